"""The segmented model of practice series, with errors that allow for months that hang together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.effect.time.stacks import Stacks
from commonweal.evaluation.statistics import Ratio, from_error

Floats = NDArray[np.float64]
LAG = 12
"""Months that may hang together [months]."""
YEAR = 12
METHOD = (
    "Quasi-Poisson regression of monthly counts, offset by person-time: a level for each series, a trend for either "
    "group, two pairs of yearly waves, step and turn at the beginning; errors by Newey and West over 12 months of all "
    "series together, or those of months apart, or those of the quasi-Poisson model, whichever is largest"
)


@dataclass(frozen=True)
class Fit:
    """What the model says.

    Parameters
    ----------
    level
        Step at the beginning, beside control practices where there are any [ratio].
    slope
        Turn of the trend, likewise [ratio a year].
    fitted, expected
        Events of each entry as fitted, and as they would be without step and turn of the beginners [entries; events].
    """

    level: Ratio
    slope: Ratio
    fitted: Floats
    expected: Floats


def fit(stacks: Stacks, code: str) -> Fit | None:
    """Fit one outcome.

    Parameters
    ----------
    stacks
        Series of beginners and control practices [stacks].
    code
        The outcome [code].

    Returns
    -------
    Fit or None
        What was found; none when the model does not settle [fit].

    References
    ----------
    Wagner and others (2002), Segmented regression analysis of interrupted time series studies, Journal of Clinical
    Pharmacy and Therapeutics 27. Driscoll and Kraay (1998), Review of Economics and Statistics 80. Newey and West
    (1987), Econometrica 55.
    """
    import statsmodels.api as sm

    kept = stacks.days > 0
    design, events = _design(stacks), stacks.events[code].astype(np.float64)
    if events[kept & stacks.treated].sum() < design.shape[1]:
        return None
    model = sm.GLM(events[kept], design[kept], sm.families.Poisson(), offset=np.log(stacks.days[kept]))
    found = model.fit(maxiter=100, tol=1e-12)
    if not found.converged or not np.isfinite(found.params).all():
        return None
    params = np.asarray(found.params)
    spread = _spread(design[kept], events[kept], np.asarray(found.fittedvalues), stacks.calendar[kept])
    rates = np.maximum(stacks.days, 1)
    fitted = np.where(kept, rates * np.exp(design @ params), 0.0)
    plain = np.where(stacks.treated, np.exp(-(design[:, :2] @ params[:2])), 1.0)
    months, own = len(np.unique(stacks.calendar)), len(np.unique(_series(stacks)))
    free = months - (design.shape[1] - own)
    errors = np.sqrt(spread * months / free)
    level = from_error(float(params[0]), float(errors[0]), free, METHOD)
    slope = from_error(YEAR * float(params[1]), YEAR * float(errors[1]), free, METHOD)
    return Fit(level, slope, fitted, fitted * plain)


def _design(stacks: Stacks) -> Floats:
    """First the step and turn of the beginners, then all that both share."""
    month, treated = stacks.month.astype(np.float64), stacks.treated.astype(np.float64)
    after = (month >= 0).astype(np.float64)
    since = month * after
    waves = 2 * np.pi * np.outer(stacks.calendar % YEAR, (1, 2)) / YEAR
    series = _series(stacks)
    levels = [(series == each).astype(np.float64) for each in np.unique(series)]
    columns = [after * treated, since * treated, *levels, month, *np.sin(waves).T, *np.cos(waves).T]
    if not stacks.treated.all():
        columns += [after, since, month * treated]
    return np.stack(columns, axis=1)


def _series(stacks: Stacks) -> NDArray[np.int64]:
    """Which series each entry is of."""
    return stacks.start * 2 + stacks.treated


def _spread(design: Floats, events: Floats, fitted: Floats, calendar: NDArray[np.int64]) -> Floats:
    """Variances of step and turn: the largest of three, since each is too small in some short series."""
    months = np.arange(calendar.min(), calendar.max() + 1)
    moments = np.zeros((len(months), design.shape[1]))
    # All series of a month belong together: the control practices stand in every stack.
    np.add.at(moments, calendar - months[0], design * (events - fitted)[:, None])
    apart = moments.T @ moments
    together = apart.copy()
    for lag in range(1, min(LAG, len(months) - 1) + 1):
        beside = moments[lag:].T @ moments[:-lag]
        together += (1 - lag / (LAG + 1)) * (beside + beside.T)
    bread = np.linalg.inv(design.T @ (design * fitted[:, None]))
    scale = float(((events - fitted) ** 2 / fitted).sum()) / (len(events) - design.shape[1])
    found = [np.diag(bread @ meat @ bread)[:2] for meat in (apart, together)]
    largest: Floats = np.maximum.reduce([*found, max(scale, 1.0) * np.diag(bread)[:2]])
    return largest
