"""Intervals of bed days and costs: people drawn again and again, against drawing them one by one and against SciPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.evaluation import statistics
from commonweal.evaluation.statistics.redrawn import redrawn
from commonweal.evaluation.statistics.steady import collapsed

YEAR = 365
COHORTS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from([YEAR, 200]), st.sampled_from([YEAR, 30, 101])),
    min_size=2, max_size=25,
).filter(lambda rows: sum(row[0] for row in rows) and sum(row[1] for row in rows))  # fmt: skip


def nights(people, seed=1, dying=0.1):
    """Nights in hospital of people who change by nothing: few have many; some die on the way."""
    draw = np.random.default_rng(seed)
    lived = np.where(draw.random(people) < dying, draw.integers(1, YEAR, people), YEAR)
    stays = draw.poisson(draw.gamma(0.7, 1 / 0.7, people) * np.stack([np.ones(people), lived / YEAR]))
    before, after = (np.array([draw.gamma(0.6, 10, each).astype(int).sum() for each in side]) for side in stays)
    return before, after, np.full(people, YEAR), lived


@given(COHORTS)
def test_each_drawing_is_solved_as_the_people_drawn_would_be(rows):
    columns = np.array([row for row in rows if row[0] + row[1]]).T
    distinct, weights = collapsed(*columns)
    order = np.lexsort((distinct[3], distinct[2]))
    people = np.repeat(np.stack(distinct)[:, order].astype(np.int64), weights[order].astype(int), axis=1)
    drawn, _ = redrawn(np.log(statistics.rate_ratio(*columns, bundled=True).ratio), distinct, weights, 20, 7)
    taken = np.random.default_rng(7).integers(0, people.shape[1], (20, people.shape[1]))
    for found, places in zip(drawn, taken, strict=True):
        plain = plainly(*people[:, places])
        assert np.exp(found) == (plain if plain in (0, np.inf) else pytest.approx(plain, rel=1e-6))


def plainly(before, after, days_before, days_after):
    """Halve the interval in which the scores change their sign."""
    if not after.any() or not before.any():
        return 0.0 if not after.any() else np.inf
    low, high = -40.0, 40.0
    for _ in range(200):
        middle = (low + high) / 2
        share = days_after / (days_after + days_before * np.exp(-middle))
        low, high = (middle, high) if (after - (before + after) * share).sum() > 0 else (low, middle)
    return np.exp((low + high) / 2)


def test_the_drawn_interval_of_bed_days_is_scipys_when_nobody_died():
    from scipy.stats import bootstrap

    before, after, days, _ = nights(200, dying=0)
    found = statistics.rate_ratio(before, after, days, days, bundled=True, draws=8000, seed=3)

    def log_ratio(earlier, later, axis=-1):
        return np.log(later.sum(axis=axis) / earlier.sum(axis=axis))

    theirs = bootstrap((before, after), log_ratio, paired=True, n_resamples=8000, rng=np.random.default_rng(4))
    assert (found.low, found.high) == pytest.approx(np.exp(theirs.confidence_interval), rel=0.02)


def test_drawing_people_again_leaves_the_ratio_as_it_is():
    cohort = nights(150)
    assert statistics.rate_ratio(*cohort, bundled=True, draws=200).ratio == statistics.rate_ratio(*cohort).ratio


def test_events_that_come_one_by_one_are_not_drawn():
    cohort = nights(150)
    assert statistics.rate_ratio(*cohort, draws=200) == statistics.rate_ratio(*cohort)


def test_the_method_says_how_often_people_were_drawn():
    assert "2,000 times" in statistics.rate_ratio(*nights(150), bundled=True, draws=2000).method


def test_the_same_seed_gives_the_same_interval_whatever_the_order_of_people():
    cohort, order = nights(150), np.random.default_rng(1).permutation(150)
    found = [statistics.rate_ratio(*each, bundled=True, draws=300, seed=5) for each in
             (cohort, [column[order] for column in cohort])]  # fmt: skip
    assert found[0] == found[1]


@pytest.mark.parametrize("seed", range(8))
def test_p_says_the_same_as_the_interval(seed):
    before, after, *days = nights(120, seed)
    found = statistics.rate_ratio(before, after // (1 + seed % 3), *days, bundled=True, draws=2000)
    assert (found.p < 0.05) == (not found.low < 1 < found.high)


def test_a_p_beyond_what_the_drawings_tell_is_that_of_the_robust_form():
    before, after, *days = nights(600)
    cohort = (before * 9, after, *days)
    found = statistics.rate_ratio(*cohort, bundled=True, draws=500)
    assert found.p == statistics.rate_ratio(*cohort, bundled=True).p < 1e-4


def test_a_drawing_without_any_use_after_counts_as_a_ratio_of_nought():
    before, after = np.full(30, 3), np.r_[4, np.zeros(29, int)]
    days = np.full(30, YEAR)
    assert statistics.rate_ratio(before, after, days, days, bundled=True, draws=500).low == 0


def test_costs_are_drawn_as_scipy_draws_them():
    from scipy.stats import bootstrap

    before, after, days, _ = nights(200, dying=0)
    found = statistics.rate_difference([(before, after)], days, days, prices=[2], draws=8000, seed=3)
    theirs = bootstrap((2 * (before - after),), np.mean, n_resamples=8000, rng=np.random.default_rng(4))
    assert (found.low, found.high) == pytest.approx(tuple(theirs.confidence_interval), abs=0.3)


def test_one_person_drawn_again_has_no_interval():
    one = np.array([3])
    found = statistics.rate_difference([(one, one - 2)], np.array([YEAR]), np.array([YEAR]), prices=[1], draws=100)
    assert (found.low, found.high) == (None, None)


def test_what_a_machine_loses_in_adding_up_moves_neither_interval_nor_p():
    from commonweal.evaluation.statistics.accelerated import ends, reached

    drawn = np.round(np.random.default_rng(2).normal(0.1, 0.1, 400), 1)
    shaken = drawn + np.random.default_rng(3).choice([-1, 1], 400) * 1e-14
    for one in (reached, lambda *given: ends(*given, 0.95)):
        assert one(0.1, np.zeros(5), shaken) == pytest.approx(one(0.1, np.zeros(5), drawn), abs=1e-12)
