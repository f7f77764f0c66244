"""Spreadsheets that are safe to open: nothing that people typed is ever calculated."""

import csv
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from commonweal.paper import spreadsheets

BEGINS = ("=", "+", "-", "@", "\t", "\r", "|", "%", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@pytest.mark.parametrize("begins", BEGINS)
def test_what_would_be_a_formula_is_text(begins):
    assert spreadsheets.neutral(f"{begins}SUM(A1)").startswith("'")


def test_spaces_do_not_hide_a_formula():
    assert spreadsheets.neutral("  =1+1") == "'  =1+1"


@pytest.mark.parametrize("number", [-5, 0, 3.5, Decimal("-1.50")])
def test_a_number_stays_a_number(number):
    assert spreadsheets.neutral(number) is number


@pytest.mark.parametrize("text", ["-5", "+44", "-12.50"])
def test_text_that_is_a_number_stays_as_it_is(text):
    assert spreadsheets.neutral(text) == text


@pytest.mark.parametrize("text", ["-5+cmd|' /C calc'!A0", "-1-1", "+1+1"])
def test_a_sum_is_no_number(text):
    assert spreadsheets.neutral(text) == f"'{text}"


def test_nothing_and_yes_and_days_are_said():
    said = [spreadsheets.neutral(each) for each in (None, True, False, date(2026, 3, 3), datetime(2026, 3, 3, 9, 5))]
    assert said == ["", "Yes", "No", "2026-03-03", "2026-03-03 09:05"]


@given(some.text())
def test_every_text_can_be_had_back(text):
    assert spreadsheets.plain(spreadsheets.neutral(text)) == text


@given(some.text())
def test_no_text_is_left_that_calculates(text):
    made = spreadsheets.neutral(text)
    assert made.startswith("'") or not made.lstrip(" \0").startswith(BEGINS) or spreadsheets.NUMBER.match(made)


@given(
    some.lists(some.tuples(some.text(some.characters(exclude_categories=("Cs", "Cc"))), some.integers()), max_size=9)
)
def test_a_file_holds_every_row(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("sheet") / "list.csv"
    assert spreadsheets.write(path, ("Words", "Number"), rows) == len(rows)
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, *read = csv.reader(file)
    assert [(spreadsheets.plain(words), int(number)) for words, number in read] == rows


def test_a_file_is_whole_or_not_there(tmp_path):
    def rows():
        yield ("a",)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        spreadsheets.write(tmp_path / "list.csv", ("Words",), rows())
    assert not (tmp_path / "list.csv").exists()
