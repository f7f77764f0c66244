"""Corrections, E-values, shares, weighted rates and drawn intervals, against others' and numbers worked by hand."""

import numpy as np
import pytest

from commonweal.evaluation import statistics
from commonweal.evaluation.statistics import Ratio

PS = [0.01, 0.04, 0.03, 0.005, 0.5, 0.04, 1.0]


@pytest.mark.parametrize(("ours", "theirs"), [(statistics.holm, "holm"), (statistics.benjamini_hochberg, "fdr_bh")])
def test_a_correction_is_that_of_statsmodels(ours, theirs):
    from statsmodels.stats.multitest import multipletests

    assert ours(PS) == pytest.approx(multipletests(PS, method=theirs)[1])


@pytest.mark.parametrize("correct", [statistics.holm, statistics.benjamini_hochberg])
def test_what_has_no_p_is_left_out_of_the_count(correct):
    assert correct([0.02, None, 0.3]) == [*correct([0.02, 0.3])[:1], None, *correct([0.02, 0.3])[1:]]


@pytest.mark.parametrize("correct", [statistics.holm, statistics.benjamini_hochberg])
def test_nothing_to_correct_is_no_reason_to_fail(correct):
    assert correct([]) == []


@pytest.mark.parametrize(
    ("ratio", "value"),
    [(0.93, 1.36), (0.89, 1.50), (0.83, 1.70), (0.80, 1.81), (0.77, 1.92), (0.54, 3.11), (0.47, 3.68), (1.0, 1.0)],
)
def test_e_values_are_those_worked_by_hand(ratio, value):
    # A fall of 20 %: 1/.8 = 1.25, and 1.25 + sqrt(1.25 x .25) = 1.81. So the others.
    assert statistics.e_value(ratio) == pytest.approx(value, abs=0.0051)


def test_the_e_value_of_a_rise_is_that_of_the_same_fall():
    assert statistics.e_value(2.0) == statistics.e_value(0.5)


@pytest.mark.parametrize("ratio", [None, 0.0])
def test_without_a_ratio_there_is_no_e_value(ratio):
    assert statistics.e_value(ratio) is None


@pytest.mark.parametrize(
    ("found", "value"),
    [
        (Ratio(0.8, 0.7, 0.93, 0.01, ""), statistics.e_value(0.93)),
        (Ratio(1.3, 1.1, 1.5, 0.01, ""), statistics.e_value(1.1)),
        (Ratio(0.9, 0.8, 1.1, 0.3, ""), 1.0),
        (Ratio(0.9, None, None, None, ""), None),
    ],
)
def test_the_e_value_of_the_limit_looks_at_the_end_nearer_to_one(found, value):
    assert statistics.e_value_limit(found) == value


def test_what_could_be_detected_is_28_errors_below_no_effect():
    assert statistics.detectable(Ratio(1, 0.8, 1.2, 0.5, "", 0.1, 99)) == pytest.approx(np.exp(-0.28016), rel=1e-4)


def test_without_an_error_nothing_is_said_of_what_could_be_detected():
    assert statistics.detectable(Ratio(1, 0.8, 1.2, 0.5, "")) is None


@pytest.mark.parametrize(("some", "everybody"), [(0, 20), (3, 20), (20, 20), (939, 5000)])
def test_a_share_has_wilsons_interval(some, everybody):
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(some, everybody, method="wilson")
    found = statistics.share(some, everybody)
    assert (found.low, found.high) == pytest.approx((100 * low, 100 * high), abs=1e-7)


def test_a_share_of_nobody_is_none():
    assert statistics.share(0, 0).pct is None


def test_a_weighted_rate_of_few_events_with_equal_weights_has_the_exact_poisson_interval():
    from scipy.stats import chi2

    events = np.array([2, 1, 0, 0])
    found = statistics.weighted_rate(events, np.full(4, 365), np.full(4, 0.5))
    assert (found.rate, found.low, found.high) == pytest.approx(
        (3 / 4, chi2.ppf(0.025, 6) / 2 / 4, chi2.ppf(0.975, 8) / 2 / 4)
    )


def test_no_event_has_an_upper_end_all_the_same():
    found = statistics.weighted_rate(np.zeros(10, int), np.full(10, 365), np.ones(10))
    assert (found.rate, found.low, found.high) == (0, 0, pytest.approx(3.689 / 10, rel=1e-3))


def test_without_time_there_is_no_rate():
    assert statistics.weighted_rate(np.zeros(3, int), np.zeros(3, int), np.ones(3)).rate is None


def test_a_weighted_rate_is_robust_to_events_that_come_in_clusters():
    spread = np.repeat([0, 10], [180, 20])
    even = np.ones(200, int)
    wide, narrow = (statistics.weighted_rate(each, np.full(200, 365), np.ones(200)) for each in (spread, even * 1))
    assert wide.high - wide.low > 2 * (narrow.high - narrow.low)


def quotient(sums):
    return sums[..., 0] / sums[..., 1]


def test_drawing_again_leaves_out_nothing_to_draw():
    assert statistics.over_sets(np.ones((1, 1, 2)), quotient, 100, 1) == [(None, None)]
    assert statistics.over_sets(np.ones((50, 1, 2)), quotient, 0, 1) == [(None, None)]


def test_what_does_not_vary_has_no_drawn_interval():
    assert statistics.over_sets(np.ones((50, 1, 2)), quotient, 100, 1) == [(None, None)]


def test_a_drawn_interval_leans_as_scipys_does():
    from scipy.stats import bootstrap

    values = np.random.default_rng(5).exponential(2, 80)
    sums = np.stack([values, np.ones(80)], axis=1)[:, None, :]
    found = statistics.over_sets(sums, lambda each: each[..., 0] / each[..., 1], 8000, 3)[0]
    theirs = bootstrap((values,), np.mean, n_resamples=8000, method="BCa", rng=np.random.default_rng(4))
    assert found == pytest.approx((theirs.confidence_interval.low, theirs.confidence_interval.high), rel=0.02)
