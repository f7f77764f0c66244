"""Paired means and exact coin tests against scipy, by hand, and at the edges."""

from itertools import product

import numpy as np
import pytest

from commonweal.evaluation import statistics
from commonweal.evaluation.statistics.steady import collapsed


def by_all_flips(changes):
    seen = abs(sum(changes))
    sums = [abs(sum(sign * change for sign, change in zip(signs, changes, strict=True)))
            for signs in product((-1, 1), repeat=len(changes))]  # fmt: skip
    return sum(value >= seen for value in sums) / len(sums)


@pytest.mark.parametrize("changes", [[1, 1, 1, -1], [3, -1, 2, 2, 0], [1], [4, -4], [2, 1, 1, 1, -3, 1, 2, 4]])
def test_the_sign_flip_test_counts_every_flip(changes):
    assert statistics.sign_flips(np.array(changes)) == pytest.approx(by_all_flips(changes))


def test_the_sign_flip_test_of_many_people_agrees_with_the_normal_curve():
    from scipy.stats import norm

    changes = np.repeat([1, -1, 2, -2, 0], [900, 820, 300, 310, 2000])
    z = abs(changes.sum()) / np.sqrt((changes**2).sum())
    assert statistics.sign_flips(changes) == pytest.approx(2 * norm.sf(z), rel=0.05)


def test_nobody_changed_means_no_evidence_of_a_direction():
    assert statistics.sign_flips(np.zeros(9, int)) == 1.0


def test_the_coin_test_is_mcnemars_exact_test():
    from statsmodels.stats.contingency_tables import mcnemar

    assert statistics.coin_flips(40, 22) == pytest.approx(mcnemar([[10, 40], [22, 8]], exact=True).pvalue)


def test_the_coin_test_of_nobody_is_one():
    assert statistics.coin_flips(0, 0) == 1.0


def test_the_mean_change_has_students_interval():
    from scipy.stats import ttest_1samp

    changes = np.repeat([-1, 0, 1, 2], [20, 150, 70, 40])
    found = statistics.mean_change(changes)
    interval = ttest_1samp(changes, 0).confidence_interval()
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high))


def test_the_mean_change_of_one_person_has_no_interval():
    found = statistics.mean_change(np.array([2]))
    assert (found.change, found.low, found.high, found.p) == (2.0, None, None, 1.0)


def test_the_mean_change_of_people_who_changed_alike_has_no_interval():
    assert statistics.mean_change(np.full(12, 1)).low is None


def test_the_mean_change_of_nobody_is_none():
    assert statistics.mean_change(np.zeros(0, int)).change is None


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_what_is_no_number_becomes_none(value):
    assert statistics.steady(value) is None


def test_a_number_loses_the_digits_that_hang_on_the_order_of_adding():
    assert statistics.steady(0.1 + 0.2) == statistics.steady(0.3)


@pytest.mark.parametrize("scale", [1, 10**12])
def test_equal_people_are_put_together_in_sorted_order(scale):
    columns = [np.array([2, -1, 2, 0]) * scale, np.array([5, 7, 5, 1]) * scale]
    (first, second), weights = collapsed(*columns)
    assert [(first / scale).tolist(), (second / scale).tolist(), weights.tolist()] == [[-1, 0, 2], [7, 1, 5], [1, 1, 2]]
