"""How use of care changed after referral, and what of it is left beside matched controls, with how sure we are."""

from commonweal.evaluation.effect.changes import estimate
from commonweal.evaluation.effect.compare import Compared, compare
from commonweal.evaluation.effect.comparison import against, landmark, negative, ratio
from commonweal.evaluation.effect.dying import alive_out, last_days
from commonweal.evaluation.effect.reach import reach
from commonweal.evaluation.effect.sensitivity import interactions, regression, specifications
from commonweal.evaluation.effect.sentences import ASSOCIATION, CHANGE, CHANGE_NOT_EFFECT, SIGNIFICANT, nobody
from commonweal.evaluation.effect.shifts import shifts
from commonweal.evaluation.effect.time import curve, interrupted

__all__ = [
    "ASSOCIATION",
    "CHANGE",
    "CHANGE_NOT_EFFECT",
    "SIGNIFICANT",
    "Compared",
    "against",
    "alive_out",
    "compare",
    "curve",
    "estimate",
    "interactions",
    "interrupted",
    "landmark",
    "last_days",
    "negative",
    "nobody",
    "ratio",
    "reach",
    "regression",
    "shifts",
    "specifications",
]
