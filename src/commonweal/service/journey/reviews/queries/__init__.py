"""When a review is due, and what became of those who were reviewed."""

from commonweal.service.journey.reviews.queries.due import (
    DUE,
    OVERDUE,
    Ladder,
    asked_about,
    awaiting,
    due,
    due_on,
    ladder,
    overdue,
)

__all__ = ["DUE", "OVERDUE", "Ladder", "asked_about", "awaiting", "due", "due_on", "ladder", "overdue"]
