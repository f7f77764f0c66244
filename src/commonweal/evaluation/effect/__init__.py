"""How use of care changed after referral: for everybody and for parts of the cohort, with how sure we are."""

from commonweal.evaluation.effect.changes import estimate
from commonweal.evaluation.effect.sentences import ASSOCIATION, CHANGE, CHANGE_NOT_EFFECT, SIGNIFICANT, nobody

__all__ = ["ASSOCIATION", "CHANGE", "CHANGE_NOT_EFFECT", "SIGNIFICANT", "estimate", "nobody"]
