"""The referred beside their matched controls: effects, groups seen from a landmark, negative controls."""

from commonweal.evaluation.effect.comparison.against import against, divided, ratio
from commonweal.evaluation.effect.comparison.landmark import landmark
from commonweal.evaluation.effect.comparison.negative import negative

__all__ = ["against", "divided", "landmark", "negative", "ratio"]
