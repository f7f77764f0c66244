"""Effects beside matched controls: which rows there are, what they rest on, and what they say."""

from dataclasses import replace

import numpy as np
import pytest

from commonweal.evaluation import effect
from commonweal.evaluation.effect.side import members
from commonweal.evaluation.plan import LAST_LANDMARK
from commonweal.evaluation.statistics import Members, Ratio, gamma, ratio_of_changes
from tests.support import compared


def rows(matched, used, plan=None, draws=0):
    found = effect.against(matched, used, plan or compared.a_plan(), draws)
    return {(row.by, row.group, row.outcome): row for row in found}


@pytest.fixture(scope="module")
def matched():
    return compared.some_matched(400, 3)


@pytest.fixture(scope="module")
def found(matched):
    return rows(matched, {"ae": compared.some_use(matched.people, 0.7)}, draws=200)


EVERYBODY = ("all", "Everybody analysed", "ae")


def test_everybody_comes_first(matched):
    used = {"ae": compared.some_use(matched.people)}
    assert effect.against(matched, used, compared.a_plan(), 0)[0].by == "all"


def test_the_effect_on_everybody_is_the_ratio_of_changes(matched, found):
    used = compared.some_use(matched.people, 0.7)
    days = matched.people["days_before"], matched.people["days_after"]
    assert found[EVERYBODY].ratio == effect.ratio(matched.sets, *used, *days).ratio


def test_rates_of_controls_count_each_set_once():
    people = compared.some_people(1, 2, dying=0)
    matched = compared.MadeMatched(people, compared.some_sets(1, 2))
    row = rows(matched, {"ae": (np.array([3, 2, 4]), np.array([1, 0, 1]))})[EVERYBODY]
    assert (row.rate_before, row.control_before, row.control_after) == (3.0, 3.0, 0.5)


def test_what_was_counted_stands_beside_the_rates(matched, found):
    before, after = compared.some_use(matched.people, 0.7)
    referred = matched.people["treated"]
    row = found[EVERYBODY]
    assert (row.before, row.after, row.controls_before, row.controls_after) == (
        before[referred].sum(), after[referred].sum(), before[~referred].sum(), after[~referred].sum(),
    )  # fmt: skip


def test_gamma_is_that_of_the_sets_of_everybody_and_of_nobody_else(matched, found):
    used = compared.some_use(matched.people, 0.7)
    assert found[EVERYBODY].gamma == gamma(members(matched.sets, matched.people, used)) > 1
    assert {row.gamma for key, row in found.items() if key != EVERYBODY} == {None}


def test_a_fall_below_the_controls_is_said_with_its_size(found):
    assert found[EVERYBODY].words.startswith("Use went ")
    assert " % below that of the controls (ratio " in found[EVERYBODY].words


def test_the_difference_of_a_fall_is_negative_and_its_interval_holds_it(found):
    row = found[EVERYBODY]
    assert row.difference < 0
    assert row.difference_low < row.difference < row.difference_high


def test_groups_are_those_of_the_plan_and_of_equality(found):
    assert {by for by, _, _ in found} == {
        "all", "age", "year", "engaged", "continuing", "funded", "prior_use", "sex", "ethnicity", "deprivation",
    }  # fmt: skip


def test_without_equality_in_the_plan_there_are_no_such_groups(matched):
    plan = compared.a_plan(subgroups={"equality": False})
    assert not {by for by, _, _ in rows(matched, {"ae": compared.some_use(matched.people)}, plan)} & {"sex"}


@pytest.mark.parametrize("by", ["engaged", "continuing", "funded"])
def test_a_group_chosen_after_referral_is_an_association_and_says_so(found, by):
    mine = [row for row in found.values() if row.by == by]
    assert all(row.association and "not an effect" in row.words for row in mine)


@pytest.mark.parametrize("by", ["all", "age", "prior_use", "sex", "ethnicity", "deprivation"])
def test_a_group_known_before_referral_is_no_association(found, by):
    assert not any(row.association for row in found.values() if row.by == by)


def test_controls_follow_the_person_whose_set_they_are_in(found):
    row = found["engaged", "Substantively engaged", "ae"]
    assert row.controls == 3 * row.people


def test_prior_use_chooses_controls_by_the_same_rule(matched, found):
    row = found["prior_use", "3 or more spells and A&E attendances before", "ae"]
    many = matched.people["instances"] >= 3
    sets = matched.sets
    controls = many[sets.place] & many[sets.of] & ~sets.treated
    assert row.controls == controls.sum()
    assert row.people == len(np.unique(sets.of[controls]))


def test_prior_use_says_that_both_fall_by_regression_to_the_mean(found):
    assert "both fall by regression" in found["prior_use", "Fewer than 3 before", "ae"].words


def test_p_of_everybody_is_corrected_for_the_outcomes_and_not_for_the_groups(matched):
    used = {code: compared.some_use(matched.people, 0.8, seed) for seed, code in enumerate(("spells", "ae"))}
    first, second = (row for row in effect.against(matched, used, compared.a_plan(), 0) if row.by == "all")
    assert min(first.p_holm, second.p_holm) == pytest.approx(2 * min(first.p, second.p))


def test_p_of_groups_is_corrected_for_all_groups(found):
    mine = [row for row in found.values() if row.by != "all" and row.p is not None]
    smallest = min(mine, key=lambda row: row.p)
    assert smallest.p_holm == pytest.approx(min(1, smallest.p * len(mine)), rel=1e-6)


def test_the_order_of_people_in_the_sets_changes_nothing(matched):
    used = {"ae": compared.some_use(matched.people, 0.7)}
    order = np.random.default_rng(3).permutation(len(matched.sets.place))
    sets = compared.MadeSets(*(getattr(matched.sets, name)[order] for name in ("place", "of", "treated", "weight")))
    assert rows(compared.MadeMatched(matched.people, sets), used, draws=100) == rows(matched, used, draws=100)


def said(ratio, low, high, p, error):
    from commonweal.evaluation.effect.comparison.words import said as words

    return words(Ratio(ratio, low, high, p, "why", error, 99), worse=True)


def test_a_rise_above_the_controls_is_called_worse():
    assert said(1.3, 1.1, 1.5, 0.001, 0.08).startswith("Worse: use went 30 % above that of the controls")


def test_enough_people_and_no_difference_is_no_effect_seen():
    assert said(0.98, 0.9, 1.07, 0.6, 0.04) == (
        "No effect seen (ratio 0.98, 95 % interval 0.90 to 1.07, p = 0.60): a fall to 0.89 of what was to be expected, "
        "or lower, would probably have been seen."
    )


def test_few_people_and_no_difference_is_too_few_to_tell():
    assert said(0.8, 0.5, 1.2, 0.3, 0.25) == (
        "Too few to tell (ratio 0.80, 95 % interval 0.50 to 1.20, p = 0.30): only a fall to 0.50 of what was to be "
        "expected, or lower, would probably have been seen."
    )


def test_more_contacts_with_a_gp_are_not_called_worse(matched):
    used = {"gp_face": compared.some_use(matched.people, 1.6)}
    plan = compared.a_plan(activity={"outcomes": ["gp_face"]}, sources=compared.SOURCES | {"gp": "gp.csv"})
    assert rows(matched, used, plan)["all", "Everybody analysed", "gp_face"].words.startswith("Use went ")


@pytest.mark.parametrize("sets", [1, 2, 5])
def test_few_sets_are_no_reason_to_fail(sets):
    matched = compared.some_matched(sets, 2)
    assert rows(matched, {"ae": compared.some_use(matched.people)}, draws=50)[EVERYBODY].people == sets


def test_no_sets_at_all_are_said():
    matched = compared.some_matched(0, 2)
    none = np.zeros(0, int)
    assert rows(matched, {"ae": (none, none)}, draws=50)[EVERYBODY].words == "Nobody in this group has a control."


def test_nothing_used_is_said(matched):
    none = np.zeros(len(matched.people["person"]), int)
    assert rows(matched, {"ae": (none, none)}, draws=50)[EVERYBODY].words == "No ratio: nothing was used."


@pytest.mark.parametrize("code", ["prescriptions", "social_care", "residential"])
def test_days_of_care_and_items_of_few_people_have_no_interval(code):
    matched = compared.some_matched(4, 1, dying=0)
    sources = compared.SOURCES | {"prescriptions": "items.csv", "care": "care.csv"}
    plan = compared.a_plan(activity={"outcomes": [code]}, sources=sources)
    counts = np.full(8, 300), np.full(8, 200)
    assert rows(matched, {code: counts}, plan)["all", "Everybody analysed", code].low is None


def test_bed_days_of_few_have_a_ratio_and_no_interval():
    matched = compared.some_matched(4, 1, dying=0)
    counts = np.full(8, 9), np.full(8, 3)
    row = rows(matched, {"bed_days": counts})["all", "Everybody analysed", "bed_days"]
    assert (row.ratio, row.low) == (1.0, None)


def test_the_lean_way_gives_what_the_members_give(matched):
    people, sets = matched.people, matched.sets
    used = compared.some_use(people, 0.7)
    days = people["days_before"], people["days_after"]
    direct = Members(sets.of, sets.treated, sets.weight, *(column[sets.place] for column in (*used, *days)))
    assert effect.ratio(sets, *used, *days) == ratio_of_changes(direct)


def test_a_landmark_leaves_out_who_was_no_longer_followed(matched):
    monthly = {"ae": compared.some_months(matched.people, 0.7)}
    found = effect.landmark(matched, monthly, compared.a_plan())
    followed = (matched.people["ends_on"] - matched.people["index_on"]).astype(int) > 183
    engaged = [row.people for row in found if row.by == "landmark_engaged"]
    assert sum(engaged) == (followed & matched.people["treated"]).sum()


def landmarks(matched, **asked):
    monthly = {"ae": compared.some_months(matched.people, 0.7)}
    return effect.landmark(matched, monthly, compared.a_plan(subgroups=asked))


def test_each_landmark_waits_until_it_is_known_who_belongs_where(matched):
    assert {(row.by, int(row.group.split()[-2])) for row in landmarks(matched, landmark_days=122)} == {
        ("landmark_engaged", 183), ("landmark_funded", 122), ("landmark_continuing", 274),
    }  # fmt: skip


def test_a_later_landmark_moves_all_that_are_earlier(matched):
    found = {row.by: row.group for row in landmarks(matched, landmark_days=213)}
    assert found["landmark_funded"].endswith("from day 213 on")


@pytest.mark.parametrize(("day", "compared_then"), [(LAST_LANDMARK, True), (LAST_LANDMARK + 1, False)])
def test_the_last_landmark_leaves_a_month_to_compare(matched, day, compared_then):
    found = {row.by for row in landmarks(matched, landmark_continuing_days=day)}
    assert ("landmark_continuing" in found) is compared_then


def test_a_landmark_goes_by_what_was_known_then(matched):
    then = matched.people | {"funded_then": np.zeros(len(matched.people["person"]), bool)}
    found = landmarks(replace(matched, people=then))
    assert {row.group: row.people for row in found if row.by == "landmark_funded"}[
        "Referred to a funded voluntary service, from day 122 on"] == 0  # fmt: skip


def test_change_of_well_being_has_a_landmark_after_the_last_follow_up(matched):
    treated = matched.people["treated"]
    went = np.where(treated, np.where(np.arange(len(treated)) % 2, "improved", "worsened"), "")
    found = landmarks(replace(matched, people=matched.people | {"wellbeing": went, "wellbeing_then": went}))
    assert {row.group for row in found if row.by == "landmark_wellbeing"} == {
        "Well-being improved, from day 213 on", "Well-being worsened, from day 213 on",
    }  # fmt: skip


def test_a_landmark_is_an_association(matched):
    monthly = {"ae": compared.some_months(matched.people, 0.7)}
    assert all(row.association for row in effect.landmark(matched, monthly, compared.a_plan()))


def test_without_a_landmark_in_the_plan_there_is_none(matched):
    monthly = {"ae": compared.some_months(matched.people, 0.7)}
    assert effect.landmark(matched, monthly, compared.a_plan(subgroups={"landmark_days": 0})) == []


def test_deaths_are_compared_per_year_lived(matched):
    row = effect.negative(matched, None)[0]
    people = matched.people
    died, days = people["died"][people["treated"]].sum(), people["days_after"][people["treated"]].sum()
    assert (row.outcome, row.events, row.rate) == ("deaths", died, pytest.approx(365 * died / days))


def test_unrelated_admissions_have_a_row_after_and_a_row_for_their_change(matched):
    unrelated = compared.some_use(matched.people, 1, rate=0.3)
    assert [row.outcome for row in effect.negative(matched, unrelated)] == ["deaths", "unrelated_after", "unrelated"]


def test_without_diagnoses_only_deaths_are_looked_at(matched):
    assert [row.outcome for row in effect.negative(matched, None)] == ["deaths"]


def test_a_difference_where_none_can_be_speaks_against_the_effects(matched):
    unrelated = compared.some_use(matched.people, 2.5, rate=0.5)
    assert "against believing the effects" in effect.negative(matched, unrelated)[1].words


def test_no_deaths_at_all_are_said():
    matched = compared.some_matched(50, 2, dying=0)
    assert effect.negative(matched, None)[0].words.startswith("Too few of these happened")


def test_use_before_referral_is_compared_a_year_earlier(matched):
    monthly = {"ae": compared.some_months(matched.people, 0.5)}
    row = effect.negative(matched, None, monthly)[1]
    years = monthly["ae"][:, :12].sum(axis=1), monthly["ae"][:, 12:24].sum(axis=1)
    whole = np.full(len(years[0]), 365)
    assert (row.outcome, row.ratio) == ("earlier_ae", effect.ratio(matched.sets, *years, whole, whole).ratio)


def test_a_rise_before_referral_is_said():
    matched = compared.some_matched(400, 3)
    table = compared.some_months(matched.people)
    table[:, 12:24] += np.where(matched.people["treated"], 1, 0)[:, None] * (np.arange(12) % 4 == 0)
    assert effect.negative(matched, None, {"ae": table})[1].words.startswith("Even before referral use went up")


def test_without_two_years_before_nothing_is_said_of_them(matched):
    late = matched.people | {"starts_on": matched.people["index_on"] - 365}
    found = effect.negative(compared.MadeMatched(late, matched.sets), None, {"ae": compared.some_months(late)})
    assert [row.outcome for row in found] == ["deaths"]
