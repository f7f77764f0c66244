"""P values corrected for how many there are."""

from collections.abc import Sequence

import numpy as np

from commonweal.evaluation.statistics.steady import steady

Ps = Sequence[float | None]


def holm(ps: Ps) -> list[float | None]:
    """Correct so that the chance of even one false finding stays below what is asked.

    Parameters
    ----------
    ps
        P values; none where there is none, which does not count [0-1].

    Returns
    -------
    list
        Corrected, in the order given [0-1].

    References
    ----------
    Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6.
    """
    known = np.array([p for p in ps if p is not None], dtype=np.float64)
    order = np.argsort(known, kind="stable")
    stepped = known[order] * np.arange(len(known), 0, -1)
    return _put_back(ps, order, np.maximum.accumulate(stepped))


def benjamini_hochberg(ps: Ps) -> list[float | None]:
    """Correct so that among what is called found no more than the share asked for is false, on average.

    Parameters
    ----------
    ps
        P values; none where there is none, which does not count [0-1].

    Returns
    -------
    list
        Corrected, in the order given [0-1].

    References
    ----------
    Benjamini and Hochberg (1995), Controlling the false discovery rate, JRSS B 57.
    """
    known = np.array([p for p in ps if p is not None], dtype=np.float64)
    order = np.argsort(known, kind="stable")
    stepped = known[order] * len(known) / np.arange(1, len(known) + 1)
    return _put_back(ps, order, np.minimum.accumulate(stepped[::-1])[::-1])


def _put_back(ps: Ps, order: np.ndarray, corrected: np.ndarray) -> list[float | None]:
    found = np.empty(len(order))
    found[order] = np.minimum(corrected, 1.0)
    known = iter(found.tolist())
    return [None if p is None else steady(next(known)) for p in ps]
