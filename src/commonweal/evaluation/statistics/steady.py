"""Numbers without their last digits, so that the same input gives the same bytes on any machine."""

import numpy as np
from numpy.typing import NDArray

DIGITS = 10


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
    rows, weights = np.unique(np.stack(columns, axis=1), axis=0, return_counts=True)
    return [rows[:, place].astype(np.float64) for place in range(len(columns))], weights.astype(np.float64)
