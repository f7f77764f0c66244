"""How the counts of what the service did hang together."""

import pytest

from commonweal.exchange import process
from tests.support.example_results import results

COUNTS = results().process


def test_a_part_is_told_as_a_share_of_its_whole():
    assert process.share("Not white", {"Not white": 5.0, "Ethnic group known": 50.0}) == (10.0, "Ethnic group known")


@pytest.mark.parametrize(
    "counts",
    [{"Not white": None, "Ethnic group known": 50}, {"Not white": 5}, {"Not white": 0, "Ethnic group known": 0}],
)
def test_a_share_of_what_is_hidden_missing_or_nought_is_not_told(counts):
    assert process.share("Not white", counts) is None


def test_a_whole_is_a_share_of_nothing():
    assert process.share("Referrals in", COUNTS) is None


@pytest.mark.parametrize(("whole", "parts"), process.PARTS)
def test_parts_do_not_exceed_their_whole(whole, parts):
    assert sum(COUNTS[part] for part in parts) <= COUNTS[whole]


def test_a_count_is_called_by_what_readers_call_it():
    assert process.named("Not white") == "Ethnic groups other than white"
    assert process.named("Referrals in") == "Referrals in"
