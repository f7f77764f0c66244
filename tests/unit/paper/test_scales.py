"""Scales hold what they are made for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.paper.charts import scales

VALUES = st.lists(st.one_of(st.none(), st.floats(-1e7, 1e7).filter(lambda value: value == 0 or abs(value) > 1e-6)))


@given(VALUES)
def test_a_plain_scale_holds_nought_and_every_value(values):
    scale = scales.plain(values, "")
    assert all(scale.within(value) == value for value in [*values, 0.0] if value is not None)


@given(VALUES)
def test_a_plain_scale_has_few_marks_from_end_to_end(values):
    scale = scales.plain(values, "")
    assert 2 <= len(scale.marks) <= 9
    assert (scale.marks[0], scale.marks[-1]) == (scale.low, scale.high)


def test_a_plain_scale_steps_by_one_two_or_five():
    assert scales.plain([0.37, 1.75], "", at=1.0).marks == (0.0, 0.5, 1.0, 1.5, 2.0)


@given(st.lists(st.one_of(st.none(), st.floats(0.1, 10))))
def test_a_scale_of_ratios_holds_every_usual_ratio(values):
    scale = scales.ratios(values, "")
    assert all(scale.within(value) == value for value in values if value is not None)


def test_a_scale_of_ratios_marks_no_change():
    assert 1.0 in scales.ratios([], "").marks


@pytest.mark.parametrize(("ratio", "drawn"), [(0.0001, 0.1), (500.0, 10.0)])
def test_an_extreme_ratio_is_drawn_at_the_end(ratio, drawn):
    assert scales.ratios([ratio], "").within(ratio) == drawn
