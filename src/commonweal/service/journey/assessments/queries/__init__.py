"""What was said, scored, wanted and answered."""

from commonweal.service.journey.assessments.queries.instruments import (
    answered,
    answers,
    editions,
    in_use,
    is_answered,
    next_point,
    offered,
    offered_ever,
    refuse_faulty,
    travelled,
)
from commonweal.service.journey.assessments.queries.plans import agreement, digest, goals, plan, progress
from commonweal.service.journey.assessments.queries.scores import distance, latest

__all__ = [
    "agreement",
    "answered",
    "answers",
    "digest",
    "distance",
    "editions",
    "goals",
    "in_use",
    "is_answered",
    "latest",
    "next_point",
    "offered",
    "offered_ever",
    "plan",
    "progress",
    "refuse_faulty",
    "travelled",
]
