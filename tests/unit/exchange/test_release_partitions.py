"""No hidden part of a whole can be had by subtraction."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.domain.disclosure import HES, POLICIES, is_small, safe
from commonweal.exchange.release.partitions import hidden

PARTS = st.lists(st.integers(0, 60), min_size=1, max_size=5)
POLICY = st.sampled_from(list(POLICIES.values()))


def bounds(count, policy):
    """Every count that is shown so: all that an outsider knows of a number."""
    shown = safe(count, policy)
    likely = [number for number in range(max(0, count - 9), count + 10) if safe(number, policy) == shown]
    return min(likely), max(likely)


def possible(parts, whole, hide, place, policy):
    """What an outsider can make of a hidden part by taking the shown ones from the whole."""
    low, high = bounds(whole, policy)
    for other, part in enumerate(parts):
        if not hide[other]:
            least, most = bounds(part, policy)
            low, high = low - most, high - least
    others = sum(hide) - 1
    # Another hidden part may be large: it may have been hidden only to protect this one.
    return (max(1, low) if others == 0 else 1), high - others


@given(PARTS, st.integers(0, 30), POLICY)
@settings(max_examples=400)
def test_a_small_part_could_still_be_any_small_number(parts, rest, policy):
    whole = sum(parts) + rest
    hide = hidden(parts, whole, policy)
    if is_small(whole, policy) or not is_small(min((p for p in parts if p), default=0), policy):
        return
    for place, part in enumerate(parts):
        shown_elsewhere = any(part and not gone for part, gone in zip(parts, hide, strict=True))
        if is_small(part, policy) and shown_elsewhere:
            least, most = possible(parts, whole, hide, place, policy)
            assert least <= 1
            assert most >= policy.largest_hidden


@given(PARTS, st.integers(0, 30), POLICY)
def test_every_small_part_is_hidden(parts, rest, policy):
    hide = hidden(parts, sum(parts) + rest, policy)
    assert all(gone for part, gone in zip(parts, hide, strict=True) if is_small(part, policy))


@given(PARTS, st.integers(0, 30), POLICY)
def test_never_is_one_part_hidden_alone_while_others_are_shown(parts, rest, policy):
    hide = hidden(parts, sum(parts) + rest, policy)
    shown = any(part and not gone for part, gone in zip(parts, hide, strict=True))
    assert not (sum(hide) == 1 and shown and not is_small(rest, policy))


@given(st.lists(st.integers(8, 60), min_size=1, max_size=5))
def test_nothing_is_hidden_where_nothing_is_small(parts):
    assert not any(hidden(parts, sum(parts), HES))


@pytest.mark.parametrize(
    ("parts", "whole", "hide"),
    [
        ([3, 97], 100, [True, True]),
        ([3, 20, 97], 120, [True, True, False]),
        ([3, 4, 97], 104, [True, True, True]),
        ([7, 8, 97], 112, [True, True, False]),
        ([0, 100], 100, [False, False]),
        ([0, 5, 100], 105, [False, True, True]),
        ([96], 100, [True]),
        ([50], 100, [False]),
    ],
)
def test_the_smallest_other_part_goes_with_a_small_one(parts, whole, hide):
    assert hidden(parts, whole, HES) == hide


def test_what_the_caller_hides_is_protected_as_well():
    assert hidden([50, 60, 90], 200, HES, [True, False, False]) == [True, True, False]
