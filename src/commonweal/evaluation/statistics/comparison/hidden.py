"""How far referral may hang on something unrecorded before chance could explain what was found: Rosenbaum's gamma."""

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.statistics.comparison.members import Members
from commonweal.evaluation.statistics.rates import DAYS_A_YEAR, LEVEL
from commonweal.evaluation.statistics.steady import steady

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
FEW_SETS = 20
"""Below so many sets the normal curve is not trusted, and every outcome is counted [sets]."""
SAME = 9
"""Decimals of a change: what differs only behind them is the same [events per person-year]."""
NOBODY = np.inf
"""Fills up the sets that are smaller than the largest [rank]."""
HALVINGS = 45
TIED = 1e-12


def gamma(members: Members, fell: bool | None = None) -> float | None:
    """Find the largest odds by which members of a set may have differed in being referred, for the test to hold.

    Each member's change is their rate after less their rate before. Changes are taken from the mean of their set and
    ranked over all sets (Hodges and Lehmann's aligned ranks; with one control each they are Wilcoxon's signed ranks but
    for half a rank); the statistic is the sum of the ranks of the referred. Sets in which nobody differs are left
    aside, as are members who were not at risk on both sides.

    Parameters
    ----------
    members
        Referred and controls [members].
    fell
        Whether it is a fall that is to be explained, or a rise; none for whichever the ranks show [yes/no].

    Returns
    -------
    float or None
        Gamma at which a two-sided test at 5 % just rejects, 1 where it does not reject, or only the other way; none
        where no set has any difference [ratio].

    References
    ----------
    Rosenbaum (2002), Observational Studies, second edition, chapter 4.
    Gastwirth, Krieger and Rosenbaum (2000), Asymptotic separability in sensitivity analysis, JRSS B 62.
    Hodges and Lehmann (1962), Rank methods for combination of independent experiments, Annals of Mathematical
    Statistics 33.
    """
    rows, seen = scores(members)
    if not len(rows):
        return None
    if fell is None:
        fell = bool(seen < (_filled(rows).sum(axis=1) / _sizes(rows)).sum())
    if fell:
        # What speaks for a fall is turned round, so that there is one tail to look at.
        rows, seen = np.sort(np.where(np.isfinite(rows), -rows, NOBODY), axis=1), -seen
    rows, times = np.unique(rows, axis=0, return_counts=True)
    return _largest(rows, times, seen)


def scores(members: Members) -> tuple[Floats, float]:
    """Rank the changes of members, taken from the mean of their set.

    Parameters
    ----------
    members
        Referred and controls [members].

    Returns
    -------
    tuple
        Ranks of each set, ascending, filled up with infinity [sets; members], and the sum of the ranks of the
        referred [ranks].
    """
    from scipy.stats import rankdata

    members = _whole(members.where((members.days_before > 0) & (members.days_after > 0)))
    before, after, earlier, later = members.columns()
    change = DAYS_A_YEAR * (after / later - before / earlier)
    order = np.lexsort((change, members.of))
    treated, change = members.treated[order], change[order]
    _, first, sizes = np.unique(members.of[order], return_index=True, return_counts=True)
    row = np.repeat(np.arange(len(sizes)), sizes)
    column = np.arange(len(row)) - first[row]
    table = np.zeros((len(sizes), int(sizes.max(initial=0))))
    table[row, column] = change
    aligned = np.round(table - table.sum(axis=1, keepdims=True) / sizes[:, None], SAME)
    differ = aligned[np.arange(len(sizes)), sizes - 1] > aligned[:, :1].sum(axis=1)
    kept = differ[row]
    ranks = np.full(table.shape, NOBODY)
    ranks[row[kept], column[kept]] = rankdata(aligned[row[kept], column[kept]])
    return ranks[differ], float(ranks[row, column][kept & treated].sum())


def _whole(members: Members) -> Members:
    """Sets of which the referred and at least one control are left."""
    numbers, place = np.unique(members.of, return_inverse=True)
    arms = (np.bincount(place, arm, len(numbers)) > 0 for arm in (members.treated, ~members.treated))
    return members.where(np.logical_and(*arms)[place])


def _sizes(rows: Floats) -> Whole:
    """Members of each set [sets; members]."""
    return np.count_nonzero(np.isfinite(rows), axis=1)


def _filled(rows: Floats) -> Floats:
    """The ranks with nought where nobody is [sets; members]."""
    return np.where(np.isfinite(rows), rows, 0.0)


def _largest(rows: Floats, times: Whole, seen: float) -> float | None:
    """The odds at which chance explains just so much: doubled until they are too large, then halved in between."""
    tail = (1 - LEVEL) / 2
    if chance(rows, times, seen, 1.0) > tail:
        return 1.0
    low, high = 1.0, 2.0
    while chance(rows, times, seen, high) <= tail:
        low, high = high, 2 * high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if chance(rows, times, seen, middle) <= tail else (low, middle)
    return steady(low)


def chance(rows: Floats, times: Whole, seen: float, odds: float) -> float:
    """Work out how likely at most such a sum of ranks is without any effect, when odds of referral differ so much.

    Parameters
    ----------
    rows
        Ranks of the sets, ascending, filled up with infinity [kinds of set; members].
    times
        How many sets there are of each [kinds of set; sets].
    seen
        Sum of the ranks of the referred [ranks].
    odds
        By how much two members of a set may differ in their odds of having been the one referred [ratio].

    Returns
    -------
    float
        The chance of a sum so large or larger: by the normal curve, with few sets by counting [0-1].
    """
    from scipy.stats import norm

    split, mean, spread = _worst(rows, odds)
    if times.sum() < FEW_SETS:
        return _counted(rows, split, times, seen, odds)
    return float(norm.sf((seen - (times * mean).sum()) / np.sqrt((times * spread).sum())))


def _worst(rows: Floats, odds: float) -> tuple[Whole, Floats, Floats]:
    """Where the hidden thing divides each set so that the sum grows most, with the mean and spread of a rank then.

    Those with the highest ranks have it, the others not. Of all ways to divide a set, that with the largest mean is
    the worst, and of those the one with the largest spread.
    """
    size = _sizes(rows)[:, None]
    split = np.arange(1, rows.shape[1])
    weight = split + odds * np.maximum(size - split, 0)
    mean, square = (_raised(_filled(rows) ** power, odds) / weight for power in (1, 2))
    spread = np.where(split < size, square - mean**2, -np.inf)
    mean = np.where(split < size, mean, -np.inf)
    most = mean.max(axis=1, keepdims=True)
    place = np.where(mean >= most - TIED * np.abs(most), spread, -np.inf).argmax(axis=1)
    row = np.arange(len(rows))
    return split[place], mean[row, place], spread[row, place]


def _raised(values: Floats, odds: float) -> Floats:
    """The sum of each row, what stands behind each division counted so many times [rows; divisions]."""
    below = values.cumsum(axis=1)
    found: Floats = odds * below[:, -1:] - (odds - 1) * below[:, :-1]
    return found


def _counted(rows: Floats, split: Whole, times: Whole, seen: float, odds: float) -> float:
    """The same for few sets: the chance of every sum. Ranks are whole or half, so that twice a rank is a place."""
    sums, least = np.ones(1), 0
    for row, divided, often in zip(rows, split.tolist(), times.tolist(), strict=True):
        ranks = np.rint(2 * row[np.isfinite(row)]).astype(np.int64)
        weight = np.where(np.arange(len(ranks)) < divided, 1.0, odds)
        own = np.bincount(ranks - ranks[0], weight / weight.sum())
        for _ in range(often):
            sums, least = np.convolve(sums, own), least + int(ranks[0])
    return float(np.clip(sums[max(0, round(2 * seen) - least) :].sum(), 0.0, 1.0))
