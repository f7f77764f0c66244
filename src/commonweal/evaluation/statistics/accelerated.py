"""What drawings of the same people again say of an estimate: the bias-corrected and accelerated interval, and its p."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DRAWS = 2000
"""How often to draw where nothing else is asked [drawings]."""
AT_ONCE = 2_000_000
"""How many who are drawn are held at one time [people or sets]."""
SAME = 1e-9
"""So near a value is that value: the rest hangs on how a machine adds [share of the value, or of one]."""


def drawings(row: NDArray[np.int64], draws: int, seed: int) -> Iterator[Floats]:
    """Draw as many as there are, with replacement, so many drawings at a time that they fit in little room.

    Parameters
    ----------
    row
        The row of each who may be drawn: those of one row are alike [people or sets; rows from nought].
    draws
        How often to draw [drawings].
    seed
        Start of the draws [whole number].

    Yields
    ------
    numpy.ndarray
        How often each row was drawn [some drawings; rows].
    """
    draw, many, rows = np.random.default_rng(seed), len(row), int(row.max(initial=-1)) + 1
    chunk = max(1, AT_ONCE // many)
    for start in range(0, draws, chunk):
        size = min(chunk, draws - start)
        taken = row[draw.integers(0, many, (size, many))] + np.arange(size)[:, None] * rows
        yield np.bincount(taken.ravel(), minlength=size * rows).reshape(size, rows).astype(np.float64)


def ends(found: float, without: Floats, drawn: Floats, level: float) -> tuple[float, float] | None:
    """Find the ends of an interval: quantiles of the drawings, moved for bias and for a spread that changes.

    Parameters
    ----------
    found
        The estimate [any unit].
    without
        The estimate without each of those who are drawn, or what each takes from it [same unit].
    drawn
        The estimate of each drawing; what could not be made is not a number, and some may be infinite [same unit].
    level
        How sure [0-1].

    Returns
    -------
    tuple or None
        Low and high; none where there is no spread [same unit].

    References
    ----------
    Efron (1987), Better bootstrap confidence intervals, JASA 82.
    """
    from scipy.stats import norm

    drawn = drawn[~np.isnan(drawn)]
    if not np.isfinite(found) or len(drawn) < 2 or _alike(drawn, found):
        return None
    bias, lean = _quantile_of(found, drawn), _lean(without)
    sides = bias + norm.ppf([(1 - level) / 2, (1 + level) / 2])
    places = norm.cdf(bias + sides / (1 - lean * sides))
    # An order statistic itself, since nothing lies between a number and infinity.
    low, high = np.quantile(drawn, places, method="inverted_cdf")
    return float(low), float(high)


def reached(found: float, without: Floats, drawn: Floats, null: float = 0.0) -> float | None:
    """Find the p at which the interval would just not hold a supposed value.

    Parameters
    ----------
    found, without, drawn
        As for `ends` [any unit].
    null
        What is supposed [same unit].

    Returns
    -------
    float or None
        Two-sided p; none where there is no spread, or no drawing lies beyond what is supposed, so that they cannot
        tell how small it is [0-1].

    References
    ----------
    Efron (1987), Better bootstrap confidence intervals, JASA 82.
    """
    from scipy.stats import norm

    drawn = _at(null, drawn[~np.isnan(drawn)])
    beyond = (drawn >= null) if found < null else (drawn <= null)
    if not np.isfinite(found) or len(drawn) < 2 or _alike(drawn, found) or not beyond.any():
        return None
    bias, lean = _quantile_of(found, drawn), _lean(without)
    apart = _quantile_of(null, drawn) - bias
    stretch = 1 + lean * apart
    return min(1.0, 2 * float(norm.sf(abs(apart / stretch - bias)))) if stretch > 0 else None


def _alike(drawn: Floats, found: float) -> bool:
    return bool(drawn.max() - drawn.min() <= 1e-12 * max(1.0, abs(found)))


def _at(value: float, drawn: Floats) -> Floats:
    """The drawings, those that come to a value being just that."""
    return np.where(np.abs(drawn - value) <= SAME * max(1.0, abs(value)), value, drawn)


def _quantile_of(value: float, drawn: Floats) -> float:
    """Where a value stands among the drawings, as a quantile of the normal distribution."""
    from scipy.stats import norm

    drawn = _at(value, drawn)
    below = (np.count_nonzero(drawn < value) + np.count_nonzero(drawn == value) / 2) / len(drawn)
    return float(norm.ppf(np.clip(below, 1 / len(drawn), 1 - 1 / len(drawn))))


def _lean(without: Floats) -> float:
    """The acceleration: how skewed is what each adds to the estimate."""
    without = without[np.isfinite(without)]
    apart = without.mean() - without if len(without) else without
    spread = float((apart**2).sum())
    return float((apart**3).sum()) / (6 * spread**1.5) if spread else 0.0
