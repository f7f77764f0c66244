"""How far an effect hangs on the way it was worked out, differs between groups, or was to be expected anyway."""

from commonweal.evaluation.effect.sensitivity.interactions import interactions
from commonweal.evaluation.effect.sensitivity.regression import regression
from commonweal.evaluation.effect.sensitivity.specifications import specifications

__all__ = ["interactions", "regression", "specifications"]
