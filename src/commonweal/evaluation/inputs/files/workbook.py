"""The rows of an Excel workbook as cells under our column names, each with the line it stands on."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import pyarrow

from commonweal.evaluation.inputs.files.cells import NOTHING
from commonweal.evaluation.inputs.files.headings import SEARCHED, Headings, of_rows
from commonweal.evaluation.inputs.files.scan import Scan
from commonweal.evaluation.inputs.problems import InputError
from commonweal.exchange.schema import Table

MOST_ROWS, MOST_COLUMNS, MOST_PARTS = 100_000, 200, 500
LAST_LINE = 1_048_576
UNPACKED = 200_000_000
"""[bytes] of the whole, as the archive's own directory declares it."""
MOST_TAGS = 12_000_000
"""In the first sheet: what reading costs goes by these, and not by the bytes."""
CHUNK = 4 << 20

DAMAGED = "is damaged, or not quite an Excel workbook. Open it in Excel, save it again, or save it as CSV."
TOO_MUCH = f"holds more than is read from a workbook, {MOST_ROWS:,} rows or some three million cells. Save it as CSV."
MACROS = "holds macros. Save it as an Excel workbook without macros (.xlsx), or as CSV."
MERGED = "has merged cells. Unmerge them and fill in every cell."
FORMULA = "has a formula in line {line}. Copy the cells and paste them back as values."
_TAG, _MERGE, _SHEET = b"<", re.compile(rb"<(?:\w+:)?mergeCell\s"), re.compile(rb"<(?:\w+:)?sheet\s")


def read(scan: Scan, table: Table) -> pyarrow.Table:
    """Read the first sheet of a workbook, working nothing out.

    Parameters
    ----------
    scan
        The file [scan].
    table
        What it should hold [table].

    Returns
    -------
    pyarrow.Table
        Cells as text under `raw_` and our names, those that hold nothing as none, with `line` and `torn` [table].

    Raises
    ------
    InputError
        When it is damaged, too large, or holds macros, merged cells or formulas, or when a column is missing.
    """
    try:
        _look_inside(scan.path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and lists of choices that the library does not know
            return _read(scan, table)
    except InputError:
        raise
    except Exception:  # a damaged workbook fails anywhere in the library, in any way
        raise InputError(f"{scan.path} {DAMAGED}") from None


def others(path: Path) -> str:
    """Say how many sheets of a workbook are not read.

    Parameters
    ----------
    path
        A file [path].

    Returns
    -------
    str
        A sentence; empty when there is one sheet, or the file is no workbook [text].
    """
    if path.suffix.lower() != ".xlsx":
        return ""
    with ZipFile(path) as archive:
        more = len(_SHEET.findall(archive.read("xl/workbook.xml"))) - 1
    return f"{path.name} has {more} more sheet{'s' * (more > 1)}, not read: only the first is." if more > 0 else ""


def _look_inside(path: Path) -> None:
    """Refuse by the archive's directory before anything is unpacked: never is more than it declares."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
                raise InputError(f"{path} {MACROS}")
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise InputError(f"{path} {TOO_MUCH}")
            if sum(_tags(archive, part.filename) for part in parts) > MOST_TAGS:
                raise InputError(f"{path} {TOO_MUCH}")
    except BadZipFile:
        raise InputError(f"{path} {DAMAGED}") from None


def _tags(archive: ZipFile, name: str) -> int:
    with archive.open(name) as part:
        return sum(chunk.count(_TAG) for chunk in iter(lambda: part.read(CHUNK), b""))


def _read(scan: Scan, table: Table) -> pyarrow.Table:
    from openpyxl import load_workbook

    book = load_workbook(scan.path, read_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0]
        if _is_merged(book, sheet):
            raise InputError(f"{scan.path} {MERGED}")
        sheet.reset_dimensions()  # what a sheet says of its own size is not to be relied on
        start = [[_written(cell.value) for cell in cells] for cells in islice(_lines(sheet), SEARCHED)]
        return _columns(scan.path, sheet, of_rows(scan, table, start))
    finally:
        book.close()


def _is_merged(book: Any, sheet: Any) -> bool:
    with book._archive.open(sheet._worksheet_path) as part:
        end = b""
        for chunk in iter(lambda: part.read(CHUNK), b""):
            if _MERGE.search(end + chunk):
                return True
            end = chunk[-40:]
    return False


def _lines(sheet: Any) -> Iterator[tuple[Any, ...]]:
    return islice(sheet.iter_rows(max_col=MOST_COLUMNS), LAST_LINE)


def _columns(path: Path, sheet: Any, headings: Headings) -> pyarrow.Table:
    read = list(_rows(path, sheet, list(headings.places.values())))
    text = pyarrow.string()
    columns = {"line": pyarrow.array([line for line, _ in read], pyarrow.int64())}
    columns["torn"] = pyarrow.nulls(len(read), text)
    for place, name in enumerate(headings.places):
        columns[f"raw_{name}"] = pyarrow.array([cells[place] or None for _, cells in read], text)
    return pyarrow.table(columns)


def _rows(path: Path, sheet: Any, places: list[int]) -> Iterator[tuple[int, list[str]]]:
    """Give each line below the headings in which something stands, with its texts in these places."""
    for line, cells in enumerate(_lines(sheet), 1):
        texts = [_text(path, line, cells[place]) if place < len(cells) else "" for place in places]
        if line > 1 and any(texts):
            if line > MOST_ROWS + 1:
                raise InputError(f"{path} {TOO_MUCH}")
            yield line, texts


def _text(path: Path, line: int, cell: Any) -> str:
    if cell.data_type == "f":
        raise InputError(f"{path} {FORMULA.format(line=line)}")
    text = _written(cell.value)
    return "" if text in NOTHING else text


def _written(value: Any) -> str:
    """Write a value as it would stand in a text file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    return value.isoformat(" ") if isinstance(value, datetime) else _plain(value)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value).strip()
