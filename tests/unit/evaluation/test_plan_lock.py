"""A locked plan tells what was changed in it afterwards, and when outcomes were read too early."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from commonweal.evaluation import plan
from commonweal.evaluation.plan import Matching

LOCKED = datetime(2026, 3, 3, 12, tzinfo=UTC)
CONTENT = {
    "title": "A study",
    "sources": {"study": "study", "bridge": "bridge.csv", "apc": "apc.csv"},
    "cohort": {
        "referred_from": date(2013, 4, 1), "referred_to": date(2014, 3, 31),
        "data_from": date(2011, 4, 1), "data_to": date(2015, 3, 31),
    },
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.toml"


@pytest.fixture
def asked(tmp_path: Path) -> plan.Plan:
    return plan.build(CONTENT, tmp_path)


def test_a_plan_without_a_lock_is_said_to_have_none(path, asked):
    assert plan.compare(path, asked)[0].startswith("The plan was not locked")


def test_an_unchanged_plan_has_no_deviations(path, asked):
    plan.lock(path, asked, LOCKED)
    words, deviations = plan.compare(path, asked)
    assert (words[:60], deviations) == ("The plan was locked on 3 March 2026, before outcomes were re", [])


def test_a_change_is_a_deviation_with_both_values(path, asked):
    plan.lock(path, asked, LOCKED)
    changed = replace(asked, cohort=replace(asked.cohort, months=6))
    (deviation,) = plan.compare(path, changed)[1]
    assert (deviation.key, deviation.locked, deviation.now) == ("cohort.months", "12", "6")


def test_a_section_that_was_added_is_a_deviation_for_each_key(path, asked):
    plan.lock(path, asked, LOCKED)
    _, deviations = plan.compare(path, replace(asked, matching=Matching()))
    assert {row.locked for row in deviations} == {"not in the plan"} and "matching.ratio" in {
        row.key for row in deviations
    }


def test_accepting_the_balance_is_no_deviation(path, asked):
    plan.lock(path, replace(asked, matching=Matching()), LOCKED)
    accepted = replace(asked, matching=Matching(balance="0a1b"))
    assert plan.compare(path, accepted)[1] == []


def test_a_lock_made_after_outcomes_were_read_is_said_to_be_late(path, asked):
    plan.lock(path, asked, LOCKED)
    assert "outcomes had been read before, on 1 March 2026" in plan.compare(path, asked, "2026-03-01T09:00:00+00:00")[0]


def test_a_plan_is_locked_once(path, asked):
    plan.lock(path, asked, LOCKED)
    with pytest.raises(plan.PlanError, match="was locked already"):
        plan.lock(path, asked, LOCKED)


def test_a_lock_that_was_changed_by_hand_is_refused(path, asked):
    where = plan.lock(path, asked, LOCKED)
    where.write_text(where.read_text("utf-8").replace('"12"', '"24"'), "utf-8")
    with pytest.raises(plan.PlanError, match="changed after it was written"):
        plan.compare(path, asked)


def test_a_lock_that_is_no_lock_is_refused(path, asked):
    plan.lock(path, asked, LOCKED).write_text("[]", "utf-8")
    with pytest.raises(plan.PlanError, match="is not the lock of a plan"):
        plan.compare(path, asked)
