"""Events on days when there should be none, and months without events."""

from collections.abc import Container, Iterator

from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.inputs.checks.found import AFTER_DEATH, NOT_IN_POPULATION, Check, ask
from commonweal.evaluation.plan import CohortPlan

DAYS = {
    "apc": "epistart", "ae": "arrived_on", "op": "appointment_on", "gp": "contacted_on", "prescriptions": "issued_on",
    "care": "starts_on",
}  # fmt: skip
"""Table -> the day of its events."""
DIED_BEFORE = """
SELECT count(*) FILTER (WHERE e.{day} > d.died_on) AS many, count(*) AS total,
  coalesce(CAST(min(CASE WHEN e.{day} > d.died_on THEN e.{day} END) AS VARCHAR), '') AS example
FROM {table} e LEFT JOIN deaths d ON d.person = e.person
"""
UNREGISTERED = """
SELECT count(*) FILTER (WHERE e.{day} < p.registered_from OR e.{day} >= p.registered_to) AS many, count(*) AS total,
  coalesce(CAST(min(CASE WHEN e.{day} < p.registered_from OR e.{day} >= p.registered_to THEN e.{day} END) AS VARCHAR),
    '') AS example
FROM {table} e LEFT JOIN population p ON p.person = e.person
"""
STRANGERS = """
SELECT count(*) FILTER (WHERE p.person IS NULL) AS many, count(*) AS total,
  coalesce(CAST(min(CASE WHEN p.person IS NULL THEN e.{day} END) AS VARCHAR), '') AS example
FROM {table} e LEFT JOIN population p ON p.person = e.person
"""
ALIKE = """
SELECT coalesce(sum(times - 1), 0) AS many, coalesce(sum(times), 0) AS total,
  coalesce(CAST(min(CASE WHEN times > 1 THEN {day} END) AS VARCHAR), '') AS example
FROM (SELECT *, count(*) AS times FROM {table} GROUP BY ALL)
"""
BY_MONTH = """
SELECT strftime(m.month, '%Y-%m') AS month, count(e.day) AS many
FROM (SELECT unnest(generate_series(date_trunc('month', :data_from), :data_to, INTERVAL 1 MONTH)) AS month) m
LEFT JOIN (SELECT {day} AS day FROM {table}) e ON date_trunc('month', e.day) = m.month
GROUP BY m.month ORDER BY m.month
"""
FEW = 1000
"""Below so many rows a month without any is no sign of missing data."""
LOW = 0.5
"""A month with less than this share of the usual is listed."""


def events(engine: Engine, cohort: CohortPlan, absent: Container[str]) -> list[Check]:
    """Look at the days of all events in the store.

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
    return [check for table in DAYS if table not in absent for check in _of(engine, table, cohort, absent)]


def _of(engine: Engine, table: str, cohort: CohortPlan, absent: Container[str]) -> Iterator[Check]:
    names = {"table": table, "day": DAYS[table]}
    yield from ask(engine, table, AFTER_DEATH, DIED_BEFORE.format(**names))
    if "population" not in absent:
        outside = "while the person was not registered"
        yield from ask(engine, table, outside, UNREGISTERED.format(**names))
        yield from ask(engine, table, NOT_IN_POPULATION, STRANGERS.format(**names))
    if table in ("gp", "prescriptions"):
        yield from ask(engine, table, "the same as another row, counted as well", ALIKE.format(**names))
    if table != "care":
        yield from _months(engine, table, cohort)


def _months(engine: Engine, table: str, cohort: CohortPlan) -> Iterator[Check]:
    """The first and last month may be cut short by the days that the data cover, and are left out."""
    found = engine.run(
        BY_MONTH.format(table=table, day=DAYS[table]), data_from=cohort.data_from, data_to=cohort.data_to
    )
    many, total = found["many"], int(found["many"].sum())
    if total < FEW:
        return
    usual = float(sorted(many.tolist())[len(many) // 2])
    for month, rows in list(zip(found["month"].tolist(), many.tolist(), strict=True))[1:-1]:
        if rows < LOW * usual:
            yield Check(
                table, f"a month with {'few' if rows else 'no'} rows beside {usual:,.0f} usually", rows, total, month
            )
