"""Intervals and tests that several steps share."""

from commonweal.evaluation.statistics.accelerated import DRAWS
from commonweal.evaluation.statistics.bootstrap import over_sets
from commonweal.evaluation.statistics.comparison import (
    Members,
    differences,
    gamma,
    ratio_after,
    ratio_of_changes,
    ratio_of_one,
)
from commonweal.evaluation.statistics.corrections import benjamini_hochberg, holm
from commonweal.evaluation.statistics.flips import coin_flips, sign_flips
from commonweal.evaluation.statistics.means import Mean, mean_change
from commonweal.evaluation.statistics.rates import DAYS_A_YEAR, LEVEL, Ratio, from_error, per_year, rate_ratio
from commonweal.evaluation.statistics.savings import Difference, rate_difference
from commonweal.evaluation.statistics.shares import Share, share
from commonweal.evaluation.statistics.steady import steady
from commonweal.evaluation.statistics.unseen import detectable, e_value, e_value_limit
from commonweal.evaluation.statistics.weighted import Rate, weighted_rate

__all__ = [
    "DAYS_A_YEAR",
    "DRAWS",
    "LEVEL",
    "Difference",
    "Mean",
    "Members",
    "Rate",
    "Ratio",
    "Share",
    "benjamini_hochberg",
    "coin_flips",
    "detectable",
    "differences",
    "e_value",
    "e_value_limit",
    "from_error",
    "gamma",
    "holm",
    "mean_change",
    "over_sets",
    "per_year",
    "rate_difference",
    "rate_ratio",
    "ratio_after",
    "ratio_of_changes",
    "ratio_of_one",
    "share",
    "sign_flips",
    "steady",
    "weighted_rate",
]
