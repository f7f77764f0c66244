"""How often the interval of a rate ratio holds the truth, in few people, after deaths and for bed days."""

import numpy as np
import pytest

from commonweal.evaluation import statistics

DRAWS, AGAIN = 400, 1000
YEAR = 365


def a_cohort(draw, people, per_year, ratio, dying, nights):
    """People of differing frailty (gamma, shape 0.7) who all change by one ratio; some die on the way."""
    frailty = draw.gamma(0.7, 1 / 0.7, people)
    days_after = np.where(draw.random(people) < dying, draw.integers(1, YEAR, people), YEAR)
    before = draw.poisson(frailty * per_year)
    after = draw.poisson(frailty * per_year * ratio * days_after / YEAR)
    if nights:
        before, after = (np.array([draw.gamma(0.6, 10, stays).astype(int).sum() for stays in side])
                         for side in (before, after))  # fmt: skip
    return before, after, np.full(people, YEAR), days_after


@pytest.mark.parametrize(
    ("people", "per_year", "ratio", "dying", "nights"),
    [
        (15, 1.5, 1.0, 0.0, False),
        (108, 1.5, 1.0, 0.0, False),
        (500, 1.0, 0.85, 0.1, False),
        (100, 1.0, 1.0, 0.0, True),
        (500, 1.0, 0.85, 0.1, True),
    ],
)
def test_the_interval_holds_the_truth_about_95_times_in_100(people, per_year, ratio, dying, nights):
    draw = np.random.default_rng(people)
    again = {"bundled": True, "draws": AGAIN} if nights else {}
    found = [statistics.rate_ratio(*a_cohort(draw, people, per_year, ratio, dying, nights), **again)
             for _ in range(DRAWS)]  # fmt: skip
    held = np.mean([each.low <= ratio <= each.high for each in found])
    assert 0.92 <= held <= 0.98


def test_ignoring_the_time_that_the_dead_did_not_live_would_find_a_fall_where_there_is_none():
    draw = np.random.default_rng(4)
    cohorts = [a_cohort(draw, 2000, 1.0, 1.0, 0.1, False) for _ in range(100)]
    blind = [statistics.rate_ratio(before, after, days, days).p < 0.05 for before, after, days, _ in cohorts]
    seeing = [statistics.rate_ratio(*cohort).p < 0.05 for cohort in cohorts]
    assert np.mean(blind) > 3 * max(np.mean(seeing), 0.05)
