"""Which meetings there are, who could be talked about, and what is to be done by whom."""

from commonweal.service.journey.meetings.queries.letter import letter, read_by
from commonweal.service.journey.meetings.queries.meetings import (
    attendees,
    candidates,
    cases,
    colleagues,
    earlier,
    following,
    may_open,
    meetings,
    owners,
    practices,
    proposed,
    record_of,
    refuse_cancelled,
    refuse_over,
)
from commonweal.service.journey.meetings.queries.pack import Pack, pack
from commonweal.service.journey.meetings.queries.sheet import document
from commonweal.service.journey.meetings.queries.tasks import open_tasks, overdue, tasks, tasks_of_meeting

__all__ = [
    "Pack",
    "attendees",
    "candidates",
    "cases",
    "colleagues",
    "document",
    "earlier",
    "following",
    "letter",
    "may_open",
    "meetings",
    "open_tasks",
    "overdue",
    "owners",
    "pack",
    "practices",
    "proposed",
    "read_by",
    "record_of",
    "refuse_cancelled",
    "refuse_over",
    "tasks",
    "tasks_of_meeting",
]
