"""The comparison with controls agrees with the plain reference, and its interval holds the truth."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from commonweal.evaluation import statistics
from commonweal.evaluation.statistics import Members
from tests.reference import comparison as plain

YEAR = 365
use = st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, YEAR))
one_set = st.tuples(use, st.lists(use, min_size=1, max_size=4))
many_sets = st.lists(one_set, min_size=12, max_size=40)
ps = st.lists(st.floats(0, 1), min_size=1, max_size=20)


def rows(sets):
    found = []
    for number, (referred, controls) in enumerate(sets):
        before, after, days = referred
        found.append((number, True, 1.0, before, after, YEAR, days))
        found += [(number, False, 1 / len(controls), *side, YEAR, days) for *side, days in controls]
    return found


def columns(listed):
    return Members(*(np.array(column) for column in zip(*listed, strict=True)))


@given(many_sets)
def test_the_ratio_and_its_error_are_those_of_the_plain_reference(sets):
    listed = rows(sets)
    found = statistics.ratio_of_changes(columns(listed))
    assume(found.error is not None)
    ratio, error = plain.ratio_of_changes(listed)
    assert np.isclose(found.ratio, ratio, rtol=1e-6)
    assert np.isclose(found.error, error, rtol=1e-5)


@given(many_sets)
def test_the_difference_is_that_of_the_plain_reference(sets):
    listed = rows(sets)
    found = statistics.differences([columns(listed)], 0, 1)[0]
    assume(found is not None)
    assert np.isclose(found.avoided, plain.difference(listed), atol=1e-7)


@given(many_sets, st.randoms(use_true_random=False))
def test_the_order_of_members_changes_nothing(sets, random):
    listed = rows(sets)
    forth, back = (statistics.ratio_of_changes(columns(each)) for each in (listed, random.sample(listed, len(listed))))
    assert forth == back or np.isclose(forth.ratio, back.ratio, rtol=1e-9)


@given(many_sets)
def test_the_interval_holds_the_ratio_and_p_goes_with_it(sets):
    found = statistics.ratio_of_changes(columns(rows(sets)))
    assume(found.p is not None)
    assert found.low <= found.ratio * (1 + 1e-9)
    assert found.high is None or found.ratio <= found.high * (1 + 1e-9)
    assert 0 <= found.p <= 1


@given(many_sets, st.integers(2, 9))
def test_controls_doubled_at_half_the_weight_change_no_estimate(sets, times):
    listed = rows(sets)
    doubled = [each for each in listed if each[1]]
    doubled += [(number, arm, weight / times, *rest) for number, arm, weight, *rest in listed if not arm
                for _ in range(times)]  # fmt: skip
    once, often = (statistics.ratio_of_changes(columns(each)) for each in (listed, doubled))
    assume(once.error is not None and often.error is not None)
    assert np.isclose(once.ratio, often.ratio, rtol=1e-7)
    assert np.isclose(once.error, often.error, rtol=1e-6)


@given(ps)
def test_corrected_p_are_those_of_the_plain_reference(ps):
    assert np.allclose(statistics.holm(ps), plain.holm(ps))
    assert np.allclose(statistics.benjamini_hochberg(ps), plain.benjamini_hochberg(ps))


@given(ps)
def test_no_correction_makes_a_p_smaller_and_holm_is_the_stricter(ps):
    strict, milder = statistics.holm(ps), statistics.benjamini_hochberg(ps)
    assert all(p <= soft + 1e-9 <= hard + 2e-9 for p, soft, hard in zip(ps, milder, strict, strict=True))


def a_study(draw, sets, each, effect, dying):
    """Gamma-Poisson use of sets that share some of their frailty, as matched people do."""
    of = np.concatenate([np.arange(sets), np.repeat(np.arange(sets), each)])
    treated = np.arange(len(of)) < sets
    frailty = draw.gamma(2.0, 0.5, sets)[of] * draw.gamma(1.5, 1 / 1.5, len(of))
    days_after = np.where(draw.random(len(of)) < dying, draw.integers(1, YEAR, len(of)), YEAR)
    after = draw.poisson(frailty * 0.9 * np.where(treated, effect, 1.0) * days_after / YEAR)
    weight = np.where(treated, 1.0, 1 / each)
    return Members(of, treated, weight, draw.poisson(frailty), after, np.full(len(of), YEAR), days_after)


@pytest.mark.parametrize(("sets", "each", "effect", "dying"), [(60, 1, 1.0, 0.0), (200, 3, 0.85, 0.1)])
def test_the_interval_holds_the_truth_about_95_times_in_100(sets, each, effect, dying):
    draw = np.random.default_rng(sets)
    found = [statistics.ratio_of_changes(a_study(draw, sets, each, effect, dying)) for _ in range(400)]
    assert 0.92 <= np.mean([one.low <= effect <= one.high for one in found]) <= 0.98


def test_the_drawn_interval_of_a_difference_holds_the_truth_about_as_often():
    draw = np.random.default_rng(9)
    found = [statistics.differences([a_study(draw, 100, 2, 0.7, 0.0)], 400, 3)[0] for _ in range(200)]
    assert 0.90 <= np.mean([one.low <= -0.27 <= one.high for one in found]) <= 0.99
