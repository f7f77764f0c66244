"""Specifications, interactions and regression to the mean: against statsmodels, by hand, and at the edges."""

import numpy as np
import pytest

from commonweal.evaluation import effect, statistics
from commonweal.evaluation.effect.sensitivity.adjusted import adjusted
from commonweal.evaluation.effect.side import members
from tests.support import compared

OUTCOMES = ("spells", "ae")


@pytest.fixture(scope="module")
def matched():
    made = compared.some_matched(300, 3)
    return compared.MadeMatched(made.people, made.sets, [compared.everybody_alone(made.people)])


@pytest.fixture(scope="module")
def used(matched):
    return {code: compared.some_use(matched.people, 0.7, seed) for seed, code in enumerate(OUTCOMES)}


@pytest.fixture(scope="module")
def monthly(matched):
    return {code: compared.some_months(matched.people, 0.7, seed) for seed, code in enumerate((*OUTCOMES, "instances"))}


@pytest.fixture(scope="module")
def own(matched, used):
    referred = matched.people["treated"]
    people = {name: column[referred] for name, column in matched.people.items()}
    return people, {code: tuple(side[referred] for side in sides) for code, sides in used.items()}


@pytest.fixture(scope="module")
def specified(matched, used, monthly):
    found = effect.specifications(matched, used, monthly, compared.a_plan())
    return {row.words: row for row in found if row.outcome == "ae"}


def test_the_first_specification_is_the_primary_one(matched, used, monthly, specified):
    primary = next(iter(specified.values()))
    assert (primary.kind, primary.ratio) == ("primary", effect.against(matched, used, compared.a_plan(), 0)[1].ratio)


def test_every_other_way_of_setting_people_side_by_side_is_there(specified):
    assert specified["Nobody matched"].kind == "benchmark"


def test_before_and_after_alone_is_there_as_a_benchmark(specified, own):
    people, counts = own
    plainly = statistics.rate_ratio(*counts["ae"], people["days_before"], people["days_after"])
    assert specified["Before and after alone, without controls"].ratio == plainly.ratio


def test_practices_left_out_in_turn_give_a_lowest_and_a_highest(specified):
    low, high = (specified[f"One of 3 practices left out in turn: the {end}"] for end in ("lowest", "highest"))
    assert low.ratio <= high.ratio


def test_one_practice_alone_cannot_be_left_out(used, monthly):
    made = compared.some_matched(300, 3)
    one = made.people | {"practice": np.full(len(made.people["person"]), "P1")}
    found = effect.specifications(compared.MadeMatched(one, made.sets), used, monthly, compared.a_plan())
    assert not [row for row in found if row.kind == "practice"]


def test_windows_of_other_lengths_are_counted_from_the_months(matched, monthly, specified):
    days = np.minimum((matched.people["ends_on"] - matched.people["index_on"]).astype(int), 183)
    counts = monthly["ae"][:, 18:24].sum(axis=1), monthly["ae"][:, 24:30].sum(axis=1)
    direct = effect.ratio(matched.sets, *counts, np.full(len(days), 182), days)
    assert specified["6 months either side"].ratio == direct.ratio


def test_the_month_on_either_side_can_be_left_out(matched, monthly, specified):
    days = np.clip((matched.people["ends_on"] - matched.people["index_on"]).astype(int) - 31, 0, 334)
    counts = monthly["ae"][:, 12:23].sum(axis=1), monthly["ae"][:, 25:36].sum(axis=1)
    direct = effect.ratio(matched.sets, *counts, np.full(len(days), 335), days)
    left = specified["Without the month before and the month after referral"]
    assert left.ratio == direct.ratio


def test_the_adjusted_ratio_and_its_error_are_those_of_estimating_equations(matched, used):
    import statsmodels.api as sm

    found = members(matched.sets, matched.people, used["ae"])
    alone = {"age": matched.people["age"]}
    decades = matched.people["age"][matched.sets.place] / 10
    design = np.stack([np.ones(len(found.of)), found.treated, decades, decades**2, np.log1p(found.before),
                       found.before > 0], axis=1).astype(float)  # fmt: skip
    fit = sm.GEE(
        found.after, design, found.of, family=sm.families.Poisson(), offset=np.log(found.days_after),
        cov_struct=sm.cov_struct.Independence(), weights=found.weight,
    ).fit()  # fmt: skip
    sure = adjusted(found, alone, matched.sets.place)
    assert np.log(sure.ratio) == pytest.approx(fit.params[1], rel=1e-4)
    assert sure.error == pytest.approx(fit.bse[1], rel=0.01)


def test_a_covariate_of_one_value_is_left_out_of_the_adjustment(matched, used):
    found = members(matched.sets, matched.people, used["ae"])
    people = matched.people | {"risk": np.full(len(found.of), -1), "sex": np.full(len(found.of), "1")}
    assert adjusted(found, people, matched.sets.place).ratio is not None


def test_nothing_after_on_one_hand_leaves_no_adjusted_ratio(matched, used):
    before, after = used["ae"]
    found = members(matched.sets, matched.people, (before, np.where(matched.people["treated"], 0, after)))
    assert adjusted(found, matched.people, matched.sets.place).ratio is None


def test_few_sets_are_no_reason_to_fail():
    matched = compared.some_matched(2, 1)
    plan, counts = compared.a_plan(), {"ae": compared.some_use(matched.people)}
    months = {"ae": compared.some_months(matched.people)}
    assert effect.specifications(matched, counts, months, plan)[0].people == 2


@pytest.fixture(scope="module")
def interactions(matched, used, own):
    found = effect.interactions(matched, used, compared.a_plan(), own)
    return {(row.of, row.by, row.outcome): row for row in found}


def test_an_interaction_is_the_ratio_of_the_two_effects(matched, used, interactions):
    under, over = (row.ratio for row in effect.against(matched, used, compared.a_plan(), 0)
                   if row.by == "age" and row.outcome == "ae")  # fmt: skip
    assert interactions["effect", "age", "ae"].ratio == pytest.approx(under / over)


def test_an_interaction_of_changes_is_the_ratio_of_the_two_changes(own, interactions):
    under, over = (row.ratio for row in effect.estimate(*own, compared.a_plan())
                   if row.by == "age" and row.outcome == "ae")  # fmt: skip
    assert interactions["change", "age", "ae"].ratio == pytest.approx(under / over)


def test_the_p_of_an_interaction_is_that_of_one_regression_with_both_groups(own, interactions):
    import statsmodels.api as sm

    people, counts = own
    before, after = counts["ae"]
    used = before + after > 0
    size, old = int(used.sum()), (people["age"] >= 80)[used]
    design = np.zeros((2 * size, size + 2))
    design[size:, 0], design[size:, 1] = ~old, 1
    design[np.arange(2 * size), np.tile(np.arange(size), 2) + 2] = 1
    offset = np.log(np.r_[people["days_before"][used], people["days_after"][used]])
    fit = sm.GLM(np.r_[before[used], after[used]], design, sm.families.Poisson(), offset=offset).fit(
        cov_type="cluster", cov_kwds={"groups": np.tile(np.arange(size), 2), "use_correction": False}
    )
    row = interactions["change", "age", "ae"]
    assert np.log(row.ratio) == pytest.approx(fit.params[0], rel=1e-6)
    assert row.p == pytest.approx(fit.pvalues[0], rel=0.05)


def test_with_more_than_two_parts_only_p_is_told(interactions):
    row = interactions["effect", "deprivation", "ae"]
    assert row.ratio is None
    assert 0 <= row.p <= 1


def test_everybody_is_no_division(interactions):
    assert "all" not in {by for _, by, _ in interactions}


def test_parts_too_small_for_an_error_have_no_interaction():
    matched = compared.some_matched(6, 1)
    found = effect.interactions(matched, {"ae": compared.some_use(matched.people)}, compared.a_plan())
    assert {row.p for row in found} == {None}


@pytest.fixture(scope="module")
def expected(matched, used, monthly, own):
    changes = effect.estimate(*own, compared.a_plan())
    found = effect.regression(matched, used, monthly, changes, compared.a_plan())
    return {(row.by, row.group, row.outcome, row.source.split(":")[0].split(",")[0]): row for row in found}


MANY = "3 or more spells and A&E attendances before"


def test_what_controls_did_stands_beside_every_raw_change(expected, own):
    changes = effect.estimate(*own, compared.a_plan())
    told = {(by, group, outcome) for by, group, outcome, source in expected if source == "their matched controls"}
    assert told == {(row.by, row.group, row.outcome) for row in changes}


def test_the_raw_change_is_that_of_the_cohort(expected, own):
    raw = effect.estimate(*own, compared.a_plan())[1].ratio
    assert expected["all", "Everybody analysed", "ae", "their matched controls"].raw == raw


def test_the_same_rule_selects_among_people_not_referred(expected, matched):
    row = expected["prior_use", MANY, "ae", "people not referred whom the same rule selects"]
    assert row.people == ((matched.people["instances"] >= 3) & ~matched.people["treated"]).sum()


def test_the_same_rule_a_year_earlier_looks_at_the_first_of_two_years(expected, matched, monthly):
    row = expected["prior_use", MANY, "ae", "the group's own earlier year"]
    many = (monthly["instances"][:, :12].sum(axis=1) >= 3) & matched.people["treated"]
    table = monthly["ae"][many]
    assert row.people == many.sum()
    assert row.ratio == pytest.approx(table[:, 12:24].sum() / table[:, :12].sum())


def test_those_picked_by_much_use_fall_without_any_service():
    """Gamma-Poisson people, mean 1.46 and shape 0.7, picked at three or more: a fall of 23 % by arithmetic alone."""
    draw = np.random.default_rng(1)
    made = compared.some_matched(20_000, 1, dying=0)
    frailty = draw.gamma(0.7, 1.46 / 0.7, 40_000)
    before, after = draw.poisson(frailty), draw.poisson(frailty)
    people = made.people | {"instances": before}
    matched = compared.MadeMatched(people, made.sets, [compared.everybody_alone(people)])
    plan = compared.a_plan(subgroups={"equality": False, "age": 0})
    mine = people["treated"]
    own = {name: column[mine] for name, column in people.items()}
    changes = effect.estimate(own, {"ae": (before[mine], after[mine])}, plan)
    found = effect.regression(matched, {"ae": (before, after)}, {}, changes, plan)
    row = next(row for row in found if row.group == MANY and "same rule selects" in row.source)
    assert row.ratio == pytest.approx(0.77, abs=0.02)
    assert row.raw == pytest.approx(0.77, abs=0.02)


def test_the_sample_is_made_as_old_as_the_group(matched, used, monthly, own):
    old = matched.people | {"age": np.where(matched.people["treated"], 90, np.where(used["ae"][0] > 1, 90, 50))}
    changes = effect.estimate(*own, compared.a_plan())
    aged = compared.MadeMatched(old, matched.sets, matched.others)
    found = effect.regression(aged, used, monthly, changes, compared.a_plan())
    row = next(row for row in found if row.group == MANY and "same rule selects" in row.source)
    here = (old["instances"] >= 3) & ~old["treated"] & (old["age"] == 90)
    assert row.people == here.sum()


def test_an_instance_is_defined_where_a_rule_counts_them(expected):
    row = expected["prior_use", MANY, "ae", "their matched controls"]
    assert "makes two" in row.definition


def test_without_two_years_before_the_earlier_year_is_left_empty(used, monthly, own, matched):
    late = matched.people | {"starts_on": matched.people["index_on"] - 500}
    changes = effect.estimate(*own, compared.a_plan())
    short = compared.MadeMatched(late, matched.sets, matched.others)
    found = effect.regression(short, used, monthly, changes, compared.a_plan())
    row = next(row for row in found if row.group == MANY and "earlier year" in row.source)
    assert (row.people, row.ratio) == (0, None)
