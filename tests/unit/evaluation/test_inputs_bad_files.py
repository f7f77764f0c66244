"""Files that cannot be used: one clear sentence each, and nothing half-written."""

from pathlib import Path

import pytest

from commonweal.evaluation.inputs import InputError
from tests.support.small_study import FILES, SmallStudy


@pytest.fixture
def small(tmp_path: Path) -> SmallStudy:
    return SmallStudy(tmp_path)


def complaint(small: SmallStudy) -> str:
    with pytest.raises(InputError) as caught:
        small.prepare()
    return str(caught.value)


def test_an_empty_file_is_named(small: SmallStudy) -> None:
    small.put("apc.csv", "")
    assert "apc.csv is empty: not even a heading. Export it again" in complaint(small)


@pytest.mark.parametrize("end", ["\n", ""])
def test_a_hospital_file_with_a_heading_and_no_rows_is_named(small: SmallStudy, end: str) -> None:
    small.put("ae.csv", FILES["ae.csv"].splitlines()[0] + end)
    assert "ae.csv holds a heading but no rows" in complaint(small)


def test_a_study_table_of_things_that_did_not_happen_may_have_no_rows(small: SmallStudy) -> None:
    small.put("study/attendance.csv", "study_id,onward_id,attended_on,attended")
    assert small.rows("attendance")["read"] == 0


def test_a_folder_that_does_not_exist_is_named(small: SmallStudy) -> None:
    (small.folder / "study").rename(small.folder / "elsewhere")
    assert f"There is no folder of study tables at {small.folder / 'study'}" in complaint(small)


def test_a_file_that_does_not_exist_is_named_with_the_plans_key(small: SmallStudy) -> None:
    (small.folder / "op.csv").unlink()
    assert complaint(small) == f"There is no file at {small.folder / 'op.csv'}. Check [sources] op in the plan."


def test_a_table_that_is_needed_is_named(small: SmallStudy) -> None:
    (small.folder / "study/referrals.csv").unlink()
    assert "has no referrals.csv or referrals.parquet. Add it" in complaint(small)


def test_a_table_that_is_there_twice_is_refused(small: SmallStudy) -> None:
    small.put("study/people.txt", FILES["study/people.csv"])
    assert "people.csv and people.txt: keep one of them" in complaint(small)


def test_a_missing_column_is_named_with_what_it_may_have_been_misspelt_as(small: SmallStudy) -> None:
    small.swap("apc.csv", "EPISTART", "EPISTRAT")
    said = complaint(small)
    assert "apc.csv lacks the column EPISTART. Did you mean 'EPISTRAT'?" in said


def test_a_file_that_is_something_else_altogether_names_what_it_lacks_and_what_it_has(small: SmallStudy) -> None:
    small.put("deaths.csv", "Name;Comment\nx;y\n")
    said = complaint(small)
    assert "lacks the columns ENCRYPTED_HESID, DOD" in said
    assert "Its headings are: Name, Comment" in said


def test_a_parquet_file_that_is_none_is_named(small: SmallStudy) -> None:
    small.put("apc.parquet", "not at all")
    small.sources = small.sources.replace("apc.csv", "apc.parquet")
    assert "apc.parquet is not a Parquet file" in complaint(small)


def test_when_no_row_can_be_used_the_first_is_shown(small: SmallStudy) -> None:
    small.put("deaths.csv", "ENCRYPTED_HESID,DOD\nH1,12/31/2013\nH2,12/30/2013\n")
    said = complaint(small)
    assert "None of the 2 rows" in said
    assert "deaths.csv, line 2, DOD '12/31/2013' is not a date" in said


def test_a_study_that_failed_leaves_no_store(small: SmallStudy) -> None:
    small.put("deaths.csv", "")
    complaint(small)
    assert not (small.out / "store").exists()


def test_a_folder_that_is_not_a_store_is_left_alone(small: SmallStudy) -> None:
    small.put("out/store/holiday.jpg", b"dear")
    assert "is not a store, so it is left alone" in complaint(small)
    assert (small.out / "store" / "holiday.jpg").read_bytes() == b"dear"
