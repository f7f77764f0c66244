"""Numbers as people read them."""

import pytest

from commonweal.paper import words


@pytest.mark.parametrize(
    ("value", "places", "sign", "printed"),
    [
        (0.125, 2, False, "0.13"), (-0.125, 2, False, "−0.13"), (1234.5, 1, False, "1,234.5"), (0.2, 2, True, "+0.20"),
        (-0.001, 2, True, "0.00"), (0.0, 0, True, "0"), (None, 2, True, "–"),
    ],
)  # fmt: skip
def test_a_number_has_its_places_a_true_minus_and_no_sign_at_nought(value, places, sign, printed):
    assert words.decimal(value, places, sign) == printed


def test_a_hidden_count_is_an_asterisk():
    assert words.count(None) == "*"


def test_a_count_has_its_thousands_separated():
    assert words.count(12_345) == "12,345"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words.counted(1, "visit"), "1 visit"),
        (words.counted(0, "visit"), "0 visits"),
        (words.counted(1200, "person", "people"), "1,200 people"),
    ],
)
def test_one_is_singular_and_everything_else_plural(said, expected):
    assert said == expected


@pytest.mark.parametrize(
    ("some", "whole", "printed"), [(12, 48, "12 of 48 (25%)"), (1, 200, "1 of 200 (1%)"), (0, 0, "–")]
)
def test_a_part_has_both_its_numbers(some, whole, printed):
    assert words.part(some, whole) == printed


@pytest.mark.parametrize(("p", "printed"), [(0.0004, "< 0.001"), (0.001, "0.001"), (0.0499, "0.050"), (None, "–")])
def test_a_p_value_is_never_printed_as_nought(p, printed):
    assert words.chance(p) == printed


def test_a_percentage_has_its_sign_right_behind_it():
    assert words.percent(-20.4, sign=True) == "−20%"


def test_an_interval_with_an_unknown_end_is_unknown():
    assert words.between("0.90", words.UNKNOWN) == words.UNKNOWN


def test_a_ratio_is_told_as_the_change_it_is():
    assert words.change_of(0.75) == -25


@pytest.mark.parametrize(("value", "printed"), [(1171.4, "£1,171"), (-50, "−£50"), (None, "–")])
def test_money_has_its_pound(value, printed):
    assert words.money(value) == printed


@pytest.mark.parametrize(
    ("profile", "said"), [("full", "benefits last in full"), ("20 % a year", "benefits fade by 20% a year")]
)
def test_the_way_benefits_fade_is_said_in_words(profile, said):
    assert words.fading(profile) == said
