"""Use as it goes on month by month: around each referral, and in whole practices."""

from commonweal.evaluation.effect.time.curve import curve
from commonweal.evaluation.effect.time.interrupted import interrupted

__all__ = ["curve", "interrupted"]
