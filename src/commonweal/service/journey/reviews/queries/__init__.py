"""When a review is due, whom to ask whether they still go, and what came of it for those who were asked."""

from commonweal.service.journey.reviews.queries.continuing import (
    Followed,
    asked_of,
    continuing_ahead,
    continuing_due,
    continuing_unreached,
    followed,
)
from commonweal.service.journey.reviews.queries.due import (
    DUE,
    OVERDUE,
    Ladder,
    asked_about,
    awaited,
    awaiting,
    come_due,
    dated,
    due,
    due_on,
    ladder,
    overdue,
)
from commonweal.service.journey.reviews.queries.experience import who_is_asked

__all__ = [
    "DUE",
    "OVERDUE",
    "Followed",
    "Ladder",
    "asked_about",
    "asked_of",
    "awaited",
    "awaiting",
    "come_due",
    "continuing_ahead",
    "continuing_due",
    "continuing_unreached",
    "dated",
    "due",
    "due_on",
    "followed",
    "ladder",
    "overdue",
    "who_is_asked",
]
