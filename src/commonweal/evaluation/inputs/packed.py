"""Files that are no table as they lie there: spreadsheets, and what has been compressed."""

import zipfile
from pathlib import Path

SPREADSHEET = (
    "is a spreadsheet of another kind, or has a password. Open it and save it as an Excel workbook (.xlsx) without "
    "one, or as CSV."
)
MISNAMED = "is an Excel workbook. Give it the ending .xlsx, or save it as CSV."
NO_WORKBOOK = "is not an Excel workbook, whatever its name says. Give it the ending that it should have."
COMPRESSED = "is compressed: unpack it, and name the file that comes out."
ZIP, OLD_SPREADSHEET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
PACKERS = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf")
WORKBOOK, INSIDE_OTHERS = "xl/workbook.xml", ("xl/", "content.xml")


def not_a_table(path: Path) -> str:
    """Say what a file is that is no table, by its first bytes and not by its name.

    Parameters
    ----------
    path
        The file [path].

    Returns
    -------
    str
        What it is and what to do, to follow its name; empty for anything else [text].

    Raises
    ------
    OSError
        When it cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(8)
    named = path.suffix.lower() == ".xlsx"
    inside = _inside(path) if start.startswith(ZIP) else []
    if WORKBOOK in inside:
        return "" if named else MISNAMED
    if start.startswith(OLD_SPREADSHEET) or any(name.startswith(INSIDE_OTHERS) for name in inside):
        return SPREADSHEET
    if start.startswith((ZIP, *PACKERS)):
        return COMPRESSED
    return NO_WORKBOOK if named and start else ""


def _inside(path: Path) -> list[str]:
    try:
        with zipfile.ZipFile(path) as packed:
            return packed.namelist()
    except zipfile.BadZipFile:
        return []
