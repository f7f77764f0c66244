"""Months and times of day: their ends, their names, and what is none."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.domain.dates import Month, clock


def test_february_of_a_leap_year_has_29_days():
    assert Month(2028, 2).last == date(2028, 2, 29)


def test_before_january_was_december():
    assert Month(2026, 1).before == Month(2025, 12)


def test_a_month_is_said_in_words():
    assert Month(2026, 3).said == "March 2026"


@pytest.mark.parametrize("code", ["2026-13", "2026-0", "26-01", "", "then", "2026-01-01"])
def test_what_is_no_month_is_refused(code):
    with pytest.raises(ValueError, match=r".+"):
        Month.read(code)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_lies_between_the_ends_of_its_month(day):
    month = Month.of(day)
    assert month.first <= day <= month.last
    assert Month.read(month.code) == month


@pytest.mark.parametrize(("at", "said"), [(time(0, 5), "12:05am"), (time(12), "12:00pm"), (time(14, 30), "2:30pm")])
def test_a_time_of_day_is_said_by_the_clock_on_the_wall(at, said):
    assert clock(at) == said
