"""The eight measures and their scale."""

from commonweal.domain import measures


def test_there_are_eight_measures_with_codes_of_their_own():
    assert len({measure.code for measure in measures.MEASURES}) == 8


def test_a_measure_is_found_by_its_code():
    assert measures.BY_CODE["money"].name == "Money"
