"""Boroughs whose true effect is known: what a before/after finds when it may, and that it fails when it must."""

from functools import cache

import numpy as np
import pytest

from commonweal.evaluation import synthetic
from commonweal.evaluation.statistics import Ratio, rate_ratio
from commonweal.evaluation.synthetic import trials
from commonweal.evaluation.synthetic.lives.histories import NEVER

OUTCOMES = ("spells", "ae", "outpatient")
SMALL, LARGE = (4_000, 160), (30_000, 1_200)


@cache
def found(size: tuple[int, int], boroughs: int, effect: float, selection: str) -> dict[str, list[Ratio]]:
    """What the before/after estimates in each of some boroughs, by outcome."""
    ratios: dict[str, list[Ratio]] = {outcome: [] for outcome in OUTCOMES}
    for seed in range(boroughs):
        trial = synthetic.trial(*size, seed=seed, effect=effect, selection=selection)
        days = trial.people["days_before"], trial.people["days_after"]
        for outcome in OUTCOMES:
            ratios[outcome].append(rate_ratio(*trial.used[outcome], *days))
    return ratios


def covering(ratios: list[Ratio], truth: float) -> float:
    return sum(ratio.low <= truth <= ratio.high for ratio in ratios) / len(ratios)


def significant(ratios: list[Ratio]) -> float:
    return sum(ratio.p < 0.05 for ratio in ratios) / len(ratios)


# Of 400 intervals that cover with probability .95, 365 to 393 do with probability .998.
@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("effect", [0.8, 1.0, 1.25])
def test_without_regression_to_the_mean_the_interval_covers_the_true_effect(outcome, effect):
    assert 0.9125 <= covering(found(SMALL, 400, effect, "none")[outcome], effect) <= 0.9825


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_without_regression_to_the_mean_no_effect_is_found_in_about_one_of_twenty_when_there_is_none(outcome):
    assert 0.0175 <= significant(found(SMALL, 400, 1.0, "none")[outcome]) <= 0.0875


@pytest.mark.parametrize("outcome", ["spells", "ae"])
@pytest.mark.parametrize("effect", [0.9, 1.0])
def test_with_regression_to_the_mean_the_naive_interval_covers_the_truth_far_too_rarely(outcome, effect):
    assert covering(found(LARGE, 40, effect, "recent_use")[outcome], effect) < 0.4


@pytest.mark.parametrize("outcome", ["spells", "ae"])
def test_with_regression_to_the_mean_a_service_that_does_nothing_seems_to_work(outcome):
    ratios = found(LARGE, 40, 1.0, "recent_use")[outcome]
    assert sum(ratio.high < 1 for ratio in ratios) / len(ratios) > 0.6


def test_outpatient_use_played_no_part_in_the_selection_and_does_not_regress():
    assert covering(found(LARGE, 40, 1.0, "recent_use")["outpatient"], 1.0) > 0.85


@cache
def found_in_record(boroughs: int, effect: float) -> dict[str, list[Ratio]]:
    """What the before/after estimates in worlds where the record decides who is referred."""
    ratios: dict[str, list[Ratio]] = {outcome: [] for outcome in OUTCOMES}
    for seed in range(boroughs):
        world = synthetic.world(12_000, 200, seed=seed, effect=effect)
        who, on = np.flatnonzero(world.referred_on < NEVER), world.referred_on
        until = np.minimum(on + 365, world.people.dies_on + 1)
        for outcome, names in trials.OUTCOMES.items():
            before, after = world.count(names, on - 365, on)[who], world.count(names, on, until)[who]
            ratios[outcome].append(rate_ratio(before, after, np.full(who.size, 365), (until - on)[who]))
    return ratios


@pytest.mark.parametrize("outcome", ["spells", "ae"])
@pytest.mark.parametrize("effect", [0.85, 1.0])
def test_where_the_record_decides_the_naive_interval_covers_the_truth_far_too_rarely(outcome, effect):
    assert covering(found_in_record(40, effect)[outcome], effect) < 0.5


def test_where_the_record_decides_use_that_nobody_looked_at_does_not_regress():
    assert covering(found_in_record(40, 1.0)["outpatient"], 1.0) > 0.85


@pytest.mark.parametrize("effect", [0.7, 1.4])
def test_a_large_borough_shows_the_effect_that_was_built_in(effect):
    trial = synthetic.trial(100_000, 4_000, seed=5, effect=effect, selection="none")
    days = trial.people["days_before"], trial.people["days_after"]
    assert [rate_ratio(*trial.used[outcome], *days).ratio for outcome in OUTCOMES] == pytest.approx(
        [effect] * 3, rel=0.06
    )


def test_each_outcome_has_an_effect_of_its_own():
    effect = synthetic.Effect(spells=0.7, ae=0.85, outpatient=1.2)
    trial = synthetic.trial(100_000, 4_000, seed=6, effect=effect, selection="none")
    days = trial.people["days_before"], trial.people["days_after"]
    assert [rate_ratio(*trial.used[outcome], *days).ratio for outcome in OUTCOMES] == pytest.approx(
        [0.7, 0.85, 1.2], rel=0.06
    )
