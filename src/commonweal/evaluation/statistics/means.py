"""The mean of paired changes, with an interval and an exact test."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.statistics.flips import sign_flips
from commonweal.evaluation.statistics.rates import LEVEL
from commonweal.evaluation.statistics.steady import collapsed, steady


@dataclass(frozen=True)
class Mean:
    """A mean of paired changes.

    Parameters
    ----------
    change
        The mean, none without people [points].
    low, high
        Ends of the 95 % interval, none for one person and when all changed alike [points].
    p
        Two-sided p value by flipping signs, none without people [0-1].
    """

    change: float | None
    low: float | None
    high: float | None
    p: float | None


def mean_change(changes: NDArray[np.int64]) -> Mean:
    """Estimate the mean change of people measured twice.

    The interval is Student's: the changes are whole points between -4 and 4, so their mean is near enough
    normal from some tens of people on. The p value needs no such argument: it is exact for any number of people.

    Parameters
    ----------
    changes
        Follow-up less baseline, one entry a person [people; points].

    Returns
    -------
    Mean
        The mean with interval and p [points].

    References
    ----------
    Student (1908), The probable error of a mean, Biometrika 6.
    """
    from scipy import stats

    people = len(changes)
    if people == 0:
        return Mean(None, None, None, None)
    (values,), weights = collapsed(changes)
    mean = float(weights @ values / people)
    p = steady(sign_flips(changes))
    error = np.sqrt(weights @ (values - mean) ** 2 / (people - 1) / people) if people > 1 else 0.0
    if error == 0:
        return Mean(steady(mean), None, None, p)
    spread = float(stats.t.ppf((1 + LEVEL) / 2, people - 1) * error)
    return Mean(steady(mean), steady(mean - spread), steady(mean + spread), p)
