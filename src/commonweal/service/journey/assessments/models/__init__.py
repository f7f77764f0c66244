"""What is learnt of a person at the assessment, what they want, and how they are."""

from commonweal.service.journey.assessments.models.assessment import Assessment, Score, Scoring
from commonweal.service.journey.assessments.models.instruments import Answer, Answering, Instrument
from commonweal.service.journey.assessments.models.plans import Agreement, Goal, Progress, Step

__all__ = [
    "Agreement",
    "Answer",
    "Answering",
    "Assessment",
    "Goal",
    "Instrument",
    "Progress",
    "Score",
    "Scoring",
    "Step",
]
