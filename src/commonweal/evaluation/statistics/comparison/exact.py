"""The comparison with controls when events are few: given the sums of a table of four, by counting."""

import numpy as np

from commonweal.evaluation.statistics.comparison.members import Members
from commonweal.evaluation.statistics.rates import LEVEL, Ratio
from commonweal.evaluation.statistics.steady import steady

EXACT = (
    "Difference in differences by the exact conditional test of the table of events before and after, referred and "
    "controls (Fisher), each control counted once, because the robust form needs more people with events; it supposes "
    "that one person's events do not come in clusters"
)


def exact(members: Members) -> Ratio:
    """Compare the events of a table of four, exactly.

    Parameters
    ----------
    members
        Referred and controls at risk on both sides; the referred used something before, the controls on both sides
        [members].

    Returns
    -------
    Ratio
        Ratio of the two rate ratios with exact interval and p [ratio].

    References
    ----------
    Fisher (1935), The logic of inductive inference, Journal of the Royal Statistical Society 98.
    """
    from scipy.stats import contingency

    (before, after, *days), (controls_before, controls_after, *controls_days) = (
        [int(column.sum()) for column in members.where(arm).columns()] for arm in (members.treated, ~members.treated)
    )
    time = days[0] / days[1] / (controls_days[0] / controls_days[1])
    table = [[after, before], [controls_after, controls_before]]
    found = contingency.odds_ratio(table).confidence_interval(LEVEL)
    odds = after * controls_before / (before * controls_after)
    p = _p(table, 1 / time)
    low, high = (steady(float(end * time)) for end in (found.low, found.high))
    return Ratio(steady(odds * time), low, high, steady(p), EXACT)


def _p(table: list[list[int]], odds: float) -> float:
    """Twice the smaller tail, when without an effect the odds would be these (1 with equal time)."""
    from scipy.stats import nchypergeom_fisher

    (after, before), (controls_after, controls_before) = table
    total = after + before + controls_after + controls_before
    chance = nchypergeom_fisher(total, after + before, after + controls_after, odds)
    return float(min(1.0, 2 * min(chance.cdf(after), np.clip(chance.sf(after - 1), 0, 1))))
