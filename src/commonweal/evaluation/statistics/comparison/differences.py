"""How much more or less the referred used than their controls, per person and year."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.statistics.bootstrap import over_sets
from commonweal.evaluation.statistics.comparison.members import Members
from commonweal.evaluation.statistics.rates import DAYS_A_YEAR, FEW_PEOPLE
from commonweal.evaluation.statistics.savings import Difference
from commonweal.evaluation.statistics.steady import steady

Floats = NDArray[np.float64]


def differences(outcomes: Sequence[Members], draws: int, seed: int) -> list[Difference | None]:
    """Estimate the change of the referred less the change of their controls, outcome by outcome.

    Each member is a stratum of the Mantel-Haenszel difference: their own rate after less their own rate before,
    weighed by their time at risk and, for controls, so that each set counts once. The interval comes from drawing
    whole sets again, all outcomes from the same drawings.

    Parameters
    ----------
    outcomes
        The same members with what they used of each kind [outcomes].
    draws
        How often to draw sets again for the interval; nought for no interval [drawings].
    seed
        Start of the draws [whole number].

    Returns
    -------
    list
        For each outcome how much more was used for being referred, negative for less; none without time at risk on
        both sides on either hand [events per person-year].

    References
    ----------
    Greenland and Robins (1985), Estimation of a common effect parameter from sparse follow-up data, Biometrics 41.
    """
    if not outcomes:
        return []
    sums = np.stack([_sums(members) for members in outcomes], axis=1)
    ends = over_sets(sums, _difference, draws, seed)
    found = _difference(sums.sum(axis=0))
    enough = np.count_nonzero(sums[:, :, (0, 2)].any(axis=2), axis=0) >= FEW_PEOPLE
    return [
        Difference(steady(float(value)) or 0.0, *(pair if sure else (None, None))) if np.isfinite(value) else None
        for value, pair, sure in zip(found, ends, enough, strict=True)
    ]


def _sums(members: Members) -> Floats:
    """What each set adds: rise and time of the referred, rise and time of the controls [sets; 4]."""
    _, place = np.unique(members.of, return_inverse=True)
    sets = int(place.max(initial=-1)) + 1
    both = (members.days_before > 0) & (members.days_after > 0)
    before, after, earlier, later = members.columns()
    time = np.where(both, earlier + later, 1.0)
    weight = np.where(both, members.weight, 0.0)
    rises, times = weight * (after * earlier - before * later) / time, weight * earlier * later / time
    arms = (members.treated, ~members.treated)
    return np.stack(
        [np.bincount(place[arm], column[arm], minlength=sets) for arm in arms for column in (rises, times)], axis=1
    )


def _difference(sums: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = DAYS_A_YEAR * (sums[..., 0] / sums[..., 1] - sums[..., 2] / sums[..., 3])
    return found
