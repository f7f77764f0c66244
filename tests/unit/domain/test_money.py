"""Money: pence counted, pounds printed, halves away from nought."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.domain.money import pence, pounds, rounded


@pytest.mark.parametrize(
    ("value", "places", "found"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (1.005, 2, "1.01"),
        (2.675, 2, "2.68"),
        (0.125, 2, "0.13"),
    ],
)
def test_halves_are_rounded_away_from_nought_as_they_are_written(value, places, found):
    assert rounded(value, places) == Decimal(found)


class Measured(float):
    """A number of another library, which prints itself with its own name."""

    def __repr__(self) -> str:
        return f"Measured({float(self)!r})"


def test_numbers_of_other_libraries_are_rounded_too():
    assert rounded(Measured(2.5)) == 3


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_of_pence_comes_back_from_pounds(amount):
    assert pence(Decimal(amount) / 100) == amount


@given(st.decimals(-(10**9), 10**9, places=4))
def test_rounding_is_symmetric_about_nought(value):
    assert rounded(-value, 2) == -rounded(value, 2)


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [
        (1171, 0, "£1,171"),
        (-50, 0, "−£50"),
        (0, 0, "£0"),
        (0.226, 2, "£0.23"),
        (-0.4, 0, "£0"),
        (1234567.5, 0, "£1,234,568"),
    ],
)
def test_an_amount_is_printed_with_its_sign_before_the_pound(value, places, printed):
    assert pounds(value, places) == printed
