"""The check finds what a careless hand would let through."""

from dataclasses import replace

import pytest

from commonweal.exchange.release import check, release
from commonweal.exchange.results import Linked, Step
from tests.support.example_results import results

SAFE = release(results())


def first(name, **values):
    """The safe results with one row changed."""
    rows = list(getattr(SAFE, name))
    return replace(SAFE, **{name: [replace(rows[0], **values), *rows[1:]]})


@pytest.mark.parametrize(
    ("careless", "told"),
    [
        (replace(SAFE, released=""), "not passed"),
        (replace(SAFE, released="made up"), "not passed"),
        (first("changes", people=939), "changes, row 1, people"),
        (first("changes", before=5), "changes, row 1, before"),
        (first("changes", after=3), "changes, row 1, after"),
        (first("changes", before=None), "estimates from numbers that are hidden"),
        (first("changes", ratio=126 / 158), "more than two decimals"),
        (first("changes", rate_before=1.4600212), "more than two decimals"),
        (first("changes", words="Fell from 1,371 to 1,220."), "A sentence holds a number"),
        (first("shifts", fewer=402), "shifts, row 1, fewer"),
        (first("shifts", fewer=None), "one hidden number of people"),
        (first("shifts", people=None), "a share of people who are hidden"),
        (first("flow", people=1604), "flow, row 1, people"),
        (replace(SAFE, flow=[*SAFE.flow, Step("Alive", None, 935)]), "few left at this step"),
        (replace(SAFE, linkage=[*SAFE.linkage, Linked("practice", "Y99001", 140, 130)]), "single practices"),
        (first("linkage", linked=1218), "linkage, row 1, linked"),
        (first("inputs", read=1604), "inputs, row 1, read"),
        (first("wellbeing", paired_n=271), "wellbeing, row 1, paired_n"),
        (first("wellbeing", paired_n=None), "statistics of paired_n"),
        (first("wellbeing", low_n=None), "statistics of low_n"),
        (replace(SAFE, any_of_eight=replace(SAFE.any_of_eight, people=281)), "any of eight, people"),
        (replace(SAFE, process={"Referrals in": 1604}), "process, Referrals in"),
        (replace(SAFE, value=replace(SAFE.value, people=939)), "value, people"),
        (replace(SAFE, value=replace(SAFE.value, cost_words="£1 for 939 people")), "A sentence holds a number"),
    ],
)
def test_what_a_careless_hand_lets_through_is_found(careless, told):
    assert any(told in problem for problem in check(careless))


def test_one_hidden_group_beside_a_shown_whole_is_found():
    rows = [replace(row, people=None) if row.group == "Under 80" else row for row in SAFE.changes]
    assert any("the others give away" in problem for problem in check(replace(SAFE, changes=rows)))


def test_a_hidden_saving_beside_a_shown_sum_is_found():
    savings = [replace(SAFE.value.savings[0], saved=None), *SAFE.value.savings[1:]]
    assert any(
        "a hidden saving" in problem for problem in check(replace(SAFE, value=replace(SAFE.value, savings=savings)))
    )


def test_nothing_is_found_in_what_was_released_with_care():
    assert check(SAFE) == []
