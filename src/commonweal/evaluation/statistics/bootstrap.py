"""Intervals by drawing whole sets again, with the same draws for the same seed."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.statistics.accelerated import ends
from commonweal.evaluation.statistics.rates import LEVEL
from commonweal.evaluation.statistics.steady import steady

Floats = NDArray[np.float64]
Statistic = Callable[[Floats], Floats]
Ends = tuple[float | None, float | None]
AT_ONCE = 2_000_000
"""How many drawn sets are held at one time [sets]."""


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
    drawn = np.concatenate([statistic(totals) for totals in _drawn(sums, draws, seed)])
    return [_ends(*each) for each in zip(found, without.T, drawn.T, strict=True)]


def _drawn(sums: Floats, draws: int, seed: int) -> Iterator[Floats]:
    """Sums of sets drawn with replacement, so many drawings at a time that they fit in little room."""
    draw = np.random.default_rng(seed)
    sets, flat = len(sums), sums.reshape(len(sums), -1)
    chunk = max(1, AT_ONCE // sets)
    for start in range(0, draws, chunk):
        size = min(chunk, draws - start)
        taken = draw.integers(0, sets, (size, sets)) + np.arange(size)[:, None] * sets
        times = np.bincount(taken.ravel(), minlength=size * sets).reshape(size, sets)
        yield (times.astype(np.float64) @ flat).reshape(size, *sums.shape[1:])


def _ends(found: float, without: Floats, drawn: Floats) -> Ends:
    sides = ends(found, without, np.where(np.isfinite(drawn), drawn, np.nan), LEVEL)
    return (None, None) if sides is None else (steady(sides[0]), steady(sides[1]))
