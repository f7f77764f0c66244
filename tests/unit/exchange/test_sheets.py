"""Results as plain tables."""

import csv

import pytest

from commonweal.exchange import sheets
from tests.support.example_matched import comparison, stopped
from tests.support.example_results import results


def names(found, folder):
    return {path.name for path in sheets.write(found, folder)}


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_list_of_a_comparison_has_its_file(tmp_path):
    new = {
        "effects", "interactions", "specifications", "curve", "regression", "negative_controls", "reach", "deviations",
        "balance", "overlap", "lost", "sets", "interrupted", "series_ae", "last_days", "alive_out",
    }  # fmt: skip
    assert names(comparison(), tmp_path) - names(results(), tmp_path) == {f"{name}.csv" for name in new}


def test_a_file_has_a_line_for_each_row(tmp_path):
    sheets.write(comparison(), tmp_path)
    assert len(rows(tmp_path / "effects.csv")) == len(comparison().effects)


def test_how_many_found_so_many_controls_is_a_table(tmp_path):
    sheets.write(comparison(), tmp_path)
    assert rows(tmp_path / "sets.csv")[1] == {"controls": "1", "referred": "21"}


def test_the_points_of_a_series_are_no_cell_of_its_row(tmp_path):
    sheets.write(comparison(), tmp_path)
    assert "series" not in rows(tmp_path / "interrupted.csv")[0]


def test_what_is_hidden_is_an_empty_cell(tmp_path):
    from commonweal.exchange.release import release

    sheets.write(release(comparison()), tmp_path)
    assert {row["people"] for row in rows(tmp_path / "specifications.csv")} == {""}


def test_a_run_that_stopped_leaves_no_table_of_outcomes_not_even_an_old_one(tmp_path):
    sheets.write(comparison(), tmp_path)
    sheets.write(stopped(), tmp_path)
    left = {path.stem for path in tmp_path.glob("*.csv")}
    assert not left & {"changes", "effects", "wellbeing", "any_of_eight", "savings", "curve", "series_ae"}


def test_other_files_of_the_folder_stay(tmp_path):
    (tmp_path / "mine.csv").write_text("a\n", "utf-8")
    sheets.write(stopped(), tmp_path)
    assert (tmp_path / "mine.csv").exists()


@pytest.mark.parametrize("found", [comparison, results, stopped])
def test_the_same_results_make_the_same_bytes(tmp_path, found):
    first = [path.read_bytes() for path in sheets.write(found(), tmp_path)]
    assert [path.read_bytes() for path in sheets.write(found(), tmp_path)] == first


def test_clearing_takes_away_our_own_files_and_nobody_elses(tmp_path):
    sheets.write(comparison(), tmp_path)
    (tmp_path / "mine.csv").write_text("kept", "utf-8")
    sheets.clear(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.csv"]
