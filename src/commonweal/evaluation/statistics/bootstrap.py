"""Intervals by drawing whole sets again, with the same draws for the same seed."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.statistics.accelerated import drawings, ends
from commonweal.evaluation.statistics.rates import LEVEL
from commonweal.evaluation.statistics.steady import steady

Floats = NDArray[np.float64]
Statistic = Callable[[Floats], Floats]
Ends = tuple[float | None, float | None]


def over_sets(sums: Floats, statistic: Statistic, draws: int, seed: int) -> list[Ends]:
    """Draw the sets again and again, and take from each drawing what is sought.

    Parameters
    ----------
    sums
        What each set adds to the sums that the statistics are made of [sets; outcomes; sums].
    statistic
        Makes of such sums what is sought, not a number where it cannot be made [function of [...; outcomes; sums]].
    draws
        How often to draw; nought for not at all [drawings].
    seed
        Start of the draws [whole number].

    Returns
    -------
    list
        Ends of each outcome's 95 % interval, bias-corrected and accelerated; none where there is no spread
        [outcomes].

    References
    ----------
    Efron (1987), Better bootstrap confidence intervals, JASA 82.
    """
    if draws == 0 or len(sums) < 2:
        return [(None, None)] * sums.shape[1]
    whole = sums.sum(axis=0)
    found = statistic(whole)
    without = statistic(whole - sums)
    flat, everyone = sums.reshape(len(sums), -1), np.arange(len(sums))
    totals = (times @ flat for times in drawings(everyone, draws, seed))
    drawn = np.concatenate([statistic(each.reshape(-1, *sums.shape[1:])) for each in totals])
    return [_ends(*each) for each in zip(found, without.T, drawn.T, strict=True)]


def _ends(found: float, without: Floats, drawn: Floats) -> Ends:
    sides = ends(found, without, np.where(np.isfinite(drawn), drawn, np.nan), LEVEL)
    return (None, None) if sides is None else (steady(sides[0]), steady(sides[1]))
