"""How the rate of events changed, each person compared with themselves."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.statistics.accelerated import ends, reached
from commonweal.evaluation.statistics.conditional import score, solved
from commonweal.evaluation.statistics.redrawn import redrawn
from commonweal.evaluation.statistics.steady import collapsed, steady

DAYS_A_YEAR = 365
FEW_PEOPLE = 10
FEW_EVENTS = 20
LEVEL = 0.95
ALIKE = 1e-9

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]

ROBUST = (
    "Poisson model with an effect for each person, offset by days at risk; 95 % interval and p robust to events "
    "that come in clusters (sandwich, t with one degree of freedom fewer than the people with events)"
)
EXACT = (
    "Exact conditional (Clopper-Pearson) interval and p, because the robust form needs {people} people with events, "
    "{events} events, some of them after referral, and some difference between people; it supposes that one person's "
    "events do not come in clusters"
)
DRAWN = (
    "Poisson model with an effect for each person, offset by days at risk; 95 % interval and p from drawing the people "
    "again {draws:,} times (bias-corrected and accelerated bootstrap), because units come in bundles; a p too small "
    "for the drawings to tell is that of the robust form"
)
BUNDLED = (
    "No interval: the robust form needs {people} people with use, some of it after referral, and some difference "
    "between people, and units that come in bundles have no exact form"
)
NONE_BEFORE = "No ratio: nothing was used before"
NONE_AT_ALL = "No ratio: nothing was used on either side"
NO_TIME = "No ratio: nobody was at risk on both sides"


@dataclass(frozen=True)
class Ratio:
    """A rate ratio with what is known of its sureness.

    Parameters
    ----------
    ratio
        Rate after divided by rate before; none when it cannot be estimated [ratio].
    low, high
        Ends of the 95 % interval, each none when it cannot be estimated [ratio].
    p
        Two-sided p value against no change, none when it cannot be estimated [0-1].
    method
        How it was worked out, and why so [text].
    error
        Standard error of the logarithm where the interval comes from one, none otherwise [log ratio].
    free
        Degrees of freedom that go with it [count].
    """

    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    method: str
    error: float | None = None
    free: int | None = None


def from_error(log_ratio: float, error: float, free: int, method: str) -> Ratio:
    """Put Student's interval and p beside an estimate.

    Parameters
    ----------
    log_ratio, error
        The estimate and its standard error [log ratio].
    free
        Degrees of freedom [count].
    method
        How it was worked out [text].

    Returns
    -------
    Ratio
        The ratio with interval and p [ratio].
    """
    from scipy import stats

    spread = float(stats.t.ppf((1 + LEVEL) / 2, free) * error)
    p = float(2 * stats.t.sf(abs(log_ratio) / error, free))
    # With next to nothing to go by an end lies beyond all numbers: then there is none.
    with np.errstate(over="ignore"):
        low, high = (steady(float(np.exp(log_ratio + side * spread))) for side in (-1, 1))
    return Ratio(steady(float(np.exp(log_ratio))), low, high, steady(p), method, steady(float(error)), free)


def per_year(events: int, days: int) -> float | None:
    """Turn a count into a rate.

    Parameters
    ----------
    events
        How many [events].
    days
        Time at risk [person-days].

    Returns
    -------
    float or None
        The rate, a year taken as 365 days; none without any time at risk [events per person-year].
    """
    return steady(events * DAYS_A_YEAR / days) if days > 0 else None


def rate_ratio(
    before: Counts,
    after: Counts,
    days_before: Counts,
    days_after: Counts,
    *,
    bundled: bool = False,
    draws: int = 0,
    seed: int = 0,
) -> Ratio:
    """Estimate how the rate changed from before to after.

    Parameters
    ----------
    before, after
        What each person used on either side [people; events].
    days_before, days_after
        How long each person was at risk on either side [people; days].
    bundled
        True when the units come in bundles, as bed days do, so that no exact form exists [yes/no].
    draws, seed
        How often people are drawn again for the interval of such units, nought for the robust one, and the start of
        the draws [drawings; whole number].

    Returns
    -------
    Ratio
        The ratio with interval and p, or none of them and the reason [ratio].

    References
    ----------
    Wooldridge (1999), Distribution-free estimation of some nonlinear panel data models, Journal of Econometrics 90.
    Clopper and Pearson (1934), The use of confidence or fiducial limits, Biometrika 26.
    Efron (1987), Better bootstrap confidence intervals, JASA 82.
    """
    both = (days_before > 0) & (days_after > 0)
    if not both.any():
        return Ratio(None, None, None, None, NO_TIME)
    columns = (before[both], after[both], days_before[both], days_after[both])
    earlier, later = int(columns[0].sum()), int(columns[1].sum())
    if earlier == 0:
        return Ratio(None, None, None, None, NONE_BEFORE if later else NONE_AT_ALL)
    people = int((columns[0] + columns[1] > 0).sum())
    if later and people >= FEW_PEOPLE and earlier + later >= FEW_EVENTS:
        found = _robust(*columns)
        if found is not None:
            return _drawn(found, columns, draws, seed) if bundled and draws else found
    if bundled:
        return Ratio(steady(_crude(*columns)), None, None, None, BUNDLED.format(people=FEW_PEOPLE))
    return exact(*columns, EXACT.format(people=FEW_PEOPLE, events=FEW_EVENTS))


def _crude(before: Counts, after: Counts, days_before: Counts, days_after: Counts) -> float:
    return float(after.sum() / days_after.sum() / (before.sum() / days_before.sum()))


def _robust(before: Counts, after: Counts, days_before: Counts, days_after: Counts) -> Ratio | None:
    """The robust estimate; none when everybody changed alike, which leaves no spread to judge by."""
    used = before + after > 0
    columns, weights = collapsed(before[used], after[used], days_before[used], days_after[used])
    log_ratio = solved(columns, weights)
    scores, slopes = score(log_ratio, columns)
    people = float(weights.sum())
    error = np.sqrt(people / (people - 1) * (weights * scores**2).sum()) / (weights * slopes).sum()
    if error < ALIKE:
        return None
    return from_error(log_ratio, error, int(people) - 1, ROBUST)


def _drawn(found: Ratio, columns: tuple[Counts, ...], draws: int, seed: int) -> Ratio:
    """The same estimate with the interval and p that drawing people again gives."""
    used = columns[0] + columns[1] > 0
    rows, weights = collapsed(*(column[used] for column in columns))
    log_ratio = solved(rows, weights)
    drawn, taken = redrawn(log_ratio, rows, weights, draws, seed)
    sides = ends(log_ratio, taken, drawn, LEVEL)
    if sides is None:
        return found
    low, high = (steady(float(np.exp(side))) for side in sides)
    told = reached(log_ratio, taken, drawn)
    p = min(found.p or 0.0, 2 / draws) if told is None else told
    return replace(found, low=low, high=high, p=steady(p), method=DRAWN.format(draws=draws))


def exact(before: Counts, after: Counts, days_before: Counts, days_after: Counts, method: str) -> Ratio:
    """Compare two rates of few events: given their sum, one of the two is binomial.

    Parameters
    ----------
    before, after
        Events of the rate divided by, and of the other; some of the first [people; events].
    days_before, days_after
        Time at risk of either [people; days].
    method
        What is told of how it was worked out [text].

    Returns
    -------
    Ratio
        The ratio with exact interval and p [ratio].
    """
    from scipy import stats

    earlier, later = int(before.sum()), int(after.sum())
    time = float(days_after.sum() / days_before.sum())
    tail, total = (1 - LEVEL) / 2, earlier + later
    low_share = stats.beta.ppf(tail, later, earlier + 1) if later else 0.0
    high_share = stats.beta.ppf(1 - tail, later + 1, earlier)
    null = time / (1 + time)
    p = min(1.0, 2 * min(stats.binom.cdf(later, total, null), stats.binom.sf(later - 1, total, null)))
    low, high = (float(share / (1 - share) / time) for share in (low_share, high_share))
    return Ratio(steady(_crude(before, after, days_before, days_after)), steady(low), steady(high), steady(p), method)
