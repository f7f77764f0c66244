"""Files that are no table as they lie there: spreadsheets, and what has been compressed."""

import zipfile
from pathlib import Path

SPREADSHEET = "is a spreadsheet: open it and save it as CSV."
COMPRESSED = "is compressed: unpack it, and name the file that comes out."
ZIP, OLD_SPREADSHEET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
PACKERS = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf")
INSIDE_SPREADSHEETS = ("xl/", "content.xml")


def not_a_table(path: Path) -> str:
    """Say what a file is that is neither text nor Parquet, by its first bytes and not by its name.

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
    if start.startswith(OLD_SPREADSHEET) or (start.startswith(ZIP) and _is_spreadsheet(path)):
        return SPREADSHEET
    return COMPRESSED if start.startswith((ZIP, *PACKERS)) else ""


def _is_spreadsheet(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as packed:
            return any(name.startswith(INSIDE_SPREADSHEETS) for name in packed.namelist())
    except zipfile.BadZipFile:
        return False
