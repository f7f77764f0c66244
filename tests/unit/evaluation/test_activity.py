"""Counts come in the order of the people, for the outcomes of the plan; months and practices in full tables."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from commonweal.evaluation import activity
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import Activity, CohortPlan, Matching, Plan, Subgroups
from tests.spec import runners, tables

PEOPLE = """
person | index_on
7      | 2013-04-01
3      | 2013-04-01
"""
HOSPITAL = {
    "apc": """
epikey | person | epistart   | epiend     | admidate   | admimeth | disdate    | dismeth | diagnosis
1      | 3      | 2012-10-01 | 2012-10-03 | 2012-10-01 | 21       | 2012-10-03 | 1       | S720
2      | 3      | 2012-11-01 | 2012-11-03 | 2012-11-01 | 11       | 2012-11-03 | 1       | S720
""",
    "ae": """
person | arrived_on | category
7      | 2012-05-01 | 1
7      | 2012-06-01 | 2
3      | 2012-06-01 | 1
""",
    "population": """
person | practice
3      | C87002
5      | C87001
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
    counted = activity.count(duckdb, chosen, PLAN) | {"unrelated": activity.unrelated(duckdb, chosen, PLAN)}
    assert all(np.array_equal(side, []) for sides in counted.values() for side in sides)


def test_the_rules_say_what_the_plan_counts() -> None:
    words = {rule.name: rule.words for rule in activity.rules(replace(PLAN, activity=Activity(admissions="all")))}
    assert words["Admissions"] == "All stays, however the person was admitted."


def test_the_rules_of_what_is_not_counted_are_not_told() -> None:
    told = [rule.name for rule in activity.rules(replace(PLAN, activity=Activity(outcomes=("gp_face",))))]
    assert told == ["GP contacts face to face"]


def test_with_controls_the_rules_name_the_unrelated_diagnoses() -> None:
    words = {rule.name: rule.words for rule in activity.rules(replace(PLAN, matching=Matching(unrelated=("K35",))))}
    assert "begins with K35" in words["Unrelated stays"]


@pytest.mark.parametrize(("codes", "stays"), [(("S72.0",), 1), (("s72", "S7"), 1), (("S721",), 0), ((), 0)])
def test_unrelated_codes_may_be_written_with_dots_and_overlap(
    duckdb: Engine, chosen: runners.Analysed, codes: tuple[str, ...], stays: int
) -> None:
    before, _ = activity.unrelated(duckdb, chosen, replace(PLAN, matching=Matching(unrelated=codes)))
    assert before.tolist() == [0, stays]


def test_a_cohort_that_says_nothing_of_being_followed_has_all_48_months(
    duckdb: Engine, chosen: runners.Analysed
) -> None:
    del chosen.people["starts_on"], chosen.people["ends_on"]
    ae = activity.monthly(duckdb, chosen, PLAN)["ae"]
    assert (ae.shape, ae.sum(axis=1).tolist()) == ((2, 48), [1, 1])


def test_by_month_only_the_plans_outcomes_are_counted(duckdb: Engine, chosen: runners.Analysed) -> None:
    plan = replace(PLAN, activity=Activity(outcomes=("ae", "gp_face")), subgroups=Subgroups(prior_use=0))
    assert list(activity.monthly(duckdb, chosen, plan)) == ["ae"]


def during(first: date, last: date) -> Plan:
    return replace(PLAN, cohort=CohortPlan(first, last, first, last))


def test_practices_have_every_month_of_the_data_and_the_days_of_it_that_are_covered(
    duckdb: Engine, chosen: runners.Analysed
) -> None:
    found = activity.by_practice(duckdb, during(date(2012, 9, 21), date(2012, 11, 5)))
    assert list(zip(found["practice"].tolist(), found["person_days"].tolist(), strict=True)) == [
        ("C87001", 10), ("C87001", 31), ("C87001", 5), ("C87002", 10), ("C87002", 31), ("C87002", 5),
    ]  # fmt: skip


def test_whoever_is_not_registered_counts_for_no_practice(duckdb: Engine, chosen: runners.Analysed) -> None:
    found = activity.by_practice(duckdb, during(date(2012, 4, 1), date(2012, 12, 31)))
    assert found["ae"].sum() == 1


def test_by_practice_only_the_plans_outcomes_are_counted(duckdb: Engine, chosen: runners.Analysed) -> None:
    plan = replace(PLAN, activity=Activity(outcomes=("ae", "gp_face")))
    assert list(activity.by_practice(duckdb, plan)) == ["practice", "month", "person_days", "ae", "referrals"]


def test_no_population_is_no_practices(duckdb: Engine) -> None:
    runners.give(duckdb, tables.read({}))
    assert all(len(values) == 0 for values in activity.by_practice(duckdb, PLAN).values())


def test_everybody_registered_has_stays_arrivals_and_appointments_by_name(
    duckdb: Engine, chosen: runners.Analysed
) -> None:
    activity.everybody(duckdb)
    stays = duckdb.run("SELECT person, admitted_on, left_on, admimeth FROM stays ORDER BY admitted_on")
    assert (stays["person"].tolist(), stays["admimeth"].tolist()) == ([3, 3], ["21", "11"])
    arrivals, seen = (duckdb.run(f"SELECT person, used_on, used FROM {name}") for name in ("arrivals", "seen"))
    assert (sorted(arrivals["person"].tolist()), seen["used"].tolist()) == ([3, 7], [])
