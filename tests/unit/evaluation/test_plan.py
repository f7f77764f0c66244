"""A plan that cannot be carried out is refused in a sentence that says where and what to do."""

from datetime import date
from pathlib import Path

import pytest

from commonweal.evaluation import plan


def content(**sections):
    whole = {
        "title": "A study",
        "sources": {"study": "study", "bridge": "bridge.csv", "apc": "apc.csv"},
        "cohort": {
            "referred_from": date(2013, 4, 1), "referred_to": date(2014, 3, 31),
            "data_from": date(2012, 4, 1), "data_to": date(2015, 3, 31),
        },
    }  # fmt: skip
    return {name: {**whole.get(name, {}), **keys} for name, keys in sections.items()} | {
        name: kept for name, kept in whole.items() if name not in sections
    }


def refusal(wanted):
    with pytest.raises(plan.PlanError) as told:
        plan.build(wanted, Path(), "plan.toml")
    return str(told.value)


def test_a_plan_of_defaults_is_accepted():
    assert plan.build(content(), Path()).cohort.months == 12


def test_a_path_in_which_a_backslash_became_something_else_is_refused():
    assert "Write / instead of \\" in refusal(content(sources={"ae": "hes\tae.csv"}))


def test_a_backslash_that_begins_no_escape_gets_a_hint(tmp_path):
    (tmp_path / "plan.toml").write_text('title = "x"\n[sources]\nstudy = "my\\study"\n', "utf-8")
    with pytest.raises(plan.PlanError, match="Write / instead of"):
        plan.read(tmp_path / "plan.toml")


def test_a_misspelt_key_gets_a_suggestion():
    assert "Did you mean 'months'?" in refusal(content(cohort={"month": 6}))


@pytest.mark.parametrize(
    ("section", "keys", "said"),
    [
        ("activity", {"outcomes": 5}, "should be text in quotes, or a list of them"),
        ("activity", {"outcomes": []}, "outcomes is empty"),
        ("activity", {"outcomes": ["spells", "spells"]}, "names something twice"),
        ("activity", {"outcomes": ["spels"]}, "'spels' is not an outcome"),
        ("value", {"outcomes": ["spells", "bed_days"]}, "spells and bed_days are the same stays"),
        ("value", {"outcomes": ["fces", "bed_days"]}, "fces and bed_days are the same stays"),
        ("value", {"cost": -5}, "should be an amount above nought, in pounds"),
        ("value", {"cost": 0}, "should be an amount above nought, in pounds"),
        ("value", {"cost": True}, "should be an amount above nought, in pounds"),
        ("subgroups", {"age": -3}, "age lies below nought"),
        ("wellbeing", {"low": 9}, "so low is from 1 to 4"),
        ("wellbeing", {"follow_up_from_days": 300}, "more than follow_up_to_days"),
        ("rules", {"continuing_after_days": 400}, "more than continuing_within_days"),
        ("cohort", {"match_rank_up_to": 0}, "match ranks run from 1"),
        ("cohort", {"months": 18}, "18 is not one of 6, 12, 24"),
        ("cohort", {"data_to": date(2013, 3, 31)}, "end before the first referral"),
        ("cohort", {"referred_to": date(2012, 3, 31)}, "referred_from lies after referred_to"),
    ],
)
def test_what_cannot_be_carried_out_is_refused(section, keys, said):
    assert said in refusal(content(**{section: keys}))


def test_without_an_ae_file_attendances_are_not_counted_as_none():
    assert plan.build(content(), Path()).activity.outcomes == ("spells", "fces", "bed_days")


def test_with_every_file_every_outcome_is_counted():
    files = {name: f"{name}.csv" for name in ("ae", "op", "gp", "prescriptions", "care")}
    counted = plan.build(content(sources=files), Path()).activity.outcomes
    assert set(plan.OUTCOMES) - set(counted) == {"cips"}


def test_attendances_asked_for_without_a_file_are_refused():
    said = refusal(content(activity={"outcomes": ["spells", "ae"]}))
    assert "ae is to be counted, but [sources] names no ae" in said


def test_a_title_that_is_no_text_is_refused():
    assert "should be text in quotes" in refusal(content() | {"title": 5})


def test_value_is_switched_off_by_false():
    assert plan.build(content() | {"value": False}, Path()).value is None


def test_another_section_is_not_switched_off_by_false():
    assert "this is a section" in refusal(content() | {"wellbeing": False})


def test_a_cost_in_whole_pounds_is_taken():
    assert plan.build(content(value={"cost": 1234}), Path()).value.cost == 1234.0
