"""Changes before and after: which rows there are, what they say, and what they must not be taken for."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from commonweal.evaluation import effect, plan


def a_plan(**sections):
    content = {
        "title": "A study",
        "sources": {"study": "study", "bridge": "bridge.csv", "apc": "apc.csv", "ae": "ae.csv", "op": "op.csv"},
        "cohort": {
            "referred_from": date(2012, 9, 1),
            "referred_to": date(2013, 12, 31),
            "data_from": date(2011, 9, 1),
            "data_to": date(2014, 12, 31),
        },
    }
    return plan.build(content | sections, Path())


def some_people(count=60, **columns):
    made = {
        "person": np.arange(count),
        "index_on": np.datetime64("2012-10-01") + np.arange(count),
        "age": np.where(np.arange(count) % 2, 85, 70),
        "days_before": np.full(count, 365),
        "days_after": np.full(count, 365),
        "died": np.zeros(count, bool),
        "engaged": np.arange(count) % 3 == 0,
        "continuing": np.arange(count) % 5 == 0,
        "funded": np.arange(count) % 4 == 0,
        "instances": np.where(np.arange(count) % 2, 4, 2),
    }
    return made | columns


def fallen(count=60):
    """Everybody used two before; two thirds used none after, so the fall is beyond doubt."""
    return np.full(count, 2), np.where(np.arange(count) % 3 == 0, 2, 0)


def rows(people, used, **sections):
    return {(row.by, row.group, row.outcome): row for row in effect.estimate(people, used, a_plan(**sections))}


@pytest.fixture
def estimated():
    return rows(some_people(), {"spells": fallen(), "ae": fallen()})


def test_everybody_comes_first():
    assert effect.estimate(some_people(), {"ae": fallen()}, a_plan())[0].by == "all"


def test_each_group_has_a_row_for_each_outcome(estimated):
    assert len(estimated) == 11 * 2


def test_the_age_groups_share_everybody_between_them(estimated):
    by_age = [row for row in estimated.values() if row.by == "age" and row.outcome == "ae"]
    assert [row.people for row in by_age] == [30, 30]


def test_a_person_of_just_the_dividing_age_is_in_the_older_group():
    found = rows(some_people(age=np.full(60, 80)), {"ae": fallen()})
    assert found["age", "Aged 80 and over", "ae"].people == 60


def test_referrals_of_one_financial_year_are_not_divided_by_year(estimated):
    assert not [row for row in estimated.values() if row.by == "year"]


def test_a_financial_year_begins_in_april():
    days = np.datetime64("2013-03-31") + np.arange(60)
    found = rows(some_people(index_on=days), {"ae": fallen()})
    years = {group: row.people for (by, group, _), row in found.items() if by == "year"}
    assert years == {"Referred in 2012/13": 1, "Referred in 2013/14": 59}


def test_a_year_of_referral_is_no_association():
    found = rows(some_people(index_on=np.datetime64("2013-03-02") + np.arange(60)), {"ae": fallen()})
    assert not found["year", "Referred in 2012/13", "ae"].association


def test_those_not_followed_up_are_a_group_beside_those_who_improved_or_worsened():
    went = np.repeat(["improved", "worsened", "not_followed_up"], 20)
    found = rows(some_people(wellbeing=went), {"ae": fallen()})
    named = {group: row.people for (by, group, _), row in found.items() if by == "wellbeing"}
    assert named == {"Well-being improved": 20, "Well-being worsened": 20, "Well-being not followed up": 20}


def test_types_of_service_are_groups_when_the_plan_asks():
    service = np.repeat(["befriending", "advocacy", "none"], 20)
    found = rows(some_people(service=service), {"ae": fallen()}, subgroups={"service": True})
    named = {group for by, group, _ in found if by == "service"}
    assert named == {
        "First referred on to: befriending", "First referred on to: advocacy",
        "Not referred on, or to a service of no known type",
    }  # fmt: skip


@pytest.mark.parametrize("by", ["wellbeing", "service"])
def test_what_came_of_a_referral_is_an_association(by):
    codes = {"wellbeing": np.full(60, "improved"), "service": np.full(60, "learning")}
    found = rows(some_people(**codes), {"ae": fallen()}, subgroups={"service": True})
    assert {row.association for row in found.values() if row.by == by} == {True}


def test_bed_days_of_groups_are_drawn_again_and_events_are_not(estimated):
    found = rows(some_people(), {"ae": fallen(), "bed_days": fallen()})
    drawn = {
        outcome: "drawing the people again" in row.method for (by, _, outcome), row in found.items() if by == "age"
    }
    assert drawn == {"ae": False, "bed_days": True}


def test_prior_use_divides_by_the_instances_counted_before(estimated):
    assert estimated["prior_use", "3 or more spells and A&E attendances before", "ae"].people == 30


@pytest.mark.parametrize("by", ["engaged", "continuing", "funded", "prior_use"])
def test_a_group_chosen_by_what_goes_with_the_outcome_is_an_association(estimated, by):
    assert {row.association for row in estimated.values() if row.by == by} == {True}


@pytest.mark.parametrize("by", ["all", "age"])
def test_a_group_chosen_by_what_was_known_before_is_no_association(estimated, by):
    assert {row.association for row in estimated.values() if row.by == by} == {False}


def test_subgroups_can_be_switched_off():
    off = {"age": 0, "engaged": False, "continuing": False, "funded": False, "prior_use": 0}
    assert [row.by for row in effect.estimate(some_people(), {"ae": fallen()}, a_plan(subgroups=off))] == ["all"]


def test_rates_are_per_person_and_year(estimated):
    row = estimated["all", "Everybody analysed", "ae"]
    assert (row.rate_before, row.rate_after) == (2.0, pytest.approx(2 / 3))


def test_a_fall_is_said_with_its_size_and_interval(estimated):
    row = estimated["all", "Everybody analysed", "ae"]
    assert row.words == (
        f"Fell by 67 %: 2.00 a year before, 0.67 after (rate ratio 0.33, 95 % interval {row.low:.2f} to "
        f"{row.high:.2f}, p < 0.001)."
    )


def test_a_rise_is_said_as_a_rise():
    found = rows(some_people(), {"ae": fallen()[::-1]})
    assert found["all", "Everybody analysed", "ae"].words.startswith("Rose by 200 %")


def test_a_change_that_may_be_chance_is_said_to_be_none():
    up_and_down = np.arange(60) % 2 + 1, (np.arange(60) + 1) % 2 + 1
    row = rows(some_people(), {"ae": up_and_down})["all", "Everybody analysed", "ae"]
    assert row.words.startswith("No statistically significant change: 1.50 a year before, 1.50 after")


def test_the_change_in_per_cent_is_that_of_the_ratio(estimated):
    row = estimated["all", "Everybody analysed", "ae"]
    assert row.change_pct == pytest.approx(100 * (row.ratio - 1))


def test_a_group_with_nobody_says_so():
    found = rows(some_people(funded=np.zeros(60, bool)), {"ae": fallen()})
    assert found["funded", "Referred to a funded voluntary service", "ae"].words == "Nobody is in this group."


def test_an_outcome_that_nobody_used_before_says_so():
    none, some = np.zeros(60, int), np.ones(60, int)
    row = rows(some_people(), {"ae": (none, some)})["all", "Everybody analysed", "ae"]
    assert (row.change_pct, row.words) == (
        None, "Nothing was used before referral, so no change in per cent can be worked out.",
    )  # fmt: skip


def test_an_outcome_that_nobody_used_at_all_says_so():
    none = np.zeros(60, int)
    assert rows(some_people(), {"ae": (none, none)})["all", "Everybody analysed", "ae"].words == "None used."


def test_one_person_is_no_reason_to_fail():
    row = rows(some_people(1), {"ae": (np.array([3]), np.array([1]))})["all", "Everybody analysed", "ae"]
    assert "exact" in row.method.lower()


def test_bed_days_of_few_people_get_words_and_no_interval():
    row = rows(some_people(2), {"bed_days": (np.array([9, 4]), np.array([3, 0]))})[
        "all", "Everybody analysed", "bed_days"
    ]
    assert row.words == "Fell by 77 %: 6.50 a year before, 1.50 after; too few people to say how sure this is."


def test_nobody_at_all_is_no_reason_to_fail():
    nobody = {name: column[:0] for name, column in some_people(1).items()}
    none = np.zeros(0, int)
    assert {row.people for row in effect.estimate(nobody, {"ae": (none, none)}, a_plan())} == {0}


def test_the_order_of_people_changes_nothing():
    order = np.random.default_rng(3).permutation(60)
    shuffled = {name: column[order] for name, column in some_people().items()}
    used = {"ae": tuple(side[order] for side in fallen())}
    assert effect.estimate(shuffled, used, a_plan()) == effect.estimate(some_people(), {"ae": fallen()}, a_plan())


def test_the_note_says_that_a_change_is_not_an_effect():
    assert "not an effect" in effect.CHANGE_NOT_EFFECT
