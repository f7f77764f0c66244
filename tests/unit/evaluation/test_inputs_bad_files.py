"""Files that cannot be used: one clear sentence each, and nothing half-written."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from commonweal.evaluation.inputs import InputError
from commonweal.evaluation.inputs.packed import COMPRESSED, MISNAMED, SPREADSHEET
from tests.support.small_study import FILES, SmallStudy


@pytest.fixture
def small(tmp_path: Path) -> SmallStudy:
    return SmallStudy(tmp_path)


def zipped(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(name, "whatever")
    return packed.getvalue()


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
    assert "has no referrals.csv, .xlsx or .parquet. Add it" in complaint(small)


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


def test_identifiers_of_another_extract_are_shown_beside_the_bridges(small: SmallStudy) -> None:
    small.put("bridge.csv", "study_id,hes_id,match_rank\ns1,X1,1\ns2,X2,1\n")
    said = complaint(small)
    assert (
        "is of anybody in the bridge: the file has an identifier such as 'H1', the bridge a hes_id such as 'X1'" in said
    )


def test_deaths_of_nobody_in_the_bridge_are_no_error(small: SmallStudy) -> None:
    small.put("deaths.csv", "ENCRYPTED_HESID,DOD\nX1,2014-12-24\n")
    assert small.rows("deaths")["used"] == 1


def test_a_bridge_of_another_extract_is_named(small: SmallStudy) -> None:
    small.put("bridge.csv", "study_id,hes_id,match_rank\nz1,H1,1\nz2,H2,1\n")
    assert "the bridge has a study_id such as 'z1', the people table one such as 's1'" in complaint(small)


def test_a_bridge_of_nobody_is_an_answer(small: SmallStudy) -> None:
    small.put("bridge.csv", "study_id,hes_id,match_rank\n")
    assert small.rows("bridge")["read"] == 0


def test_headings_below_a_title_are_found_and_refused(small: SmallStudy) -> None:
    small.put("apc.csv", "Admissions 2012\n\n" + FILES["apc.csv"])
    assert complaint(small) == f"{small.folder / 'apc.csv'} has its headings in line 3. Take out the lines above them."


def test_a_compressed_file_is_to_be_unpacked(small: SmallStudy) -> None:
    small.put("apc.csv", gzip.compress(FILES["apc.csv"].encode()))
    assert complaint(small) == f"{small.folder / 'apc.csv'} {COMPRESSED}"


def test_a_zip_of_tables_is_to_be_unpacked(small: SmallStudy) -> None:
    small.put("apc.csv", zipped("apc_2012.csv"))
    assert complaint(small) == f"{small.folder / 'apc.csv'} {COMPRESSED}"


def test_a_workbook_by_another_name_is_to_be_named_rightly(small: SmallStudy) -> None:
    small.put("apc.csv", zipped("xl/workbook.xml"))
    assert complaint(small) == f"{small.folder / 'apc.csv'} {MISNAMED}"


def test_a_spreadsheet_of_another_kind_is_to_be_saved_as_one_of_ours(small: SmallStudy) -> None:
    small.put("apc.csv", zipped("content.xml"))
    assert complaint(small) == f"{small.folder / 'apc.csv'} {SPREADSHEET}"


def test_a_study_table_that_is_a_spreadsheet_of_another_kind_does_not_pass_for_missing(small: SmallStudy) -> None:
    small.put("study/contacts.ods", zipped("content.xml"))
    assert complaint(small) == f"{small.folder / 'study/contacts.ods'} {SPREADSHEET}"


def test_a_spreadsheet_beside_the_table_saved_from_it_is_left_alone(small: SmallStudy) -> None:
    small.put("study/people.xlsx", zipped("xl/workbook.xml"))
    assert small.rows("people")["used"] == 2


def test_a_path_with_backslashes_gets_a_hint(small: SmallStudy) -> None:
    small.sources = small.sources.replace('"ae.csv"', "'hes\\ae.csv'")
    assert complaint(small).endswith("Write / instead of \\ in a path.")


def test_a_study_that_failed_leaves_no_store(small: SmallStudy) -> None:
    small.put("deaths.csv", "")
    complaint(small)
    assert not (small.out / "store").exists()


def test_a_folder_that_is_not_a_store_is_left_alone(small: SmallStudy) -> None:
    small.put("out/store/holiday.jpg", b"dear")
    assert "is not a store, so it is left alone" in complaint(small)
    assert (small.out / "store" / "holiday.jpg").read_bytes() == b"dear"
