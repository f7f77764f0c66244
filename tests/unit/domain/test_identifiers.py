"""Identifiers as people type them: forgiven where harmless, refused with what to do where not."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from commonweal.domain import identifiers
from commonweal.domain.identifiers import NotAnIdentifier, check_digit, nhs_number, postcode

NINE = st.integers(0, 999_999).map(lambda number: f"999{number:06d}")


@st.composite
def numbers(draw):
    """A valid NHS number from the range that is given to nobody."""
    nine = draw(NINE)
    assume(check_digit(nine) < 10)
    return f"{nine}{check_digit(nine)}"


@given(numbers())
def test_a_valid_number_is_read_as_it_stands(number):
    assert nhs_number(number) == number


@given(numbers())
def test_a_number_printed_in_groups_is_read_back(number):
    assert nhs_number(identifiers.spaced(number)) == number


@given(numbers(), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number, place, shift):
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    with pytest.raises(NotAnIdentifier):
        nhs_number(wrong)


@given(numbers(), st.integers(0, 8))
def test_two_neighbouring_digits_exchanged_are_always_found(number, place):
    assume(number[place] != number[place + 1])
    wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    with pytest.raises(NotAnIdentifier):
        nhs_number(wrong)


@pytest.mark.parametrize("digit", range(10))
def test_nine_digits_whose_check_digit_would_be_ten_begin_no_number(digit):
    assert check_digit("999123456") == 10
    with pytest.raises(NotAnIdentifier):
        nhs_number(f"999123456{digit}")


def test_a_check_digit_of_eleven_is_nought():
    assert nhs_number("9990000220") == "9990000220"


@pytest.mark.parametrize("typed", ["999 123 4578", "999-123-4578", " 999.123.4578 ", "999–123–4578"])
def test_spaces_dashes_and_full_stops_are_forgiven(typed):
    assert nhs_number(typed) == "9991234578"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("QQ123456C", "digits only"),
        ("AB123456C", "National Insurance"),
        ("999123457", "this has 9"),
        ("99912345788", "this has 11"),
        ("", "digits only"),
        ("٩٩٩١٢٣٤٥٧٨", "digits only"),
        ("9991234579", "not a valid NHS number"),
    ],
)
def test_what_is_no_nhs_number_is_refused_with_the_reason(typed, told):
    with pytest.raises(NotAnIdentifier, match=told):
        nhs_number(typed)


def test_the_example_in_the_message_is_a_valid_number():
    with pytest.raises(NotAnIdentifier) as refused:
        nhs_number("letters")
    assert nhs_number(re.search(r"like ([\d ]+)\.", str(refused.value))[1])


@pytest.mark.parametrize("typed", ["s60 1ae", "S601AE", " S60  1AE ", "s60-1ae"])
def test_a_postcode_is_read_however_it_is_spaced(typed):
    assert postcode(typed) == "S60 1AE"


@pytest.mark.parametrize("typed", ["W1A 1AA", "EC1A 1BB", "M1 1AE", "ZZ99 3VZ", "B33 8TH"])
def test_every_shape_of_postcode_is_taken(typed):
    assert postcode(typed) == typed


@pytest.mark.parametrize("typed", ["S60", "", "1AE S60", "S60 1A", "S60 AAE", "SSS60 1AE"])
def test_what_is_no_postcode_is_refused(typed):
    with pytest.raises(NotAnIdentifier, match="full UK postcode"):
        postcode(typed)


@given(st.text(max_size=12))
def test_a_postcode_once_read_is_read_the_same_again(typed):
    try:
        found = postcode(typed)
    except NotAnIdentifier:
        return
    assert postcode(found) == found


def test_a_reference_has_no_letter_that_is_mistaken_for_another():
    assert not set("01ILOU") & set("".join(identifiers.new_reference() for _ in range(200)))


def test_references_differ():
    assert len({identifiers.new_reference() for _ in range(500)}) == 500
