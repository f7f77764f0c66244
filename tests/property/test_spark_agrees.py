"""Spark counts what the plainest Python counts: many made-up cases at once, since it takes seconds for any question."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from commonweal.evaluation.engines.base import Engine
from tests.reference import activity as plain
from tests.spec import runners, tables, together
from tests.support import drawn
from tests.support.drawn import Row, complete

CASES, TIMES, ROWS = 12, 2, 4
DATA = {"data_from": drawn.FIRST, "data_to": drawn.FIRST + timedelta(days=100)}
USE = {**drawn.use(ROWS), "population": some.tuples(*map(drawn.registered, (1, 2, 3))).map(list)}
CASE = some.tuples(some.fixed_dictionaries(USE).map(complete), drawn.units(least=3))
CHOICE = ("non_elective", "unplanned")


def give(engine: Engine, cases: list[tuple[dict[str, list[Row]], list[Row]]]) -> list[Row]:
    """Make the rows of all cases known to an engine; gives the units of all of them."""
    runners.give(engine, {name: together.moved([rows[name] for rows, _ in cases]) for name in tables.STORE})
    return together.moved([people for _, people in cases])


def by_practice(rows: dict[str, list[Row]]) -> list[Row]:
    return plain.by_practice(rows, DATA["data_from"], DATA["data_to"], *CHOICE)


def added(found: list[list[Row]]) -> list[Row]:
    """Practices of several cases, added up."""
    total: dict[tuple[str, int], Row] = {}
    for row in (row for rows in found for row in rows):
        sums = total.setdefault((row["practice"], row["month"]), dict.fromkeys(plain.BY_PRACTICE, 0))
        for name in plain.BY_PRACTICE:
            sums[name] += row[name]
    return [{"practice": practice, "month": month, **sums} for (practice, month), sums in sorted(total.items())]


@pytest.mark.spark
@pytest.mark.slow
@settings(
    max_examples=TIMES, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip
@given(cases=some.lists(CASE, min_size=CASES, max_size=CASES))
def test_spark_counts_what_the_plainest_python_counts(
    spark: Engine, cases: list[tuple[dict[str, list[Row]], list[Row]]]
) -> None:
    people, plan = give(spark, cases), runners.plan(DATA)
    counted = [runners.by_unit(units, plain.count(units, rows, *CHOICE)) for rows, units in cases]
    assert runners.counted(spark, people, plan) == together.moved(counted)
    ends = [runners.by_unit(units, plain.dying(units, rows, *CHOICE)) for rows, units in cases]
    assert runners.dying(spark, people, plan) == together.moved(ends)
    months = [runners.by_month(units, plain.monthly(units, rows, *CHOICE)) for rows, units in cases]
    assert runners.by_months(spark, people, plan) == together.moved(months)
    practices = added([by_practice(rows) for rows, _ in cases])
    assert runners.answered(spark, "by_practice", None, plan) == practices
