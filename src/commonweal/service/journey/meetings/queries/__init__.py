"""Which meetings there are, who could be talked about, and what is to be done by whom."""

from commonweal.service.journey.meetings.queries.meetings import (
    attendees,
    candidates,
    cases,
    colleagues,
    meetings,
    owners,
    practices,
    proposed,
)
from commonweal.service.journey.meetings.queries.tasks import open_tasks, overdue, tasks_of_meeting

__all__ = [
    "attendees",
    "candidates",
    "cases",
    "colleagues",
    "meetings",
    "open_tasks",
    "overdue",
    "owners",
    "practices",
    "proposed",
    "tasks_of_meeting",
]
