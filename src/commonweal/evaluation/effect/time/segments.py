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
    "series together"
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
    free = len(np.unique(stacks.calendar)) - 2
    level = from_error(float(params[0]), float(np.sqrt(spread[0, 0])), free, METHOD)
    slope = from_error(YEAR * float(params[1]), YEAR * float(np.sqrt(spread[1, 1])), free, METHOD)
    return Fit(level, slope, fitted, fitted * plain)


def _design(stacks: Stacks) -> Floats:
    """First the step and turn of the beginners, then all that both share."""
    month, treated = stacks.month.astype(np.float64), stacks.treated.astype(np.float64)
    after = (month >= 0).astype(np.float64)
    since = month * after
    waves = 2 * np.pi * np.outer(stacks.calendar % YEAR, (1, 2)) / YEAR
    series = stacks.start * 2 + stacks.treated
    levels = [(series == each).astype(np.float64) for each in np.unique(series)]
    columns = [after * treated, since * treated, *levels, month, *np.sin(waves).T, *np.cos(waves).T]
    if not stacks.treated.all():
        columns += [after, since, month * treated]
    return np.stack(columns, axis=1)


def _spread(design: Floats, events: Floats, fitted: Floats, calendar: NDArray[np.int64]) -> Floats:
    """Covariance of the coefficients: all series of a month together, months up to a year apart together."""
    months = np.arange(calendar.min(), calendar.max() + 1)
    moments = np.zeros((len(months), design.shape[1]))
    np.add.at(moments, calendar - months[0], design * (events - fitted)[:, None])
    meat = moments.T @ moments
    for lag in range(1, min(LAG, len(months) - 1) + 1):
        apart = moments[lag:].T @ moments[:-lag]
        meat += (1 - lag / (LAG + 1)) * (apart + apart.T)
    bread = np.linalg.inv(design.T @ (design * fitted[:, None]))
    covariance: Floats = bread @ meat @ bread
    return covariance
