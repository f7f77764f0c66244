"""Intervals and tests that several steps share."""

from commonweal.evaluation.statistics.flips import coin_flips, sign_flips
from commonweal.evaluation.statistics.means import Mean, mean_change
from commonweal.evaluation.statistics.rates import DAYS_A_YEAR, Ratio, per_year, rate_ratio
from commonweal.evaluation.statistics.savings import Difference, rate_difference
from commonweal.evaluation.statistics.steady import steady

__all__ = [
    "DAYS_A_YEAR",
    "Difference",
    "Mean",
    "Ratio",
    "coin_flips",
    "mean_change",
    "per_year",
    "rate_difference",
    "rate_ratio",
    "sign_flips",
    "steady",
]
