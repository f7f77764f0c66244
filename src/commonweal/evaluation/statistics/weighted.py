"""A rate of people who count differently, with its interval."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.statistics.rates import DAYS_A_YEAR, FEW_EVENTS, FEW_PEOPLE, LEVEL, from_error
from commonweal.evaluation.statistics.steady import steady


@dataclass(frozen=True)
class Rate:
    """A rate with its 95 % interval.

    Parameters
    ----------
    rate, low, high
        The rate and the ends of its interval; none without time at risk [events per person-year].
    """

    rate: float | None
    low: float | None
    high: float | None


def weighted_rate(events: NDArray[np.int64], days: NDArray[np.int64], weight: NDArray[np.float64]) -> Rate:
    """Work out a rate per person and year.

    The interval is robust to events that come in clusters; below 20 events or 10 people with any it is the gamma
    interval, which for equal weights is the exact one of a Poisson count.

    Parameters
    ----------
    events
        What each used [people; events].
    days
        Time at risk of each [people; days].
    weight
        How much each counts [people; weight].

    Returns
    -------
    Rate
        The rate with its interval [events per person-year].

    References
    ----------
    Fay and Feuer (1997), Confidence intervals for directly standardized rates: a method based on the gamma
    distribution, Statistics in Medicine 16.
    """
    time = float(weight @ days) / DAYS_A_YEAR
    if time <= 0:
        return Rate(None, None, None)
    used, total = int(np.count_nonzero(events)), float(weight @ events)
    rate = total / time
    error = float(np.sqrt(((weight * (events - rate / DAYS_A_YEAR * days)) ** 2).sum())) / total if total else 0.0
    if used < FEW_PEOPLE or events.sum() < FEW_EVENTS or not error:
        low, high = _gamma(total, float(weight**2 @ events), float(weight[days > 0].max()))
        return Rate(steady(rate), steady(low / time), steady(high / time))
    found = from_error(float(np.log(rate)), error, used - 1, "")
    return Rate(found.ratio, found.low, found.high)


def _gamma(total: float, spread: float, heaviest: float) -> tuple[float, float]:
    """Ends of the interval of a weighted sum of Poisson counts."""
    from scipy.stats import gamma

    tail = (1 - LEVEL) / 2
    low = float(gamma.ppf(tail, total**2 / spread, scale=spread / total)) if total else 0.0
    more, wider = total + heaviest, spread + heaviest**2
    return low, float(gamma.ppf(1 - tail, more**2 / wider, scale=wider / more))
