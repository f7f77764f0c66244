"""Small numbers: hidden, rounded, and never told by a percentage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.domain.disclosure import HES, HIDDEN, POLICIES, STRICT, is_small, safe, share, shown

COUNTS = st.integers(min_value=0, max_value=10**9)
EVERY_POLICY = st.sampled_from(list(POLICIES.values()))


@pytest.mark.parametrize("count", range(1, 8))
def test_one_to_seven_are_hidden(count):
    assert safe(count) is None


def test_nought_is_shown_as_nought():
    assert safe(0) == 0


@pytest.mark.parametrize(("count", "rounded"), [(8, 10), (10, 10), (12, 10), (13, 15), (17, 15), (18, 20), (939, 940)])
def test_other_counts_are_rounded_to_the_nearest_five(count, rounded):
    assert safe(count) == rounded


def test_the_strict_rule_hides_ten_and_shows_eleven():
    assert (safe(10, STRICT), safe(11, STRICT)) == (None, 10)


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="cannot be negative"):
        safe(-1)


@given(COUNTS, EVERY_POLICY)
def test_what_is_shown_is_a_multiple_of_the_base(count, policy):
    assert (safe(count, policy) or 0) % policy.base == 0


@given(COUNTS, EVERY_POLICY)
def test_rounding_moves_a_count_by_less_than_the_base(count, policy):
    number = safe(count, policy)
    assert number is None or abs(number - count) <= policy.base / 2


@given(COUNTS, EVERY_POLICY)
def test_hidden_and_small_are_the_same(count, policy):
    assert (safe(count, policy) is None) == is_small(count, policy)


@given(COUNTS, COUNTS)
def test_more_is_never_shown_as_less(one, other):
    low, high = sorted((one, other))
    assert (safe(low) or 0) <= (safe(high) or 10**9)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_share_tells_nothing_that_its_shown_numbers_do_not(part, rest):
    whole = part + rest
    found = share(part, whole)
    assert found is None or found == 100 * safe(part) / safe(whole)


def test_a_share_of_few_is_hidden():
    assert share(3, 1000) is None


def test_a_share_of_nobody_is_not_known():
    assert share(0, 0) is None


def test_a_hidden_count_is_printed_as_an_asterisk():
    assert shown(7) == HIDDEN


def test_a_shown_count_has_its_thousands_separated():
    assert shown(12_345) == "12,345"


@pytest.mark.parametrize("policy", [HES, STRICT])
def test_every_policy_says_itself_in_words(policy):
    assert str(policy.largest_hidden) in policy.words
