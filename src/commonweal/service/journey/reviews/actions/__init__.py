"""Review, ask what people still go to and what it was like, keep what they gained, close, and tell the practice."""

from commonweal.service.journey.reviews.actions.asking import ask_continuing, told_later
from commonweal.service.journey.reviews.actions.experience import (
    PURPOSE,
    answer,
    answer_on_paper,
    ask_experience,
)
from commonweal.service.journey.reviews.actions.gaining import (
    add_benefit,
    add_progression,
    amend_benefit,
    amend_progression,
)
from commonweal.service.journey.reviews.actions.reviewing import close, complete, mark_read, send_feedback, unable

__all__ = [
    "PURPOSE",
    "add_benefit",
    "add_progression",
    "amend_benefit",
    "amend_progression",
    "answer",
    "answer_on_paper",
    "ask_continuing",
    "ask_experience",
    "close",
    "complete",
    "mark_read",
    "send_feedback",
    "told_later",
    "unable",
]
