"""Ages in completed years, and the bands they fall in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.domain import people
from commonweal.domain.people import age_band, age_on

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        (date(1944, 2, 29), date(2024, 2, 28), 79),
        (date(1944, 2, 29), date(2024, 2, 29), 80),
        (date(1944, 2, 29), date(2023, 2, 28), 78),
        (date(1944, 2, 29), date(2023, 3, 1), 79),
        (date(1934, 3, 1), date(2014, 2, 28), 79),
        (date(1934, 3, 1), date(2014, 3, 1), 80),
        (date(2014, 3, 1), date(2014, 3, 1), 0),
    ],
)
def test_a_year_is_completed_on_the_birthday_and_by_the_leap_born_on_1_march(born_on, day, age):
    assert age_on(born_on, day) == age


@given(DAYS, DAYS)
def test_nobody_gets_younger_from_one_day_to_the_next(born_on, day):
    assert age_on(born_on, day) <= age_on(born_on, day + timedelta(1)) <= age_on(born_on, day) + 1


@given(DAYS, st.integers(0, 120))
def test_the_day_before_a_birthday_is_a_year_less(born_on, years):
    try:
        birthday = born_on.replace(year=born_on.year + years)
    except ValueError:
        birthday = date(born_on.year + years, 3, 1)
    assert (age_on(born_on, birthday), age_on(born_on, birthday - timedelta(1))) == (years, years - 1)


@pytest.mark.parametrize(
    ("age", "band"), [(0, "Under 60"), (59, "Under 60"), (60, "60 to 79"), (79, "60 to 79"), (80, "80 and over")]
)
def test_somebody_aged_exactly_80_is_80_and_over(age, band):
    assert age_band(age) == band


@pytest.mark.parametrize("age", [-1, 131])
def test_an_impossible_age_is_refused(age):
    with pytest.raises(ValueError, match="not possible"):
        age_band(age)


@given(st.integers(0, 130))
def test_every_age_is_in_exactly_one_band(age):
    assert sum(first <= age <= last for first, last, _ in people.AGE_BANDS) == 1


def test_white_groups_are_groups():
    assert set(people.ETHNIC_GROUPS) >= people.WHITE | people.UNSTATED


def test_groups_are_read_from_one_end_to_the_other_and_what_is_not_known_comes_last():
    assert people.in_order(["Not known", "Least deprived fifth", "Middle fifth", "Most deprived fifth"]) == [
        "Most deprived fifth", "Middle fifth", "Least deprived fifth", "Not known",
    ]  # fmt: skip
    assert people.in_order(["80 and over", "60 to 79", "Under 60"]) == ["Under 60", "60 to 79", "80 and over"]


def test_groups_without_an_order_of_their_own_stand_by_name():
    assert people.in_order(["Not stated", "White", "Asian"]) == ["Asian", "White", "Not stated"]
