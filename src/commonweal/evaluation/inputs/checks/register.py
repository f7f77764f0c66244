"""Whether the people referred are the same in the register as in the study, and the register is possible."""

from collections.abc import Collection

from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.inputs.checks.found import AFTER_DEATH, NOT_IN_POPULATION, SMALL_SCORES, TOO_LATE, Check, ask
from commonweal.evaluation.plan import CohortPlan
from commonweal.exchange.results import Rows

OLDEST = 110
"""Whoever is still registered at a greater age has most likely died or moved [years]."""
SO = """
SELECT count(*) FILTER (WHERE {so}) AS many, count(*) AS total,
  coalesce(CAST(min(CASE WHEN {so} THEN {shown} END) AS VARCHAR), '') AS example
FROM {rows}
"""
LINKED = "bridge b LEFT JOIN population p ON p.person = b.person"
BOTH = "population p JOIN people s ON s.person = p.person"
REFERRED = "referrals r JOIN population p ON p.person = r.person"
AGED = "r.age - date_diff('year', p.birth_month, r.referred_on) NOT BETWEEN -2 AND 1"

OF_DEATHS = (
    (
        "referrals", AFTER_DEATH, "r.referred_on > d.died_on", "r.referred_on",
        "referrals r LEFT JOIN deaths d ON d.person = r.person",
    ),
)  # fmt: skip
OF_POPULATION = (
    ("bridge", NOT_IN_POPULATION, "p.person IS NULL", "b.match_rank", LINKED),
    (
        "population", f"still registered at more than {OLDEST} years of age",
        f"p.registered_to IS NULL AND p.died_on IS NULL AND date_diff('year', p.birth_month, :data_to) > {OLDEST}",
        "p.birth_month", "population p",
    ),
    (
        "population", "with another sex than in the study",
        "p.sex IN ('1', '2') AND s.sex IN ('1', '2') AND p.sex <> s.sex", "s.sex", BOTH,
    ),
    ("referrals", "with another age than in the population", AGED, "r.age", REFERRED),
    (
        "referrals", "made while the person was not registered",
        "r.referred_on < p.registered_from OR r.referred_on >= p.registered_to", "r.referred_on", REFERRED,
    ),
)  # fmt: skip
OF_RISK = (
    (
        "population", "without any risk score", "r.person IS NULL", "p.practice",
        "population p LEFT JOIN (SELECT DISTINCT person FROM risk) r ON r.person = p.person",
    ),
)  # fmt: skip
"""Table, what of its rows, when it is so, what to show of it, the rows to look through."""
HIGHEST = """
SELECT CASE WHEN max(score) <= 10 AND count(*) >= 20 THEN count(*) ELSE 0 END AS many, count(*) AS total,
  coalesce(max(score) / 10, 0) AS example
FROM risk
"""


def register(engine: Engine, cohort: CohortPlan, absent: Collection[str]) -> list[Check]:
    """Look at people in the study and in the register.

    Parameters
    ----------
    engine
        Knows the store's tables [engine].
    cohort
        Says which days the data cover [section of the plan].
    absent
        Tables of which there is no file [names].

    Returns
    -------
    list
        What should be looked at [checks].
    """
    asked = [*OF_DEATHS, *(OF_POPULATION if "population" not in absent else ())]
    if not {"population", "risk"} & set(absent):
        asked += OF_RISK
    found = [check for one in asked for check in _ask(engine, cohort, *one)]
    return found if "risk" in absent else [*found, *ask(engine, "risk", SMALL_SCORES, HIGHEST)]


def late(rows: Rows) -> list[Check]:
    """Look whether scores were known only when it was too late to choose anybody by them.

    Parameters
    ----------
    rows
        What became of the rows of a table [rows].

    Returns
    -------
    list
        One check, or none [checks].
    """
    if rows.table != "risk" or not rows.out_of_scope:
        return []
    return [Check(rows.table, TOO_LATE, rows.out_of_scope, rows.read or 0, "")]


def _ask(engine: Engine, cohort: CohortPlan, table: str, what: str, so: str, shown: str, rows: str) -> list[Check]:
    query = SO.format(so=so, shown=shown, rows=rows)
    return ask(engine, table, what, query, data_to=cohort.data_to)
