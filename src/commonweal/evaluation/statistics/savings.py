"""How much less was used per person and year, with an interval over people."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.statistics.rates import DAYS_A_YEAR, LEVEL
from commonweal.evaluation.statistics.steady import collapsed, steady

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Difference:
    """A fall in a rate, with its 95 % interval.

    Parameters
    ----------
    avoided
        Rate before less rate after; negative when use rose [events per person-year].
    low, high
        Ends of the 95 % interval, none when too few people or no spread [events per person-year].
    """

    avoided: float
    low: float | None
    high: float | None


def rate_difference(before: Counts, after: Counts, days_before: Counts, days_after: Counts) -> Difference:
    """Estimate how much less was used after than before.

    The rates are ratios of sums; each person's part in them is linearised, and the spread of those parts over
    people gives the interval. With equal time on both sides this is the paired t interval.

    Parameters
    ----------
    before, after
        What each person used on either side [people; events].
    days_before, days_after
        How long each person was at risk on either side [people; days].

    Returns
    -------
    Difference
        Events avoided, with the interval [events per person-year].

    Raises
    ------
    ValueError
        When nobody was at risk on one of the sides.

    References
    ----------
    Cochran (1977), Sampling Techniques, chapter 6: ratio estimators.
    """
    from scipy import stats

    if days_before.sum() <= 0 or days_after.sum() <= 0:
        raise ValueError("Nobody was at risk on both sides, so there is no difference of rates.")
    columns, weights = collapsed(before, after, days_before, days_after)
    sums = [float(weights @ column) for column in columns]
    earlier, later = sums[0] / sums[2], sums[1] / sums[3]
    parts = (columns[0] - earlier * columns[2]) / sums[2] - (columns[1] - later * columns[3]) / sums[3]
    people = float(weights.sum())
    avoided = (earlier - later) * DAYS_A_YEAR
    error = np.sqrt(weights @ parts**2 * people / (people - 1)) * DAYS_A_YEAR if people > 1 else 0.0
    if error == 0:
        return Difference(steady(avoided) or 0.0, None, None)
    spread = float(stats.t.ppf((1 + LEVEL) / 2, people - 1) * error)
    return Difference(steady(avoided) or 0.0, steady(avoided - spread), steady(avoided + spread))
