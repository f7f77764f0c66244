"""The conditional Poisson model of each person's use before and after, with weights."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Columns = list[Floats]


def score(log_ratio: float, columns: Columns) -> tuple[Floats, Floats]:
    """Each row's score of the model, and its slope.

    Parameters
    ----------
    log_ratio
        Logarithm of the rate ratio supposed [log ratio].
    columns
        Use before, use after, days before, days after [4; rows; events and days].

    Returns
    -------
    tuple
        Use after less what is expected given the sum of both sides, and how fast that falls [rows; events].
    """
    before, after, days_before, days_after = columns
    weighted = np.exp(log_ratio) * days_after
    share = weighted / (days_before + weighted)
    total = before + after
    return after - total * share, total * share * (1 - share)


def solved(columns: Columns, weights: Floats) -> float:
    """Find the log ratio at which the scores add to nought; they fall with it, so Newton's steps, held short, find it.

    Parameters
    ----------
    columns
        Use before, use after, days before, days after; some use on both sides [4; rows; events and days].
    weights
        How much each row counts [rows; weight].

    Returns
    -------
    float
        The estimate [log ratio].
    """
    before, after, days_before, days_after = (weights @ column for column in columns)
    log_ratio = float(np.log(after / days_after) - np.log(before / days_before))
    for _ in range(100):
        scores, slopes = score(log_ratio, columns)
        step = float(np.clip((weights @ scores) / (weights @ slopes), -1, 1))
        log_ratio += step
        if abs(step) < 1e-13:
            break
    return log_ratio
