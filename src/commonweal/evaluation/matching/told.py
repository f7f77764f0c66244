"""What is told of a matching beside its balance: the overlap of scores, who found no control, who could be referred."""

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.people import NOT_KNOWN, RISK_FIFTHS, in_order
from commonweal.evaluation.matching.pool import Pool, Whole, YesNo
from commonweal.evaluation.matching.words import group_words
from commonweal.evaluation.statistics import steady
from commonweal.exchange.results import Lost, Overlap

BARS = 40
DIVISIONS = {"age": "age", "sex": "sex", "ethnicity": "ethnicity", "deprivation": "imd", "practice": "practice"}
"""Division -> the pool's column behind it."""
Places = NDArray[np.int64]


def overlap(logit: NDArray[np.float64], treated: YesNo, controls: Places) -> list[Overlap]:
    """Draw the scores of the three groups as bars of one width.

    Parameters
    ----------
    logit
        One entry a unit, nan for who was not scored [logit].
    treated
        Who was referred [yes/no].
    controls
        Who was chosen [places].

    Returns
    -------
    list
        The bars from the lowest score to the highest [list].
    """
    known = ~np.isnan(logit)
    if not known.any():
        return []
    low, high = float(logit[known].min()), float(logit[known].max())
    edges = np.linspace(low, max(high, low + 1), BARS + 1)
    groups = [logit[known & treated], logit[known & ~treated], logit[controls]]
    bars = zip(*(np.histogram(group, edges)[0].tolist() for group in groups), strict=True)
    ends = [steady(float(edge)) or 0.0 for edge in edges]
    return [Overlap(ends[place], ends[place + 1], *bar) for place, bar in enumerate(bars)]


def lost(pool: Pool, matched: Places) -> list[Lost]:
    """Count who of the referred found a control, by what they are like.

    Parameters
    ----------
    pool
        Everybody [pool].
    matched
        The referred who have one [places].

    Returns
    -------
    list
        Everybody first, then group by group [list].
    """
    referred = np.flatnonzero(pool.treated)
    has = np.isin(referred, matched)
    rows = [Lost("all", "Everybody", len(referred), int(has.sum()))]
    for by, column in DIVISIONS.items():
        rows += _of_groups(by, _groups(column, pool.column(column)[referred], pool.names), has)
    return rows + _of_groups("risk", _risk_fifths(pool.risk[referred]), has)


def eligible(pool: Pool) -> dict[str, dict[str, int]]:
    """Count who could have been referred in at least one month, the referred among them.

    Parameters
    ----------
    pool
        Everybody [pool].

    Returns
    -------
    dict
        Division -> group -> distinct people, by what they were like in their first month [people].
    """
    if pool.eligible:
        return pool.eligible
    first = np.flatnonzero(np.diff(pool.person, prepend=pool.person[:1] - 1))
    return people_by({column: pool.column(column)[first] for column in DIVISIONS.values()}, pool.names)


def people_by(columns: dict[str, Whole], names: dict[str, tuple[str, ...]]) -> dict[str, dict[str, int]]:
    """Count people in the groups of every division.

    Parameters
    ----------
    columns
        age, sex, ethnicity, imd, practice, one entry a person [unit of the column].
    names
        Codes behind places [texts].

    Returns
    -------
    dict
        Division -> group -> people [people].
    """
    return {by: _counted(_groups(column, columns[column], names)) for by, column in DIVISIONS.items()}


def _groups(column: str, values: Whole, names: dict[str, tuple[str, ...]]) -> NDArray[np.str_]:
    """In which group everybody is."""
    distinct, of = np.unique(values, return_inverse=True)
    return np.array([group_words(column, int(value), names) for value in distinct], dtype=str)[of]


def _risk_fifths(risk: NDArray[np.integer]) -> NDArray[np.str_]:
    """Fifths of the referred by risk score, equal scores in one fifth."""
    known = risk >= 0
    edges = np.quantile(risk[known], [0.2, 0.4, 0.6, 0.8]) if known.any() else np.zeros(4)
    words = np.array([NOT_KNOWN, *RISK_FIFTHS])
    return words[np.where(known, np.searchsorted(edges, risk, side="left") + 1, 0)]


def _of_groups(by: str, group: NDArray[np.str_], has: YesNo) -> list[Lost]:
    return [Lost(by, name, many, int(has[group == name].sum())) for name, many in _counted(group).items()]


def _counted(group: NDArray[np.str_]) -> dict[str, int]:
    names, many = np.unique(group, return_counts=True)
    found = dict(zip(names.tolist(), many.tolist(), strict=True))
    return {name: found[name] for name in in_order(found)}
