"""What no file tells is left out of the plan, and said."""

from dataclasses import replace
from datetime import date

import pytest

from commonweal.evaluation.plan import Activity, CohortPlan, Plan, PlanError, Rules, Sources, ValuePlan
from commonweal.evaluation.plan.absent import within_reach

DAY = date(2013, 4, 1)
PLAN = Plan("A study", Sources("study", "bridge.csv", ("apc.csv",)), CohortPlan(DAY, DAY, DAY, DAY))


def test_a_plan_whose_files_are_all_there_is_carried_out_as_written() -> None:
    assert within_reach(PLAN, ()) == (PLAN, [])


def test_without_a_file_of_attendances_they_are_not_counted() -> None:
    plan, notes = within_reach(PLAN, ("ae", "ecds"))
    assert "ae" not in plan.activity.outcomes
    assert notes[0] == "No A&E file is named in the plan: A&E attendances are not counted."


@pytest.mark.parametrize("absent", ["ae", "ecds"])
def test_either_file_of_attendances_will_do(absent: str) -> None:
    plan, notes = within_reach(PLAN, (absent,))
    assert "ae" in plan.activity.outcomes
    assert plan.subgroups.prior_use
    assert notes == []


@pytest.mark.parametrize(
    ("absent", "lost"),
    [("gp", {"gp_face", "gp_phone"}), ("prescriptions", {"prescriptions"}), ("care", {"social_care", "residential"})],
)
def test_care_outside_hospital_is_counted_where_there_is_a_file(absent: str, lost: set[str]) -> None:
    plan, _ = within_reach(PLAN, (absent,))
    assert set(PLAN.activity.outcomes) - set(plan.activity.outcomes) == lost


def test_what_is_not_known_outside_hospital_is_said_once() -> None:
    assert within_reach(PLAN, ("gp", "prescriptions", "care"))[1] == [
        "No file of GP contacts, prescriptions and social and residential care is named in the plan: these are not "
        "counted, so care that moved there from hospital, or from there to hospital, is not seen."
    ]


def test_without_a_population_it_is_said_that_nobody_is_compared() -> None:
    assert within_reach(PLAN, ("population",))[1][0].startswith(
        "No population is named in the plan: nobody is compared"
    )


def test_what_is_not_counted_is_not_valued() -> None:
    plan, notes = within_reach(PLAN, ("op",))
    assert plan.value is not None
    assert plan.value.outcomes == ("spells", "ae")
    assert "Outpatient attendances: to be valued, but not counted, so the value is without them." in notes


def test_when_nothing_that_is_valued_is_counted_there_is_no_value() -> None:
    plan, notes = within_reach(replace(PLAN, value=ValuePlan(outcomes=("ae",))), ("ae", "ecds"))
    assert plan.value is None
    assert "Nothing that is to be valued is counted, so no value is worked out." in notes


def test_prior_use_needs_attendances() -> None:
    plan, notes = within_reach(PLAN, ("ae", "ecds"))
    assert plan.subgroups.prior_use == 0
    assert "It is not known who used much care before, for want of the A&E files: there are no such groups." in notes


@pytest.mark.parametrize(
    ("absent", "off"),
    [
        (("contacts",), {"engaged"}),
        (("attendance",), {"engaged"}),
        (("onward",), {"funded", "continuing"}),
        (("continuing",), set()),
        (("attendance", "continuing"), {"engaged", "continuing"}),
        (("scores", "costs", "excluded", "deaths"), set()),
    ],
)
def test_groups_go_with_the_tables_they_rest_on(absent: tuple[str, ...], off: set[str]) -> None:
    groups = within_reach(PLAN, absent)[0].subgroups
    assert {name for name in ("engaged", "funded", "continuing") if not getattr(groups, name)} == off


def test_a_rule_that_asks_for_no_session_needs_no_attendance() -> None:
    plan = replace(PLAN, rules=Rules(engaged_sessions=0))
    assert within_reach(plan, ("attendance",))[0].subgroups.engaged


@pytest.mark.parametrize("table", ["scores", "onward", "costs"])
def test_a_table_that_is_not_there_is_named(table: str) -> None:
    assert any(note.startswith(f"There is no table {table}") for note in within_reach(PLAN, (table,))[1])


def test_a_cost_in_the_plan_needs_no_table_of_costs() -> None:
    assert within_reach(replace(PLAN, value=ValuePlan(cost=1000.0)), ("costs",))[1] == []


def test_groups_that_nobody_wants_are_not_missed() -> None:
    plan = replace(PLAN, subgroups=replace(PLAN.subgroups, engaged=False))
    assert within_reach(plan, ("contacts",))[1] == []


def test_a_plan_of_which_nothing_can_be_counted_is_refused() -> None:
    with pytest.raises(PlanError, match="Nothing that the plan asks to count has a file"):
        within_reach(replace(PLAN, activity=Activity(outcomes=("ae",))), ("ae", "ecds"))
