"""Read a list from an Excel workbook, never unpacking more than a list can need."""

import io
import re
import warnings
from datetime import date, datetime
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from commonweal.exchange.lists.found import MOST_COLUMNS, MOST_LINES, MOST_PEOPLE, Formula, ListRefused, Sheet

MOST_PARTS, MOST_SHEETS = 500, 30
UNPACKED = 8_000_000
"""[bytes] of the whole, as the archive's own directory declares it; a list takes much less than one million."""
MOST_TAGS = 400_000
"""In the whole: what reading costs in time and memory goes by these, and not by the bytes."""

DAMAGED = "The selected file is damaged, or not quite an Excel workbook. Open it in Excel, save it again and try again."
MACROS = "The selected file holds macros (.xlsm). Save it as an Excel workbook without macros (.xlsx)."
NOT_EXCEL = "The selected file must be an Excel workbook (.xlsx) or a CSV file (.csv)."
BINARY = "The selected file is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx)."
TOO_MUCH = (
    f"The selected file holds far more than a list of {MOST_PEOPLE} people needs. Copy the list into the template, or "
    "split it."
)
TOO_LONG = (
    f"The sheet {{name}} has more than {MOST_LINES:,} lines. Copy up to {MOST_PEOPLE} people into the template and "
    "upload that."
)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row\s[^>]*?hidden="(?:1|true)"')


def sheets(content: bytes) -> list[Sheet]:
    """Read the sheets of a workbook, cell by cell, without working anything out.

    Parameters
    ----------
    content
        The file [bytes].

    Returns
    -------
    list
        Its sheets in order, those without any cell left out [sheets].

    Raises
    ------
    ListRefused
        When it is another kind of archive, holds macros, is damaged, or unpacks to too much.
    """
    _look_inside(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and lists of choices that it does not know
            return _read(content)
    except ListRefused:
        raise
    except Exception:  # a damaged workbook fails anywhere in the library, in any way
        raise ListRefused(DAMAGED) from None


def _look_inside(content: bytes) -> None:
    """Refuse by the archive's directory before anything is unpacked: never is more than it declares."""
    try:
        parts = ZipFile(io.BytesIO(content)).infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError, UnicodeError):
        raise ListRefused(DAMAGED) from None
    names = {part.filename.lower(): part.file_size for part in parts}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise ListRefused(MACROS)
    if "xl/workbook.bin" in names:
        raise ListRefused(BINARY)
    if "xl/workbook.xml" not in names:
        raise ListRefused(NOT_EXCEL)
    if any(part.flag_bits & 1 for part in parts):
        raise ListRefused("The selected file is password protected. Take off the password and upload it again.")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED or _tags(content) > MOST_TAGS:
        raise ListRefused(TOO_MUCH)


def _tags(content: bytes) -> int:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            return sum(archive.read(name).count(b"<") for name in archive.namelist())
    except Exception:  # of a damaged part, anything may be said
        raise ListRefused(DAMAGED) from None


def _read(content: bytes) -> list[Sheet]:
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    try:
        if len(book.worksheets) > MOST_SHEETS:
            raise ListRefused(TOO_MUCH)
        found = [_sheet(book, sheet) for sheet in book.worksheets]
    finally:
        book.close()
    return [each for each in found if each.rows]


def _sheet(book: Any, sheet: Any) -> Sheet:
    sheet.reset_dimensions()  # what a sheet says of its own size is not to be relied on
    lines = list(islice(sheet.iter_rows(max_col=MOST_COLUMNS), MOST_LINES + 1))
    if len(lines) > MOST_LINES:
        raise ListRefused(TOO_LONG.format(name=sheet.title))
    rows = [(line, [_value(cell) for cell in cells]) for line, cells in enumerate(lines, 1)]
    rows = [(line, cells) for line, cells in rows if any(cell not in (None, "") for cell in cells)]
    with book._archive.open(sheet._worksheet_path) as part:
        drawn = part.read()
    hidden = _HIDDEN.search(drawn) is not None
    notes = ("Some rows are hidden in the sheet, by a filter perhaps. They were read all the same.",) if hidden else ()
    merged = tuple(_place(match.decode()) for match in _MERGED.findall(drawn))
    return Sheet(sheet.title, rows, notes, merged)


def _place(reference: str) -> tuple[int, int, str]:
    _, first, _, last = range_boundaries(reference)
    return first or 0, last or 0, reference


def _value(cell: Any) -> Any:
    value = cell.value
    if cell.data_type == "f":
        return Formula(str(value))
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or isinstance(value, int | float | date):
        return value
    return str(value)
