"""Costs avoided and returns in rows and sentences."""

from dataclasses import dataclass

import pytest

from commonweal.paper import worth


@dataclass
class Row:
    roi: float | None
    roi_low: float | None = None
    roi_high: float | None = None
    years: int = 5
    multiplier: float = 4.65
    profile: str = "full"
    benefit: float | None = 465.0
    cost: float = 100.0
    payback_years: float | None = None


def test_scenarios_that_say_the_same_are_said_once():
    rows = [Row(1, years=1, multiplier=1), Row(1, years=1, multiplier=1), Row(2)]
    assert len(worth.scenarios(rows)) == 2


def test_a_scenario_has_a_cell_under_each_heading():
    assert len(worth.scenario(Row(1.2, 0.9, 1.5))) == len(worth.RETURNS_HEAD)


def test_an_interval_that_is_not_known_is_a_dash():
    assert worth.interval(Row(1.2)) == "–"


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([Row(1.2, 1.1, 1.3), Row(2, 1.5, 2.5)], "better"),
        ([Row(1.2, 0.9, 1.3), Row(2, 1.5, 2.5)], "unclear"),
        ([Row(0.5, 0.2, 0.9)], "worse"),
        ([Row(-0.5)], "worse"),
        ([Row(1.2)], "unclear"),
        ([], "unclear"),
    ],
)
def test_returns_are_judged_by_their_whole_intervals(rows, verdict):
    assert worth.judged(rows) == verdict


def test_intervals_that_hold_the_cost_leave_it_open():
    assert "is not known" in worth.told([Row(1.2, 0.5, 2.0)])


def test_the_headline_counts_the_scenarios_that_pay_back():
    assert worth.headline([Row(0.5), Row(1.0), Row(3)]) == "the cost would be paid back in 2 of 3 scenarios"


def test_a_cost_that_is_not_known_is_no_nought():
    cells = worth.scenario(Row(None, cost=0.0))
    assert (cells[worth.RETURNS_HEAD.index("Cost")], cells[-1]) == ("not known", "–")
