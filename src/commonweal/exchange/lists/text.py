"""Read a list from a text file, whatever its encoding and separator."""

import csv
import io
import re

from commonweal.exchange.lists import layout
from commonweal.exchange.lists.found import MOST_COLUMNS, MOST_LINES, MOST_PEOPLE, ListRefused, Sheet

SEPARATORS = ",;\t|"
NOT_TEXT = "The selected file holds something other than text. Save the list as CSV UTF-8, or as an Excel workbook."
TOO_LONG = f"The selected file has more than {MOST_LINES:,} lines. Keep up to {MOST_PEOPLE} people in a list."
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


def sheet(content: bytes) -> Sheet:
    """Read the rows of a text file.

    Parameters
    ----------
    content
        The file [bytes].

    Returns
    -------
    Sheet
        Its rows as text [sheet].

    Raises
    ------
    ListRefused
        When it is not text, or a quotation mark is not closed.
    """
    words = _decoded(content)
    separator = _separator(words)
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            rows.append((line, cells[:MOST_COLUMNS]))
            line = reader.line_num + 1
            if line > MOST_LINES + 1:
                raise ListRefused(TOO_LONG)
    except csv.Error:
        raise ListRefused(
            f"The selected file cannot be read from line {line} on: a quotation mark is not closed, or a line is far "
            "too long. Put it right there, or save the list as an Excel workbook."
        ) from None
    return Sheet("", rows)


def _decoded(content: bytes) -> str:
    try:
        words = _utf16(content) or _bytes_of_one(content)
    except UnicodeDecodeError:
        raise ListRefused(NOT_TEXT) from None
    if _CONTROLS.search(words):
        raise ListRefused(NOT_TEXT)
    return words


def _utf16(content: bytes) -> str:
    return content.decode("utf-16") if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ""


def _bytes_of_one(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")  # as Excel on Windows writes "CSV"


def _separator(words: str) -> str:
    """The one that makes most headings of any of the first lines."""
    lines = words.splitlines()[:20]
    return max(SEPARATORS, key=lambda each: max((_known(line, each) for line in lines), default=0))


def _known(line: str, separator: str) -> int:
    return len(layout.places([cell.strip(' "') for cell in line[:10_000].split(separator)]))
