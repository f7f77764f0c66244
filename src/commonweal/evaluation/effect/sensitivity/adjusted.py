"""Rates after referral compared between people of like age, sex, deprivation, risk and earlier use."""

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.effect.side import People
from commonweal.evaluation.statistics import Members, Ratio, from_error

Floats = NDArray[np.float64]

ADJUSTED = (
    "Poisson regression of use after referral on referral, age, sex, deprivation, risk score and earlier use, offset "
    "by days at risk; errors robust to whatever the events of one set share"
)
EVENTS_AT_LEAST = 20
"""On either hand; with fewer a regression of a dozen columns says nothing [events]."""
FEW = f"No ratio: the regression needs {EVENTS_AT_LEAST} events after referral on either hand"
UNSETTLED = "No ratio: the regression did not settle"


def adjusted(found: Members, people: People, place: NDArray[np.int64]) -> Ratio:
    """Compare rates after referral, adjusted by regression.

    Parameters
    ----------
    found
        Referred and controls with what they used [members].
    people
        age, sex, imd, risk, instances as far as they are known [people].
    place
        Each member's place among the people [members; places].

    Returns
    -------
    Ratio
        Rate ratio with interval and p, none where it cannot be worked out [ratio].

    References
    ----------
    Liang and Zeger (1986), Longitudinal data analysis using generalized linear models, Biometrika 73.
    """
    kept = found.days_after > 0
    found, place = found.where(kept), place[kept]
    arms = (found.after[found.treated].sum(), found.after[~found.treated].sum())
    if min(arms) < EVENTS_AT_LEAST:
        return Ratio(None, None, None, None, FEW)
    design = _design(found, people, place)
    return _fitted(found, design) if len(design) > design.shape[1] else Ratio(None, None, None, None, FEW)


def _fitted(found: Members, design: Floats) -> Ratio:
    import statsmodels.api as sm
    from statsmodels.tools.sm_exceptions import PerfectSeparationError

    model = sm.GLM(
        found.after, design, sm.families.Poisson(), offset=np.log(found.days_after), var_weights=found.weight
    )
    try:
        fit = model.fit(maxiter=50, tol=1e-12)
    except (np.linalg.LinAlgError, PerfectSeparationError, ValueError):
        return Ratio(None, None, None, None, UNSETTLED)
    if not fit.converged or not np.isfinite(fit.params).all():
        return Ratio(None, None, None, None, UNSETTLED)
    numbers, set_of = np.unique(found.of, return_inverse=True)
    error = _error(found, design, np.asarray(fit.fittedvalues), set_of)
    return from_error(float(fit.params[1]), error, len(numbers) - 1, ADJUSTED)


def _error(found: Members, design: Floats, expected: Floats, set_of: NDArray[np.int64]) -> float:
    """Sandwich over sets of the coefficient of referral."""
    sets = int(set_of.max()) + 1
    bread = np.linalg.inv(design.T @ (design * (found.weight * expected)[:, None]))
    moved = (design * (found.weight * (found.after - expected))[:, None]) @ bread[1]
    return float(np.sqrt(sets / (sets - 1) * (np.bincount(set_of, moved) ** 2).sum()))


def _design(found: Members, people: People, place: NDArray[np.int64]) -> Floats:
    """One, referral, and what is known of each; columns that say nothing new are left out."""
    decades = people["age"][place] / 10
    columns = [np.ones(len(place)), found.treated.astype(float), decades, decades**2, np.log1p(found.before)]
    columns.append((found.before > 0).astype(float))
    for name in ("sex", "imd"):
        if name in people:
            codes = people[name][place]
            columns += [(codes == code).astype(float) for code in np.unique(codes)[1:]]
    if "risk" in people:
        risk = people["risk"][place]
        columns += [np.where(risk < 0, 0, risk) / 100, (risk < 0).astype(float)]
    if "instances" in people:
        columns.append(np.log1p(people["instances"][place]))
    return _independent(np.stack(columns, axis=1))


def _independent(design: Floats) -> Floats:
    """Leave out each column that the columns before it add up to."""
    if len(design) < design.shape[1]:
        return design
    _, corner = np.linalg.qr(design)
    size = np.abs(np.diag(corner))
    scale = np.sqrt((design**2).sum(axis=0))
    return design[:, size > 1e-9 * np.maximum(scale, 1e-30)]
