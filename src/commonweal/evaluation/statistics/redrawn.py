"""A rate ratio in people drawn again and again, for units that come in bundles."""

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.statistics.accelerated import drawings
from commonweal.evaluation.statistics.conditional import Columns, score

Floats = NDArray[np.float64]
STEPS, NEAR = 60, 1e-9


def redrawn(log_ratio: float, columns: Columns, weights: Floats, draws: int, seed: int) -> tuple[Floats, Floats]:
    """Draw people again, and solve the conditional Poisson model in each drawing.

    Parameters
    ----------
    log_ratio
        The estimate in everybody [log ratio].
    columns
        Use before, use after, days before, days after; some use on either side [4; rows; events and days].
    weights
        How many people have each row [rows; people].
    draws
        How often to draw [drawings].
    seed
        Start of the draws [whole number].

    Returns
    -------
    tuple
        The estimate in each drawing, minus infinity without any use after and infinity without any before [draws;
        log ratio], and what each person takes from the estimate in everybody, to first order [people; log ratio].
    """
    order = np.lexsort((columns[3], columns[2]))
    columns, numbers = [column[order] for column in columns], np.rint(weights[order]).astype(np.int64)
    scores, slopes = score(log_ratio, columns)
    taken = np.repeat(-scores / float(numbers @ slopes), numbers)
    row = np.repeat(np.arange(len(numbers)), numbers)
    return np.concatenate([_solved(log_ratio, columns, times) for times in drawings(row, draws, seed)]), taken


def _solved(log_ratio: float, columns: Columns, times: Floats) -> Floats:
    """Newton's steps in all drawings at once; people with the same days at risk go together."""
    before, after, days_before, days_after = columns
    starts = np.flatnonzero((np.diff(days_before, prepend=-1) != 0) | (np.diff(days_after, prepend=-1) != 0))
    longer = np.log(days_after[starts] / days_before[starts])
    totals, later = np.add.reduceat(times * (before + after), starts, axis=1), times @ after
    found = np.full(len(times), log_ratio)
    settled = np.where(later == 0, -np.inf, np.where(times @ before == 0, np.inf, 0.0))
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-(found[:, None] + longer)))
        expected, slope = (totals * share).sum(axis=1), (totals * share * (1 - share)).sum(axis=1)
        step = np.where(settled == 0, np.clip((later - expected) / np.where(settled == 0, slope, 1.0), -1, 1), 0.0)
        found += step
        if np.abs(step).max() < NEAR:
            break
    return found + settled
