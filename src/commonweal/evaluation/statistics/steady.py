"""Numbers without their last digits, so that the same input gives the same bytes on any machine."""

from math import prod

import numpy as np
from numpy.typing import NDArray

DIGITS = 10
LARGEST_KEY = 2**62


def steady(value: float | None) -> float | None:
    """Drop the digits of a number that hang on the order in which a machine adds.

    Parameters
    ----------
    value
        A number, or none [any unit].

    Returns
    -------
    float or None
        The number to ten significant digits; none for none and for what is not finite [same unit].
    """
    if value is None or not np.isfinite(value):
        return None
    return float(f"{value:.{DIGITS}g}")


def collapsed(*columns: NDArray[np.int64]) -> tuple[list[NDArray[np.float64]], NDArray[np.float64]]:
    """Put equal people together, in an order that does not hang on theirs.

    Parameters
    ----------
    columns
        Whole numbers, one entry a person, all of one length [any unit].

    Returns
    -------
    tuple
        The distinct rows column by column [same units], and how many people have each [people].
    """
    lows = [int(column.min(initial=0)) for column in columns]
    sizes = [int(column.max(initial=0)) - low + 1 for column, low in zip(columns, lows, strict=True)]
    if prod(sizes) >= LARGEST_KEY:
        rows, weights = np.unique(np.stack(columns, axis=1), axis=0, return_counts=True)
        return [rows[:, place].astype(np.float64) for place in range(len(columns))], weights.astype(np.float64)
    # One whole number for each row sorts ten times faster than rows do, and in the same order.
    keys = np.zeros(len(columns[0]), np.int64)
    for column, low, size in zip(columns, lows, sizes, strict=True):
        keys = keys * size + (column - low)
    keys, weights = np.unique(keys, return_counts=True)
    found = []
    for low, size in zip(reversed(lows), reversed(sizes), strict=True):
        keys, part = np.divmod(keys, size)
        found.append((part + low).astype(np.float64))
    return found[::-1], weights.astype(np.float64)
