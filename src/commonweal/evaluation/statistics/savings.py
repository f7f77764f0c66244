"""How much less was used per person and year, with an interval over people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.statistics.bootstrap import over_sets
from commonweal.evaluation.statistics.rates import DAYS_A_YEAR, LEVEL
from commonweal.evaluation.statistics.steady import collapsed, steady

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]
Pairs = Sequence[tuple[Counts, Counts]]
ALIKE = 1e-18


@dataclass(frozen=True)
class Difference:
    """A fall in a rate, with its 95 % interval.

    Parameters
    ----------
    avoided
        Rate before less rate after; negative when use rose [events per person-year, or GBP when they are priced].
    low, high
        Ends of the 95 % interval, none when too few people or no spread [same].
    """

    avoided: float
    low: float | None
    high: float | None


def rate_difference(
    used: Pairs, days_before: Counts, days_after: Counts, *, prices: Sequence[float], draws: int = 0, seed: int = 0
) -> Difference:
    """Estimate how much less was used after than before, over one kind of care or several that are priced.

    Each person is a stratum of the Mantel-Haenszel difference: their own rate before less their own rate after, each
    weighed by their time at risk. So somebody who died early does not lower the rate after merely by being gone. The
    spread over people gives the interval; with equal time it is the paired t interval.

    Parameters
    ----------
    used
        Use before and after of each kind of care [kinds; people; events].
    days_before, days_after
        How long each person was at risk on either side [people; days].
    prices
        What an event of each kind counts, 1 to count events [kinds; GBP, or 1].
    draws, seed
        How often people are drawn again for the interval of what is skewed, as costs and bed days are, nought for
        Student's interval, and the start of the draws [drawings; whole number].

    Returns
    -------
    Difference
        Events or costs avoided, with the interval [events or GBP per person-year].

    Raises
    ------
    ValueError
        When nobody was at risk on both sides.

    References
    ----------
    Greenland and Robins (1985), Estimation of a common effect parameter from sparse follow-up data, Biometrics 41.
    Efron (1987), Better bootstrap confidence intervals, JASA 82.
    """
    both = (days_before > 0) & (days_after > 0)
    if not both.any():
        raise ValueError("Nobody was at risk on both sides, so there is no difference of rates.")
    events = [column[both] for pair in used for column in pair]
    (earlier, later, *columns), weights = collapsed(days_before[both], days_after[both], *events)
    pairs = zip(columns[::2], columns[1::2], prices, strict=True)
    falls = sum(price * (before * later - after * earlier) for before, after, price in pairs) / (earlier + later)
    times = earlier * later / (earlier + later)
    found = _over_people(falls, times, weights)
    return found if draws == 0 or found.low is None else _drawn(found, falls, times, weights, draws, seed)


def _drawn(found: Difference, falls: Floats, times: Floats, weights: Floats, draws: int, seed: int) -> Difference:
    """The same with the interval that drawing people again gives."""
    sums = np.repeat(np.stack([falls, times], axis=1), np.rint(weights).astype(np.int64), axis=0)
    ((low, high),) = over_sets(sums[:, None, :], _a_year, draws, seed)
    return replace(found, low=low, high=high)


def _a_year(sums: Floats) -> Floats:
    return DAYS_A_YEAR * sums[..., 0] / sums[..., 1]


def _over_people(falls: Floats, times: Floats, weights: Floats) -> Difference:
    """The ratio of two sums over people, with its interval."""
    from scipy import stats

    people, time = float(weights.sum()), float(weights @ times)
    a_day = float(weights @ falls) / time
    avoided = a_day * DAYS_A_YEAR
    squares = float(weights @ (falls - a_day * times) ** 2)
    # All changed alike: what is left is rounding, and no spread to judge by.
    if people < 2 or squares <= ALIKE * float(weights @ falls**2):
        return Difference(steady(avoided) or 0.0, None, None)
    error = np.sqrt(squares * people / (people - 1)) / time * DAYS_A_YEAR
    spread = float(stats.t.ppf((1 + LEVEL) / 2, people - 1) * error)
    return Difference(steady(avoided) or 0.0, steady(avoided - spread), steady(avoided + spread))
