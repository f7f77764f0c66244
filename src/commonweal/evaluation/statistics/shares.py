"""A share with its interval."""

from dataclasses import dataclass

import numpy as np

from commonweal.evaluation.statistics.rates import LEVEL
from commonweal.evaluation.statistics.steady import steady


@dataclass(frozen=True)
class Share:
    """A share with its 95 % interval.

    Parameters
    ----------
    pct
        The share [%].
    low, high
        Ends of the interval [%].
    """

    pct: float | None
    low: float | None
    high: float | None


def share(some: int, everybody: int) -> Share:
    """Work out a share with Wilson's interval, which stays sensible near 0 and 100 %.

    Parameters
    ----------
    some
        How many [people].
    everybody
        Of how many [people].

    Returns
    -------
    Share
        The share; none of nobody [%].

    References
    ----------
    Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22.
    """
    from scipy import stats

    if everybody <= 0:
        return Share(None, None, None)
    p, z = some / everybody, float(stats.norm.ppf((1 + LEVEL) / 2))
    wider = 1 + z**2 / everybody
    middle = p + z**2 / (2 * everybody)
    half = z * float(np.sqrt(p * (1 - p) / everybody + z**2 / (4 * everybody**2)))
    low, high = max(0.0, (middle - half) / wider), min(1.0, (middle + half) / wider)
    return Share(steady(100 * p), steady(100 * low), steady(100 * high))
