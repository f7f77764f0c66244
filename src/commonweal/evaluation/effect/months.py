"""Months counted from the index day: which days each holds, and how long each person was followed in it."""

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.effect.side import People

MONTHS = 24
"""Before the index day, and as many after [months of 365/12 days]."""
EDGES = -(-(np.arange(-MONTHS, MONTHS + 1) * 365) // 12)
"""First day of each month and of the one after the last: day d is in month floor(12 d / 365) [49; days]."""


def days_in(people: People) -> NDArray[np.int64]:
    """Count the days of each month that each person was followed.

    Parameters
    ----------
    people
        index_on; starts_on and ends_on, first day followed and first day no longer, or else the windows' own
        before_from and after_to [people].

    Returns
    -------
    numpy.ndarray
        Column k is month k - 24 [people by 48; days].
    """
    index = _day(people["index_on"])
    starts = _day(people.get("starts_on", people["before_from"])) - index
    ends = _day(people.get("ends_on", people["after_to"])) - index
    first = np.maximum(EDGES[:-1], starts[:, None])
    return np.maximum(np.minimum(EDGES[1:], ends[:, None]) - first, 0)


def column(month: int) -> int:
    """Find the column of a month.

    Parameters
    ----------
    month
        -24 to 23 [month].

    Returns
    -------
    int
        0 to 47 [column].
    """
    return month + MONTHS


def _day(dates: NDArray) -> NDArray[np.int64]:
    found: NDArray[np.int64] = dates.astype("datetime64[D]").astype(np.int64)
    return found
