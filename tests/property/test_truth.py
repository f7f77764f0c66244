"""Twenty boroughs of each truth: the plain before and after misses it, matched controls find it."""

from functools import cache
from math import log
from statistics import fmean, stdev

import pytest

from benchmarks.truth.trials import EARLIER, NAIVE, OURS, Finding, findings

BOROUGHS, PEOPLE, REFERRED = 20, 20_000, 200


@cache
def found(truth: float) -> list[Finding]:
    return [
        one for seed in range(1, BOROUGHS + 1)
        for one in findings("record", truth, 10_000 + seed, people=PEOPLE, referred=REFERRED)
    ]  # fmt: skip


def logs(truth: float, outcome: str, way: str) -> list[float]:
    return [log(one.ratio / truth) for one in found(truth) if (one.outcome, one.way) == (outcome, way)]


def covered(truth: float, outcome: str, way: str) -> int:
    return sum(one.low <= truth <= one.high for one in found(truth) if (one.outcome, one.way) == (outcome, way))


@pytest.mark.parametrize("truth", [0.85, 1.0])
@pytest.mark.parametrize("outcome", ["spells", "ae"])
def test_before_and_after_alone_claims_a_fall_that_is_not_there(truth, outcome):
    assert fmean(logs(truth, outcome, NAIVE)) < -0.15
    assert covered(truth, outcome, NAIVE) <= BOROUGHS // 2


# Of twenty intervals that hold the truth with probability .95, 16 or more do with probability .997.
@pytest.mark.parametrize("truth", [0.85, 1.0])
@pytest.mark.parametrize("outcome", ["spells", "ae", "outpatient"])
def test_matched_controls_find_the_truth(truth, outcome):
    errors = logs(truth, outcome, OURS)
    assert abs(fmean(errors)) < 3.5 * stdev(errors) / BOROUGHS**0.5
    assert covered(truth, outcome, OURS) >= 16


@pytest.mark.parametrize("outcome", ["spells", "ae", "outpatient"])
def test_the_year_before_shows_no_difference_between_those_matched(outcome):
    assert abs(fmean(logs(1.0, outcome, EARLIER))) < 0.06
