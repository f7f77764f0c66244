"""Questionnaires are scored as published, and better and worse are never swapped."""

from dataclasses import replace
from decimal import Decimal

import pytest

from commonweal.domain import instruments
from commonweal.domain.instruments import Instrument, Item

ONS4, SWEMWBS = instruments.ready()["ons4"], instruments.ready()["swemwbs"]
SUMMED = Instrument(
    code="three",
    name="Three questions",
    items=(Item("a", "A"), Item("b", "B"), Item("c", "C", turned=True)),
    lowest=0,
    highest=4,
    scoring=instruments.SUM,
    higher_is_better=True,
    licence="Our own",
    low=Decimal(4),
)


def seven(total):
    """Seven answers from 1 to 5 with this sum."""
    answers = [1] * 7
    for place in range(total - 7):
        answers[place % 7] += 1
    return {item.code: answer for item, answer in zip(SWEMWBS.items, answers, strict=True)}


@pytest.mark.parametrize(
    ("total", "metric"),
    [
        (7, "7.00"),
        (8, "9.51"),
        (14, "15.32"),
        (20, "18.59"),
        (21, "19.25"),
        (28, "25.03"),
        (34, "32.55"),
        (35, "35.00"),
    ],
)
def test_swemwbs_gives_the_published_metric_score(total, metric):
    assert instruments.scores(SWEMWBS, seven(total)) == {"total": Decimal(metric)}


def test_the_swemwbs_table_rises_all_the_way():
    assert list(SWEMWBS.table) == sorted(set(SWEMWBS.table)) and len(SWEMWBS.table) == 29


def test_swemwbs_with_an_answer_missing_has_no_score():
    assert instruments.scores(SWEMWBS, seven(20) | {"item_3": None}) == {"total": None}


def test_the_words_of_swemwbs_are_not_kept():
    assert [item.words for item in SWEMWBS.items] == [f"Item {number}" for number in range(1, 8)]


def test_ons4_is_never_added_up():
    answers = {"satisfied": 7, "worthwhile": 8, "happy": 6, "anxious": 3}
    assert instruments.scores(ONS4, answers) == {code: Decimal(answer) for code, answer in answers.items()}


def test_of_ons4_each_answer_stands_without_the_others():
    assert instruments.scores(ONS4, {"satisfied": 0})["satisfied"] == 0
    assert instruments.scores(ONS4, {"satisfied": 0})["happy"] is None


def test_less_anxious_is_better():
    assert instruments.change(ONS4, "anxious", Decimal(8), Decimal(3)) == instruments.BETTER


def test_less_satisfied_is_worse():
    assert instruments.change(ONS4, "satisfied", Decimal(8), Decimal(3)) == instruments.WORSE


def test_no_change_is_neither():
    assert instruments.change(ONS4, "happy", Decimal(5), Decimal(5)) == instruments.SAME


def test_where_less_is_better_a_fall_is_better():
    asked = replace(SUMMED, higher_is_better=False)
    assert instruments.change(asked, "total", Decimal(9), Decimal(2)) == instruments.BETTER


@pytest.mark.parametrize(("answers", "total"), [((0, 0, 4), 0), ((4, 4, 0), 12), ((2, 2, 2), 6), ((1, 3, 1), 7)])
def test_a_turned_question_is_turned_before_it_is_added(answers, total):
    assert instruments.scores(SUMMED, dict(zip("abc", answers, strict=True))) == {"total": Decimal(total)}


@pytest.mark.parametrize(("score", "low"), [(4, True), (5, False), (0, True)])
def test_a_score_at_the_limit_is_low(score, low):
    assert instruments.is_low(SUMMED, "total", Decimal(score)) is low


def test_where_less_is_better_a_high_score_is_the_bad_one():
    assert instruments.is_low(replace(SUMMED, higher_is_better=False), "total", Decimal(5))


def test_the_limit_of_a_turned_question_is_turned_with_it():
    asked = replace(ONS4, low=Decimal(4))
    assert instruments.is_low(asked, "anxious", Decimal(6)) and not instruments.is_low(asked, "anxious", Decimal(5))


def test_without_a_limit_nothing_is_low():
    assert not instruments.is_low(ONS4, "satisfied", Decimal(0))


def test_what_is_ready_has_no_fault():
    assert {code: instruments.faults(each) for code, each in instruments.ready().items()} == {"ons4": [], "swemwbs": []}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"items": ()}, "between 1 and 60 questions"),
        ({"items": (Item("a", "A"), Item("b", "A"))}, "same words"),
        ({"lowest": 4}, "must be above the lowest"),
        ({"highest": 101}, "100 steps at most"),
        ({"points": ()}, "Select when it is asked"),
        ({"table": (Decimal(1),)}, "Leave it empty"),
        ({"scoring": "table", "table": (Decimal(1),)}, "needs 13 scores, one for each sum from 0 to 12: it has 1"),
    ],
)
def test_a_fault_is_told_in_a_sentence(change, sentence):
    assert sentence in " ".join(instruments.faults(replace(SUMMED, **change)))
