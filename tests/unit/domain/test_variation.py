"""What changed and what only varied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.domain import variation
from commonweal.domain.variation import BETTER, CHANCE, HIGH, MET, MISSED, NEAR, OUTSIDE, SHIFT, TREND, WORSE, xmr

STEADY = [10, 12, 9, 11, 10, 12, 9, 11, 10, 12, 9, 11]
VALUES = st.lists(st.integers(-100, 100), min_size=12, max_size=40)


def rules(values, **options):
    return [point.rules for point in xmr(values, **options)]


def test_a_steady_measure_has_no_signal():
    assert set(rules(STEADY)) == {()}


def test_limits_stand_2_66_mean_moving_ranges_from_the_mean():
    point = xmr([1, 3] * 6)[0]  # mean 2, every step 2
    assert (point.lower, point.mean, point.upper) == (2 - 5.32, 2, 2 + 5.32)


def test_a_value_outside_the_limits_is_told():
    assert rules([*STEADY, 40])[-1] == (OUTSIDE,)


def test_seven_on_one_side_are_told_all_seven():
    told = rules([*STEADY[:8], *[12, 13] * 3, 12])
    assert [SHIFT in point for point in told] == [False] * 8 + [True] * 7


def test_six_on_one_side_are_not_told():
    assert not any(SHIFT in point for point in rules([10, 14] * 4 + [14, 15, 14, 15, 14] + [10, 9, 10, 9]))


def test_a_value_on_the_mean_ends_a_run():
    values = [0, 4] * 3 + [3, 3, 3, 2, 3, 3, 3] + [1, 1, 1, 2, 1, 1, 1]
    assert sum(values) / len(values) == 2
    assert not any(SHIFT in point for point in rules(values))


def test_seven_rising_values_are_told_with_the_first():
    told = rules([9, 11, 9, 11, 9, 11, 4, 5, 6, 7, 8, 9, 10, 8])
    assert [place for place, point in enumerate(told) if TREND in point] == [6, 7, 8, 9, 10, 11, 12]


def test_a_standstill_ends_a_trend():
    assert not any(TREND in point for point in rules([9, 11, 9, 11, 9, 11, 4, 5, 6, 6, 7, 8, 9, 8]))


def test_two_of_three_near_a_limit_are_told_where_all_three_lie_on_one_side():
    values = [*[10, 12] * 20, 10, 16, 12, 16, 10]
    point = xmr(values)[41]
    assert 2 / 3 * (point.upper - point.mean) < 16 - point.mean <= point.upper - point.mean
    assert [place for place, told in enumerate(rules(values)) if NEAR in told] == [41, 43]


def test_less_is_better_where_it_is_said_to_be():
    assert xmr([*STEADY, 40], better=-1)[-1].signal == WORSE


def test_more_is_better_where_it_is_said_to_be():
    assert xmr([*STEADY, 40], better=1)[-1].signal == BETTER


def test_where_neither_is_better_a_signal_is_high_or_low():
    assert xmr([*STEADY, 40])[-1].signal == HIGH


def test_fewer_than_twelve_values_are_refused():
    with pytest.raises(variation.TooFew, match="11 values, and it takes 12"):
        xmr(STEADY[:11])


def test_a_known_change_begins_a_new_mean():
    points = xmr([*STEADY, *[each + 30 for each in STEADY]], changed=[12])
    assert {point.rules for point in points} == {()}
    assert points[12].mean == points[0].mean + 30


@pytest.mark.parametrize(("target", "said"), [(4, MET), (50, MISSED), (10, CHANCE)])
def test_a_target_is_met_missed_or_left_to_chance(target, said):
    assert variation.assurance(xmr(STEADY, better=1)[-1], target, better=1) == said


def test_a_target_to_stay_below_is_met_when_the_upper_limit_is_below():
    assert variation.assurance(xmr(STEADY, better=-1)[-1], 50, better=-1) == MET


def test_a_target_without_direction_is_refused():
    with pytest.raises(ValueError, match="direction"):
        variation.assurance(xmr(STEADY)[-1], 5, better=0)


@given(VALUES, st.integers(-50, 50))
def test_moving_every_value_moves_the_chart_and_changes_no_signal(values, by):
    assert rules(values) == rules([value + by for value in values])


@given(VALUES)
def test_upside_down_it_tells_the_same(values):
    assert rules(values) == rules([-value for value in values])


@given(VALUES)
def test_backwards_it_tells_the_same(values):
    assert rules(values) == rules(values[::-1])[::-1]


@given(VALUES)
def test_every_signal_has_a_rule_and_every_rule_a_signal(values):
    assert all(bool(point.rules) == bool(point.signal) for point in xmr(values))
