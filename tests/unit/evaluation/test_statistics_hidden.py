"""Rosenbaum's bound, against a published example and in plain cases."""

import numpy as np
import pytest
from scipy.stats import rankdata

from commonweal.evaluation import statistics
from commonweal.evaluation.statistics import Members
from commonweal.evaluation.statistics.comparison import hidden

# Lead in the blood of 33 children whose parents work in a battery factory, and of 33 others, matched: Morton and others
# (1982), American Journal of Epidemiology 115. Bounds of the signed-rank test: Rosenbaum (2002), Observational Studies,
# second edition, table 4.1.
EXPOSED = [38, 23, 41, 18, 37, 36, 23, 62, 31, 34, 24, 14, 21, 17, 16, 20, 15, 10, 45, 39, 22, 35, 49, 48, 44, 35, 43,
           39, 34, 13, 73, 25, 27]  # fmt: skip
OTHERS = [16, 18, 18, 24, 19, 11, 10, 15, 16, 18, 18, 13, 19, 10, 16, 16, 24, 13, 9, 14, 21, 19, 7, 18, 19, 12, 11, 22,
          25, 16, 13, 11, 13]  # fmt: skip
YEAR = 365


def sets(referred, controls, *, after=True, days=YEAR):
    """One control each; nothing was used on the other side."""
    use = np.array([used for pair in zip(referred, controls, strict=True) for used in pair])
    number = np.repeat(np.arange(len(referred)), 2)
    none, year = np.zeros_like(use), np.full(len(use), YEAR)
    before, later = (none, use) if after else (use, none)
    return Members(
        number, np.tile([True, False], len(referred)), np.ones(len(use)), before, later, year, np.full(len(use), days)
    )


@pytest.mark.parametrize(
    ("odds", "chance"), [(1, 0.0000), (2, 0.0018), (3, 0.0136), (4, 0.0388), (4.25, 0.0468), (5, 0.0740)]
)
def test_the_bounds_are_those_published_for_lead_in_childrens_blood(odds, chance):
    apart = np.array(EXPOSED) - np.array(OTHERS)
    ranks = rankdata(np.abs(apart))
    rows = np.stack([np.zeros(33), ranks], axis=1)[apart != 0]
    found = hidden.chance(rows, np.ones(len(rows), np.int64), ranks[apart > 0].sum(), odds)
    assert round(found, 4) == chance


def test_gamma_of_that_example_lies_where_the_published_bounds_pass_a_fortieth():
    assert 3 < statistics.gamma(sets(EXPOSED, OTHERS)) < 4


def test_a_fall_has_the_gamma_of_the_same_rise():
    rise, fall = sets(EXPOSED, OTHERS), sets(EXPOSED, OTHERS, after=False)
    assert statistics.gamma(rise) == statistics.gamma(fall)


def test_a_test_that_finds_nothing_has_gamma_one():
    assert statistics.gamma(sets(EXPOSED[:2], OTHERS[:2])) == 1.0


def test_ranks_that_show_a_rise_lend_nothing_to_a_fall():
    rise, fall = sets(EXPOSED, OTHERS), sets(OTHERS, EXPOSED)
    assert (statistics.gamma(rise, fell=True), statistics.gamma(fall, fell=False)) == (1.0, 1.0)
    assert statistics.gamma(fall, fell=True) == statistics.gamma(fall) > 1


def test_where_nobody_differs_there_is_no_gamma():
    assert statistics.gamma(sets([3, 1, 0], [3, 1, 0])) is None


def test_where_nobody_was_at_risk_on_both_sides_there_is_no_gamma():
    assert statistics.gamma(sets(EXPOSED, OTHERS, days=0)) is None


def test_sets_in_which_nobody_differs_change_nothing():
    assert statistics.gamma(sets([*EXPOSED, 5, 5], [*OTHERS, 5, 5])) == statistics.gamma(sets(EXPOSED, OTHERS))


def test_a_stronger_effect_has_a_larger_gamma():
    more = [used + 20 for used in EXPOSED]
    assert statistics.gamma(sets(more, OTHERS)) > statistics.gamma(sets(EXPOSED, OTHERS))


def test_five_sets_that_all_rise_do_not_reach_a_fortieth_and_six_do():
    assert statistics.gamma(sets([1] * 5, [0] * 5)) == 1.0
    assert statistics.gamma(sets([1] * 6, [0] * 6)) == pytest.approx(1 / (0.025 ** (-1 / 6) - 1))
