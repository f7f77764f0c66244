"""Excel workbooks: their first sheet says what a text file would, and what would mislead is refused."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from pyarrow import parquet

from commonweal.evaluation.inputs import InputError
from commonweal.evaluation.inputs.files import workbook
from commonweal.evaluation.inputs.packed import NO_WORKBOOK, SPREADSHEET
from tests.support.small_study import FILES, SmallStudy

ROWS = [line.split(",") for line in FILES["deaths.csv"].splitlines()]


@pytest.fixture
def small(tmp_path: Path) -> SmallStudy:
    made = SmallStudy(tmp_path)
    made.sources = made.sources.replace("deaths.csv", "deaths.xlsx")
    return made


def book(rows: list[list[Any]], change: Callable[[Any], None] = lambda made: None) -> bytes:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    change(made)
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def complaint(small: SmallStudy, content: bytes) -> str:
    small.put("deaths.xlsx", content)
    with pytest.raises(InputError) as caught:
        small.prepare()
    return str(caught.value)


def died(small: SmallStudy, content: bytes) -> list[date]:
    small.put("deaths.xlsx", content)
    return parquet.read_table(small.prepare().table("deaths")).column("died_on").to_pylist()


@pytest.mark.parametrize("day", ["2014-12-24", date(2014, 12, 24), "24/12/2014", 20141224])
def test_a_day_may_be_a_date_a_text_or_a_number(small: SmallStudy, day: Any) -> None:
    assert died(small, book([["ENCRYPTED_HESID", "DOD"], ["H9", day]])) == [date(2014, 12, 24)]


def test_codes_that_excel_took_for_numbers_keep_their_meaning(small: SmallStudy) -> None:
    rows: list[list[Any]] = [line.split(",") for line in FILES["ae.csv"].splitlines()]
    rows[1][3:] = [1.0, 12]
    small.put("ae.xlsx", book(rows))
    small.put("deaths.xlsx", book(ROWS))
    small.sources = small.sources.replace("ae.csv", "ae.xlsx")
    attended = parquet.read_table(small.prepare().table("ae"))
    assert (attended.column("category")[0].as_py(), attended.column("disposal")[0].as_py()) == ("1", "12")


def test_blank_lines_in_a_sheet_are_not_rows_and_lines_are_counted_as_excel_does(small: SmallStudy) -> None:
    small.put("deaths.xlsx", book([ROWS[0], [], ROWS[1], [None, " "], ["H1", "bad"]]))
    assert small.rejects() == ["deaths.xlsx,5,DOD,bad,is not a date: write it like 2014-03-31"]


def test_only_the_first_sheet_is_read_and_that_is_noted(small: SmallStudy) -> None:
    small.put("deaths.xlsx", book(ROWS, lambda made: made.create_sheet("Notes").append(["whatever"])))
    assert small.prepare().notes == ["deaths.xlsx has 1 more sheet, not read: only the first is."]


def test_a_missing_column_is_named(small: SmallStudy) -> None:
    assert "deaths.xlsx lacks the column DOD" in complaint(small, book([["ENCRYPTED_HESID", "DATE"], ["H9", "x"]]))


def test_headings_below_a_title_are_found_and_refused(small: SmallStudy) -> None:
    assert "deaths.xlsx has its headings in line 2" in complaint(small, book([["Deaths 2014"], *ROWS]))


def test_merged_cells_are_refused(small: SmallStudy) -> None:
    content = book([*ROWS, ["H1", ""]], lambda made: made.active.merge_cells("B2:B3"))
    assert complaint(small, content) == f"{small.folder / 'deaths.xlsx'} {workbook.MERGED}"


def test_a_formula_is_refused_since_nothing_is_worked_out(small: SmallStudy) -> None:
    said = complaint(small, book([ROWS[0], ["H9", "=TODAY()"]]))
    assert said == f"{small.folder / 'deaths.xlsx'} {workbook.FORMULA.format(line=2)}"


def test_a_formula_in_a_column_nobody_asked_for_is_let_be(small: SmallStudy) -> None:
    assert len(died(small, book([[*ROWS[0], "Age"], [*ROWS[1], "=1+1"]]))) == 1


def test_a_sheet_that_says_it_is_a_million_lines_long_is_read_for_what_it_holds(small: SmallStudy) -> None:
    def swell(made: Any) -> None:
        made.active.row_dimensions[1_048_576].height = 15

    assert len(died(small, book(ROWS, swell))) == 1


def test_rows_beyond_what_a_workbook_may_hold_are_refused(small: SmallStudy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    assert workbook.TOO_MUCH in complaint(small, book([ROWS[0], *[["H9", "2014-12-24"]] * 3]))


@pytest.mark.parametrize("limit", ["MOST_PARTS", "UNPACKED", "MOST_TAGS"])
def test_a_workbook_that_unpacks_to_too_much_is_refused(
    small: SmallStudy, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(workbook, limit, 5)
    assert workbook.TOO_MUCH in complaint(small, book(ROWS))


def test_a_workbook_with_macros_is_refused(small: SmallStudy) -> None:
    packed = io.BytesIO(book(ROWS))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert workbook.MACROS in complaint(small, packed.getvalue())


def test_a_damaged_workbook_is_refused(small: SmallStudy) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "whatever")
    assert complaint(small, packed.getvalue()) == f"{small.folder / 'deaths.xlsx'} {workbook.DAMAGED}"


def test_a_workbook_cut_short_is_refused(small: SmallStudy) -> None:
    assert "deaths.xlsx" in complaint(small, book(ROWS)[:-200])


def test_a_text_file_that_calls_itself_a_workbook_is_refused(small: SmallStudy) -> None:
    assert complaint(small, FILES["deaths.csv"].encode()) == f"{small.folder / 'deaths.xlsx'} {NO_WORKBOOK}"


def test_a_workbook_with_a_password_is_refused(small: SmallStudy) -> None:
    assert complaint(small, b"\xd0\xcf\x11\xe0" + b"x" * 100) == f"{small.folder / 'deaths.xlsx'} {SPREADSHEET}"


def test_a_study_table_may_be_a_workbook(small: SmallStudy) -> None:
    small.put("deaths.xlsx", book(ROWS))
    small.put("study/people.xlsx", book([line.split(",") for line in FILES["study/people.csv"].splitlines()]))
    (small.folder / "study/people.csv").unlink()
    assert small.rows("people")["used"] == 2


def test_the_mark_of_a_workbook_that_is_open_is_not_taken_for_one(small: SmallStudy) -> None:
    small.put("years/deaths.xlsx", book(ROWS))
    small.put("years/~$deaths.xlsx", b"somebody")
    small.sources = small.sources.replace("deaths.xlsx", "years")
    assert small.rows("deaths")["used"] == 1
