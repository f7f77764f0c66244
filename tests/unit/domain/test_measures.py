"""The eight measures and their scale."""

import pytest

from commonweal.domain import measures


def test_there_are_eight_measures_with_codes_of_their_own():
    assert len({measure.code for measure in measures.MEASURES}) == 8


@pytest.mark.parametrize(("score", "low"), [(1, True), (2, True), (3, False), (5, False)])
def test_a_score_of_two_or_less_is_low(score, low):
    assert measures.is_low(score) is low


def test_a_measure_is_found_by_its_code():
    assert measures.BY_CODE["money"].name == "Money"
