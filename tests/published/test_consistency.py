"""Whether printed numbers can come from whole people and events, and how a row is written."""

import pytest

from commonweal.evaluation.published import consistency, rounding
from commonweal.evaluation.published.figures import figures


def test_55_per_cent_of_30_people_is_impossible():
    assert consistency.counts("55", 30) == []


def test_31_people_are_the_fewest_with_both_55_and_42_per_cent():
    assert consistency.smallest(("55", "42")) == 31


def test_a_percentage_with_a_decimal_is_held_to_it():
    assert consistency.counts("12.5", 3627) == [452, 453, 454, 455]


def test_the_neighbours_of_an_impossible_percentage_are_found():
    assert consistency.nearest("55", 30) == (16, 17)


def test_only_one_count_of_admissions_prints_the_pilots_mean():
    assert consistency.totals("1.46", 108) == [158]


def test_a_mean_of_few_people_can_be_impossible():
    assert consistency.totals("3.51", 10) == []


@pytest.mark.parametrize(
    "figure", [row for row in figures() if row.id.startswith("W") and len(row.cells) == 5], ids=lambda row: row.id
)
def test_the_means_of_table_2_are_possible(figure):
    assert consistency.totals(figure.cells[0], 819)
    assert consistency.totals(figure.cells[2], 280)


def test_as_published_the_per_cent_is_of_rounded_numbers():
    assert rounding.as_published(158, 126, 108) == ("1.46", "1.17", "-0.30", "21")


def test_exactly_the_per_cent_is_of_the_counts():
    assert rounding.exact(158, 126, 108) == ("1.46", "1.17", "-0.30", "20")


def test_the_change_is_of_rates_that_were_not_rounded():
    before, after, change, _ = rounding.as_published(210, 168, 108)
    assert (before, after, change) == ("1.94", "1.56", "-0.39")
