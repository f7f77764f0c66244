"""Every printed figure is recomputed or explained, and one event more or less shows."""

from pathlib import Path

import pytest

from commonweal.evaluation.published import Row, explained, render, reproduction, unexplained
from commonweal.evaluation.published.cells import Cell
from commonweal.evaluation.published.figures import Figure, figures

TABLE_1 = [f"H{place:02}" for place in range(1, 13) if place != 3]
TABLE_2 = [f"W{place:02}" for place in range(3, 11)]


def test_nothing_is_left_unexplained(rows):
    assert explained(list(rows.values()))


def test_every_figure_has_one_row(rows):
    assert list(rows) == [figure.id for figure in figures()]


def test_every_figure_has_a_reason(rows):
    assert [row.id for row in rows.values() if not row.reason] == []


@pytest.mark.parametrize("figure", [*TABLE_1, *TABLE_2, "W01", "W02", "W11"])
def test_the_pilots_tables_come_out_of_the_pipeline_as_printed(rows, figure):
    assert (rows[figure].verdict, rows[figure].ours) == (reproduction.SAME, rows[figure].published)


@pytest.mark.parametrize(("figure", "people"), [("H13", "108"), ("H14", "451"), ("H20", "939"), ("H25", "513")])
def test_the_cohorts_are_found_by_their_rules(rows, figure, people):
    assert rows[figure].ours == people


@pytest.mark.parametrize("figure", ["E21", "E22", "E23"])
def test_the_cost_table_follows_from_the_first_years_saving(rows, figure):
    assert rows[figure].ours.partition(" | ")[2] == rows[figure].published.partition(" | ")[2]


@pytest.mark.parametrize("figure", ["E05", "E06", "E07"])
def test_the_long_run_returns_follow_from_one_cost(rows, figure):
    assert rows[figure].ours == rows[figure].published


def test_the_range_of_the_case_study_lies_within_the_rounding_of_its_first_return(rows):
    assert rows["E24"].verdict == reproduction.WITHIN_ROUNDING


def test_the_three_year_check_holds(rows):
    assert rows["E27"].verdict == reproduction.SAME


@pytest.mark.parametrize(
    "figure", ["H03", "E04", "E11", "G02", "G03", "P33", *(f"X{place:02}" for place in range(1, 15))]
)
def test_the_record_is_seen_to_contradict_itself(rows, figure):
    assert rows[figure].verdict == reproduction.CONTRADICTS


def test_a_saving_taken_as_printed_stands_in_brackets(rows):
    assert rows["E01"].ours == "(552000) | 0.50"


@pytest.mark.parametrize("figure", ["E03", "E08", "E10", "G04", "H38", "W14"])
def test_what_was_not_published_is_not_made_up(rows, figure):
    assert (rows[figure].verdict, rows[figure].ours) == (reproduction.CANNOT, "")


def without_first(lines):
    return lines[1:]


def test_one_admission_less_changes_its_rows_of_table_1(changed):
    found = changed("pilot_12", "hospital/apc.csv", without_first)
    assert {row.id for row in unexplained(list(found.values()))} == {"H01", "H04"}


def test_one_attendance_less_changes_its_rows_of_table_1(changed):
    found = changed("pilot_12", "hospital/ae.csv", without_first)
    assert {row.id for row in unexplained(list(found.values()))} == {"H02", "H05"}


def test_one_appointment_less_changes_its_row_of_table_1(changed):
    found = changed("pilot_12", "hospital/op.csv", without_first)
    assert found["H06"].ours == "1.89 | 1.36 | -0.53 | 28"


def test_one_admission_less_in_six_months_changes_the_other_cohorts_rows(changed):
    def drop_one(lines):
        """Within six months, and so of somebody who is in the six months' cohort alone."""
        place = next(place for place, line in enumerate(lines) if "RXX,2012-08-01" in line)
        return lines[:place] + lines[place + 1 :]

    found = changed("pilot_6", "hospital/apc.csv", drop_one)
    assert {row.id for row in unexplained(list(found.values()))} == {"H07", "H10"}


def test_one_riser_less_changes_the_row_of_table_2(changed):
    def drop_a_rise(lines):
        """The first person followed up rises on the first measure; here nobody asks again."""
        place = next(place for place, line in enumerate(lines) if "follow_up" in line and "feeling_positive" in line)
        return lines[:place] + lines[place + 1 :]

    found = changed("pilot_12", "study/scores.csv", drop_a_rise)
    assert "W03" in {row.id for row in unexplained(list(found.values()))}


def test_one_contact_less_and_a_person_is_no_longer_engaged(changed):
    assert changed("deck", "study/contacts.csv", without_first)["H20"].ours == "938"


def test_one_referral_out_less_changes_the_counts(changed):
    found = changed("deck", "study/onward.csv", lambda lines: lines[:-1])
    assert found["P25"].ours == "2057"


@pytest.fixture
def figure():
    return Figure("Z01", "002", "A figure", "0.50 | 12", "", "", "", "")


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        ([Cell("0.50"), Cell("12")], reproduction.SAME),
        ([Cell("0.51", 0.49, 0.53), Cell("12")], reproduction.WITHIN_ROUNDING),
        ([Cell("0.51", 0.505, 0.53), Cell("12")], reproduction.UNEXPLAINED),
        ([Cell("0.50"), Cell("13")], reproduction.UNEXPLAINED),
        ([Cell("0.50")], reproduction.UNEXPLAINED),
        ([Cell("0.50", taken=True), Cell("12", taken=True)], reproduction.UNEXPLAINED),
        ([], reproduction.UNEXPLAINED),
    ],
)
def test_a_verdict_follows_from_the_cells_alone(figure, cells, verdict):
    assert reproduction.verdict(figure, cells) == verdict


def test_a_contradiction_that_no_longer_shows_is_unexplained():
    stale = Figure("Z01", "002", "A figure", "0.50", "", "", "X99: said to differ.", "")
    assert reproduction.verdict(stale, [Cell("0.50")]) == reproduction.UNEXPLAINED


def test_the_table_ends_with_the_counts():
    row = Row("Z01", "002", "A figure", "0.50", "0.50", reproduction.SAME, "By counting.")
    assert render([row]).endswith("    1  figures\n\nNothing is left unexplained.")


def test_the_table_names_what_is_unexplained():
    row = Row("Z01", "002", "A figure", "0.50", "0.60", reproduction.UNEXPLAINED, "")
    assert render([row]).endswith("Not explained: Z01.")


def test_no_line_of_the_table_is_wider_than_a_terminal(rows):
    assert max(len(line) for line in render(list(rows.values())).splitlines()) <= 120


def test_the_document_gives_the_counts(rows):
    page = (Path(__file__).parents[2] / "docs" / "methods" / "reproduction.md").read_text("utf-8")
    counts = reproduction.tally(list(rows.values()))
    assert [
        f"| {many} | {verdict.lower()} |"
        for verdict, many in counts.items()
        if f"| {many} | {verdict.lower()} |" not in page
    ] == []
