"""Exact tests that toss a coin for the direction of each person's change."""

import numpy as np
from numpy.typing import NDArray


def coin_flips(rises: int, falls: int) -> float:
    """Test whether more people rose than fell, when a coin could have exchanged the two for each person.

    Parameters
    ----------
    rises
        People who rose and did not fall [people].
    falls
        People who fell and did not rise [people].

    Returns
    -------
    float
        Exact two-sided p value, 1 when nobody did only one of the two [0-1].

    References
    ----------
    McNemar (1947), Note on the sampling error of the difference between correlated proportions, Psychometrika 12.
    """
    from scipy import stats

    return float(min(1.0, 2 * stats.binom.cdf(min(rises, falls), rises + falls, 0.5)))


def sign_flips(changes: NDArray[np.int64]) -> float:
    """Test whether changes have a direction, by flipping the sign of each person's change.

    All flips are counted, not drawn: people with changes of one size make a binomial, and the binomials of the
    sizes are folded together. So the p value is exact, for three people as for thirty thousand.

    Parameters
    ----------
    changes
        One entry a person, whole numbers [people; points].

    Returns
    -------
    float
        Exact two-sided p value, 1 when nobody changed [0-1].

    References
    ----------
    Fisher (1935), The Design of Experiments, section 21.
    """
    from scipy import signal, stats

    sizes, people = np.unique(np.abs(changes[changes != 0]), return_counts=True)
    chances = np.ones(1)
    for size, count in zip(sizes.tolist(), people.tolist(), strict=True):
        # A sum of `count` coins of this size runs from -count*size to count*size in steps of two sizes.
        coins = np.zeros(2 * count * size + 1)
        coins[:: 2 * size] = stats.binom.pmf(np.arange(count + 1), count, 0.5)
        chances = signal.convolve(chances, coins)
    middle, seen = len(chances) // 2, abs(int(changes.sum()))
    if seen == 0:
        return 1.0
    return float(np.clip(2 * chances[middle + seen :].sum(), 0.0, 1.0))
