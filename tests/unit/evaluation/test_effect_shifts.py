"""How many people used less after referral: whom it counts, and how."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from commonweal.evaluation import effect
from tests.support import compared

YEAR = 365


def shifted(before, after, days_before=None, days_after=None, died=None):
    """The one row that there is of A&E attendances, for people who lived a year on both sides unless it says so."""
    many = len(before)
    people = {
        "person": np.arange(many),
        "days_before": np.array(days_before or [YEAR] * many),
        "days_after": np.array(days_after or [YEAR] * many),
        "died": np.array(died or [False] * many, bool),
    }
    (row,) = effect.shifts(people, {"ae": (np.array(before), np.array(after))}, compared.a_plan())
    return row


def test_each_person_is_compared_with_themselves():
    row = shifted([3, 2, 0, 1], [1, 2, 1, 0])
    assert (row.people, row.fewer, row.same, row.more) == (4, 2, 1, 1)


def test_the_share_has_wilsons_interval():
    from statsmodels.stats.proportion import proportion_confint

    row = shifted([3, 2, 0, 1], [1, 2, 1, 0])
    low, high = proportion_confint(2, 4, method="wilson")
    assert np.allclose((row.fewer_pct, row.low, row.high), (50, 100 * low, 100 * high))


def test_the_dead_are_left_out():
    row = shifted([3, 3], [0, 3], days_after=[30, YEAR], died=[True, False])
    assert (row.people, row.fewer, row.same) == (1, 0, 1)


def test_less_time_at_risk_is_no_less_use():
    row = shifted([2], [1], days_after=[100], days_before=[200])
    assert (row.fewer, row.same) == (0, 1)


def test_nobody_is_no_reason_to_fail():
    row = shifted([], [])
    assert (row.people, row.fewer_pct) == (0, None)


PERSON = st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, YEAR), st.integers(0, YEAR), st.booleans())


@given(st.lists(PERSON, max_size=30))
def test_shifts_are_what_the_plainest_python_says(people):
    row = shifted(*(list(column) for column in zip(*people, strict=True)) if people else ([], []))
    counted = [
        (after / later > before / earlier) - (after / later < before / earlier)
        for before, after, earlier, later, died in people
        if not died and earlier and later
    ]
    assert (row.fewer, row.same, row.more) == tuple(map(counted.count, (-1, 0, 1)))
