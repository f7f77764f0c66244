"""Returns, prices, costs and what is said of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from commonweal.evaluation import plan, value
from commonweal.evaluation.parameters import ParameterError
from commonweal.evaluation.value import ReturnModel
from commonweal.evaluation.value.cost import spent

FULL, DROP_20, DROP_33 = (1, 1, 1, 1, 1), (1, 0.8, 0.6, 0.4, 0.2), (1, 0.66, 0.33, 0, 0)


@pytest.mark.parametrize(("shares", "multiplier"), [(FULL, 4.65), (DROP_20, 2.86), (DROP_33, 1.9438)])
def test_simple_discounting_gives_the_published_multipliers(shares, multiplier):
    assert ReturnModel(1, 1, shares, "simple").multiplier(5) == pytest.approx(multiplier)


@pytest.mark.parametrize(("shares", "multiplier"), [(FULL, 4.67308), (DROP_20, 2.86812), (DROP_33, 1.94574)])
def test_compound_discounting_is_the_green_books(shares, multiplier):
    assert ReturnModel(1, 1, shares).multiplier(5) == pytest.approx(multiplier, abs=1e-5)


def test_the_first_year_is_not_discounted():
    assert ReturnModel(269, 1171).benefit(1) == 269


@pytest.mark.parametrize(
    ("saving", "shares", "years"),
    [
        (269, FULL, 4.65),
        (534, FULL, 2.25),
        (534, DROP_20, 2.75),
        (902, FULL, 1.31),
        (902, DROP_20, 1.39),
        (902, DROP_33, 1.47),
    ],
)
def test_payback_is_found_inside_the_year(saving, shares, years):
    assert ReturnModel(saving, 1171, shares, "simple").payback(5) == pytest.approx(years, abs=0.006)


@pytest.mark.parametrize(("saving", "shares"), [(269, DROP_20), (534, DROP_33), (-50, FULL), (0, FULL)])
def test_what_never_pays_has_no_payback(saving, shares):
    assert ReturnModel(saving, 1171, shares, "simple").payback(5) is None


@pytest.mark.parametrize(("shares", "pounds"), [(FULL, 252), (DROP_20, 409), (DROP_33, 602)])
def test_the_saving_that_just_pays_is_the_cost_over_the_multiplier(shares, pounds):
    assert round(ReturnModel(0, 1171, shares, "simple").break_even(5)) == pounds


def test_without_a_cost_there_is_no_return():
    assert ReturnModel(100, 0).roi(5) is None


def test_another_way_of_discounting_is_refused():
    with pytest.raises(ValueError, match="simple or compound"):
        ReturnModel(1, 1, FULL, "none")


def a_plan(**wanted):
    content = {
        "title": "A study",
        "sources": {"study": "study", "bridge": "bridge.csv", "apc": "apc.csv"},
        "cohort": {
            "referred_from": date(2013, 4, 1), "referred_to": date(2014, 3, 31),
            "data_from": date(2012, 4, 1), "data_to": date(2015, 3, 31),
        },
        "value": wanted,
    }  # fmt: skip
    return plan.build(content, wanted.pop("folder", Path()))


def people(count=40, **columns):
    return {
        "person": np.arange(count),
        "days_before": np.full(count, 365),
        "days_after": np.full(count, 365),
        "died": np.zeros(count, bool),
    } | columns


USED = {
    "spells": (np.full(40, 2), np.arange(40) % 2 + 1),
    "fces": (np.full(40, 3), np.arange(40) % 2 + 1),
    "ae": (np.full(40, 4), np.full(40, 3)),
}
COSTS = {
    "starts_on": np.array(["2012-04-01"], "datetime64[D]"),
    "ends_on": np.array(["2014-03-31"], "datetime64[D]"),
    "item": np.array(["core"]),
    "amount": np.array([73_000_00]),
}
NO_COSTS = {name: column[:0] for name, column in COSTS.items()}


def test_savings_are_events_avoided_times_price_times_people():
    found = value.appraise(people(), USED, NO_COSTS, 50, a_plan(outcomes=["ae"]))
    assert found.saved == pytest.approx(40 * 1 * 280.17)


def test_a_spell_is_priced_as_the_episodes_it_is_made_of():
    found = value.appraise(people(), USED, NO_COSTS, 50, a_plan(outcomes=["spells"]))
    assert found.savings[0].unit_cost == pytest.approx(2711.36 * (120 + 60) / (80 + 60))


def test_spells_without_episodes_have_no_price_in_a_list_of_episodes():
    with pytest.raises(ParameterError, match="Count fces as well"):
        value.appraise(people(), {"spells": USED["spells"]}, NO_COSTS, 50, a_plan(outcomes=["spells"]))


def test_the_source_of_each_price_is_told():
    found = value.appraise(people(), USED, NO_COSTS, 50, a_plan(outcomes=["ae"]))
    assert "National Cost Collection 2024/25" in found.savings[0].source


def test_the_interval_of_all_savings_is_that_of_what_each_person_cost():
    from scipy.stats import bootstrap

    ours = {"spells": (np.full(40, 2), np.arange(40) % 2 + 1), "ae": (np.full(40, 4), np.arange(40) % 3)}
    found = value.appraise(people(), ours | {"fces": ours["spells"]}, NO_COSTS, 50, a_plan(outcomes=["spells", "ae"]))
    each = sum(saving.unit_cost * (ours[saving.outcome][0] - ours[saving.outcome][1]) for saving in found.savings)
    theirs = bootstrap((each,), np.mean, n_resamples=8000, method="BCa", rng=np.random.default_rng(4))
    interval = theirs.confidence_interval
    assert (found.low, found.high) == pytest.approx((40 * interval.low, 40 * interval.high), rel=0.02)


def test_the_savings_add_up():
    found = value.appraise(people(), USED, COSTS, 50, a_plan())
    assert found.saved == pytest.approx(sum(saving.saved for saving in found.savings))


def test_each_return_has_the_interval_of_the_savings():
    found = value.appraise(people(), USED, COSTS, 50, a_plan())
    assert all(
        (row.roi_low, row.roi_high)
        == pytest.approx((found.low * row.multiplier / row.cost, found.high * row.multiplier / row.cost))
        for row in found.returns
    )


def test_use_that_rose_is_a_negative_saving():
    used = {"ae": (np.full(40, 1), np.full(40, 2))}
    found = value.appraise(people(), used, NO_COSTS, 50, a_plan(outcomes=["ae"], cost=1000.0))
    assert found.saved < 0
    assert all(scenario.roi < 0 and scenario.payback_years is None for scenario in found.returns)


def test_the_dead_save_only_for_the_time_they_lived():
    lived = np.r_[np.full(39, 365), 73]
    dead = np.r_[np.zeros(39, bool), True]
    used = {"ae": (np.full(40, 4), np.zeros(40, int))}
    found = value.appraise(people(days_after=lived, died=dead), used, NO_COSTS, 50, a_plan(outcomes=["ae"]))
    assert found.saved == pytest.approx(4 * 280.17 * 39.2)


def test_the_plans_cost_is_taken_when_there_is_one():
    assert value.appraise(people(), USED, COSTS, 50, a_plan(cost=1234.0)).cost == 1234.0


def test_the_cost_of_the_period_is_shared_by_those_referred():
    found = value.appraise(people(), USED, COSTS, 50, a_plan())
    assert found.cost == pytest.approx(36_500 * 40 / 50)


def test_numerator_denominator_and_scope_of_the_cost_are_told():
    words = value.appraise(people(), USED, COSTS, 50, a_plan()).cost_words
    assert "£29,200 = £36,500" in words
    assert "40 people analysed ÷ 50 people referred" in words
    assert "not an effect" in words


@pytest.mark.parametrize(("admissions", "said"), [("all", True), ("non_elective", False)])
def test_prices_of_non_elective_care_for_other_admissions_are_owned_up_to(admissions, said):
    wanted = replace(a_plan(), activity=plan.Activity(admissions=admissions))
    assert ("priced as non-elective" in value.appraise(people(), USED, COSTS, 50, wanted).cost_words) is said


@pytest.mark.parametrize(("year", "said"), [("2024/25", True), ("2013/14", False), ("of old", True)])
def test_prices_of_another_year_than_the_cost_are_owned_up_to(tmp_path, year, said):
    (tmp_path / "ours.yaml").write_text(
        "parameters:\n  ae:\n    description: A&E\n    unit: GBP per attendance\n    values: {2014-03-31: 100}\n"
        f"    price_year: {year}\n    source: ours\n    licence: internal\n"
    )
    wanted = a_plan(prices="ours.yaml", outcomes=["ae"], folder=tmp_path)
    assert ("neither is brought" in value.appraise(people(), USED, COSTS, 50, wanted).cost_words) is said


def test_without_any_cost_there_are_savings_and_no_return():
    found = value.appraise(people(), USED, NO_COSTS, 50, a_plan())
    assert found.saved > 0
    assert {scenario.roi for scenario in found.returns} == {None}
    assert "No cost is known" in found.cost_words


def test_an_amount_counts_by_the_days_that_fall_in_the_period():
    day = np.datetime64("2014-03-31")
    assert spent(COSTS, day, day) == 100.0


def test_returns_are_for_one_three_and_five_years_and_three_ways_of_fading():
    found = value.appraise(people(), USED, COSTS, 50, a_plan())
    assert {(scenario.years, scenario.profile) for scenario in found.returns} == {
        (years, profile) for years in (1, 3, 5) for profile in ("full", "20 % a year", "33 % a year")
    }


def test_the_cresr_profile_gives_its_own_multipliers():
    found = value.appraise(people(), USED, COSTS, 50, a_plan(discount="cresr_2014"))
    assert {scenario.multiplier for scenario in found.returns if scenario.years == 5} == {4.65, 2.86, 1.9438}


def test_a_plan_without_value_gets_none():
    wanted = a_plan()
    assert (
        value.appraise(people(), USED, COSTS, 50, plan.Plan(wanted.title, wanted.sources, wanted.cohort, value=None))
        is None
    )


def test_nobody_analysed_gives_none():
    nobody, none = {name: column[:0] for name, column in people().items()}, np.zeros(0, int)
    assert value.appraise(nobody, {"ae": (none, none)}, COSTS, 0, a_plan()) is None


def test_ones_own_prices_are_used_by_path(tmp_path):
    (tmp_path / "ours.yaml").write_text(
        "parameters:\n  ae:\n    description: A&E\n    unit: GBP per attendance\n    values: {2025-04-01: 100}\n"
        "    source: ours\n    licence: internal\n"
    )
    wanted = a_plan(prices="ours.yaml", outcomes=["ae"], folder=tmp_path)
    assert value.appraise(people(), USED, NO_COSTS, 50, wanted).saved == pytest.approx(4000)


def test_a_price_for_what_is_no_outcome_is_refused_with_a_suggestion(tmp_path):
    (tmp_path / "ours.yaml").write_text(
        "parameters:\n  outpatients:\n    description: OP\n    unit: GBP\n    values: {2025-04-01: 100}\n"
        "    source: ours\n    licence: internal\n"
    )
    with pytest.raises(ParameterError, match="Did you mean 'outpatient'"):
        value.appraise(people(), USED, NO_COSTS, 50, a_plan(prices="ours.yaml", folder=tmp_path))


def test_a_plan_with_every_price_passes_the_check():
    assert value.check(a_plan()) is None


def test_a_missing_price_list_is_told_before_anything_is_counted():
    with pytest.raises(ParameterError, match="There is no list of parameters at"):
        value.check(a_plan(prices="nowhere.yaml"))


def test_spells_without_episodes_are_told_before_anything_is_counted():
    with pytest.raises(ParameterError, match="Count fces as well"):
        value.check(replace(a_plan(), activity=plan.Activity(outcomes=("spells", "ae"))))
