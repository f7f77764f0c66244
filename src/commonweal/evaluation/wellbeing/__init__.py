"""Distance travelled on the eight measures: as published, paired, and beside what chance would give."""

from commonweal.evaluation.wellbeing.direction import direction
from commonweal.evaluation.wellbeing.distance import distance

__all__ = ["direction", "distance"]
