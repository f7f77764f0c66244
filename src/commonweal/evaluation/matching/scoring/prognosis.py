"""The prognostic score: how much use the next year would bring without the service, judged by an earlier year."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.matching.pool import Pool, Whole
from commonweal.evaluation.matching.scoring.collapse import Collapsed, distinct
from commonweal.evaluation.matching.scoring.newton import POISSON
from commonweal.evaluation.matching.scoring.propensity import predicted
from commonweal.evaluation.matching.scoring.terms import Term, terms
from commonweal.evaluation.plan import PlanError

TRAITS = ("age", "sex", "imd", "conditions")
USED = ("spells", "bed_days", "elective", "ae", "outpatient")
HUNDREDTHS = 100
TOO_SHORT = (
    "LOOK_BACK: the prognosis is learnt from the year before the last, so it needs two years of look-back. Set "
    "[matching] look_back_months = 24, or take prognosis out of covariates."
)


def with_prognosis(pool: Pool) -> Pool:
    """Add the expected use of the next year to a pool.

    A Poisson model of emergency stays and unplanned A&E attendances in the year before the index day, on what was
    known a year before it, is fitted on the candidates who are never referred. Then it is asked about everybody on
    their index day. So nothing after any index day is read. Long-term conditions are taken as known then.

    Parameters
    ----------
    pool
        Everybody [pool].

    Returns
    -------
    Pool
        The same with `prognosis` among its counts [hundredths of the logarithm of instances a year].

    Raises
    ------
    PlanError
        When the pool does not look back two years.

    References
    ----------
    Hansen (2008), The prognostic analogue of the propensity score, Biometrika 95.
    """
    if "spells_12_24" not in pool.counts:
        raise PlanError(TOO_SHORT)
    never = ~pool.treated if pool.later is None else ~pool.treated & ~pool.later
    year = {what: in_the_year(pool, what) for what in USED if f"{what}_12_24" in pool.counts}
    now = {**{name: pool.column(name) for name in TRAITS}, **year}
    then = {name: column[never] for name, column in now.items()}
    then |= {"age": then["age"] - 1, **{what: pool.counts[f"{what}_12_24"][never] for what in year}}
    both = [np.concatenate([then[name], now[name]]) for name in now]
    first, of = distinct(both)
    many = int(never.sum())
    people = np.bincount(of[:many], minlength=len(first)).astype(float)
    outcomes = np.bincount(of[:many], weights=(year["spells"] + year["ae"])[never], minlength=len(first)).astype(float)
    columns = {_then(name): column[first] for name, column in zip(now, both, strict=True)}
    rows = Collapsed(columns, people, np.zeros(len(first)), of, pool.names)
    modelled = people > 0
    if not outcomes.any():
        return replace(pool, counts={**pool.counts, "prognosis": np.zeros(len(pool), np.int16)})
    written = [_met(rows, term, outcomes) for term in terms(rows, list(columns), modelled)]
    expected, _ = predicted(rows, written, modelled, people, outcomes, POISSON)
    rounded = np.round(expected[of[many:]] * HUNDREDTHS).astype(np.int16)
    return replace(pool, counts={**pool.counts, "prognosis": rounded})


def in_the_year(pool: Pool, what: str) -> Whole:
    """Add up what was used in the year before the index day.

    Parameters
    ----------
    pool
        Everybody [pool].
    what
        A covariate that is counted [code].

    Returns
    -------
    numpy.ndarray
        One entry a unit [events or nights].
    """
    if f"{what}_0_12" in pool.counts:
        return pool.counts[f"{what}_0_12"]
    parts = [pool.counts[f"{what}_{period}"].astype(np.int32) for period in ("0_1", "1_3", "3_12")]
    return parts[0] + parts[1] + parts[2]


def _then(name: str) -> str:
    return name if name in TRAITS else f"{name}_12_24"


def _met(rows: Collapsed, term: Term, outcomes: NDArray[np.float64]) -> Term:
    """Without the columns of those none of whom used anything: their rate would be without end."""
    uses = np.bincount(rows.columns[term.column] - term.low, weights=outcomes, minlength=len(term.table))
    met = (uses > 0) @ (term.table != 0) > 0
    return replace(term, table=term.table[:, met], names=tuple(np.array(term.names, dtype=object)[met]))
