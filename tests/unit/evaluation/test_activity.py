"""Counts come in the order of the people, for the outcomes of the plan."""

from dataclasses import replace

import numpy as np
import pytest

from commonweal.evaluation import activity
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import Activity
from tests.spec import runners, tables

PEOPLE = """
person | index_on
7      | 2013-04-01
3      | 2013-04-01
"""
HOSPITAL = {
    "apc": """
epikey | person | epistart   | epiend     | admidate   | admimeth | disdate    | dismeth
1      | 3      | 2012-10-01 | 2012-10-03 | 2012-10-01 | 21       | 2012-10-03 | 1
2      | 3      | 2012-11-01 | 2012-11-03 | 2012-11-01 | 11       | 2012-11-03 | 1
""",
    "ae": """
person | arrived_on | category
7      | 2012-05-01 | 1
7      | 2012-06-01 | 2
3      | 2012-06-01 | 1
""",
}
PLAN = runners.plan({})


@pytest.fixture
def chosen(duckdb: Engine) -> runners.Analysed:
    runners.give(duckdb, tables.read(HOSPITAL))
    return runners.Analysed([runners.whole(row) for row in tables.rows(PEOPLE, tables.ANALYSED)])


def test_counts_stand_in_the_order_of_the_people(duckdb: Engine, chosen: runners.Analysed) -> None:
    before, after = activity.count(duckdb, chosen, PLAN)["bed_days"]
    assert (before.tolist(), after.tolist()) == ([0, 2], [0, 0])


def test_only_the_plans_outcomes_are_counted(duckdb: Engine, chosen: runners.Analysed) -> None:
    plan = replace(PLAN, activity=Activity(outcomes=("ae",)))
    assert list(activity.count(duckdb, chosen, plan)) == ["ae"]


@pytest.mark.parametrize("choice", [Activity(), Activity(admissions="all", ae="all", outcomes=("outpatient",))])
def test_prior_use_is_emergencies_whatever_the_plan_counts(
    duckdb: Engine, chosen: runners.Analysed, choice: Activity
) -> None:
    assert activity.instances(duckdb, chosen, replace(PLAN, activity=choice)).tolist() == [1, 2]


def test_nobody_to_count_for_is_no_error(duckdb: Engine, chosen: runners.Analysed) -> None:
    chosen.people = {name: values[:0] for name, values in chosen.people.items()}
    counted = activity.count(duckdb, chosen, PLAN)
    assert all(np.array_equal(side, []) for sides in counted.values() for side in sides)


def test_the_rules_say_what_the_plan_counts() -> None:
    words = {rule.name: rule.words for rule in activity.rules(replace(PLAN, activity=Activity(admissions="all")))}
    assert words["Admissions"] == "All stays, however the person was admitted."
