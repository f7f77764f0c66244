"""Everything that writes down what somebody needs, wants and answers."""

from commonweal.service.journey.assessments.actions.assessment import (
    BASELINE,
    FOLLOW_UP,
    begin,
    complete,
    save,
    score,
)
from commonweal.service.journey.assessments.actions.instruments import (
    add_instrument,
    answer,
    change_instrument,
    put_back,
    retire,
    take_up,
)
from commonweal.service.journey.assessments.actions.plans import add_goal, agree, change_goal, finish_step, review_goal

__all__ = [
    "BASELINE",
    "FOLLOW_UP",
    "add_goal",
    "add_instrument",
    "agree",
    "answer",
    "begin",
    "change_goal",
    "change_instrument",
    "complete",
    "finish_step",
    "put_back",
    "retire",
    "review_goal",
    "save",
    "score",
    "take_up",
]
