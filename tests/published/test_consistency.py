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


def counts_that_print(figure, people):
    """Every pair of whole counts that prints a row of Table 1 as it stands."""
    before, after, *_ = cells = next(row.cells for row in figures() if row.id == figure)
    return [
        (earlier, later)
        for earlier in consistency.totals(before, people)
        for later in consistency.totals(after, people)
        if rounding.as_published(earlier, later, people) == tuple(cells)
    ]


@pytest.mark.parametrize(("figure", "only"), [("H01", [(158, 126)]), ("H02", [(210, 168)]), ("H03", [])])
def test_the_rows_of_108_people_leave_one_pair_of_counts_or_none(figure, only):
    assert counts_that_print(figure, 108) == only


def test_only_four_numbers_of_people_have_counts_for_the_funded_cohort():
    rows = ("H04", "H05", "H06")
    assert [people for people in range(1, 109) if all(counts_that_print(row, people) for row in rows)] == [
        42,
        73,
        84,
        104,
    ]


def test_no_counts_print_22_per_cent_exactly_for_the_funded_in_six_months():
    pairs = [(pair, people) for people in range(1, 452) for pair in counts_that_print("H10", people)]
    assert pairs
    assert [people for pair, people in pairs if rounding.exact(*pair, people)[3] == "22"] == []
