"""Spreadsheets that are safe to open: text from people stays text, and is never run as a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

# What makes a spreadsheet calculate, as a keyboard types it and full-width; spaces before it do not help.
LIVE = re.compile("^'*[\\s\0]*[=+\\-@|%\t\r\n\0\uff1d\uff0b\uff0d\uff20\uff5c\uff05]")
NUMBER = re.compile(r"^[+-]?\d{1,15}(\.\d{1,10})?$")


def neutral(cell: Any) -> Any:
    """Make one cell safe: what would be a formula gets an apostrophe before it, which a spreadsheet shows as text.

    Numbers stay numbers, negative ones too, and so does text that is nothing but one.

    Parameters
    ----------
    cell
        What is to stand there [number, date, text or None].

    Returns
    -------
    Any
        What to write [number or text]. A date is written as year-month-day.

    Examples
    --------
    >>> neutral("=1+1"), neutral("-5"), neutral(-5), neutral("Ann")
    ("'=1+1", '-5', -5, 'Ann')

    References
    ----------
    OWASP, CSV Injection; ASVS 5.0.0, 1.2.10.
    """
    if cell is None or isinstance(cell, bool):
        return {True: "Yes", False: "No"}.get(cell, "")
    if isinstance(cell, (int, float, Decimal)):
        return cell
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    text = str(cell)
    return f"'{text}" if LIVE.match(text) and not NUMBER.match(text) else text


def plain(cell: str) -> str:
    """Take back the apostrophe that `neutral` put there: the text as it was.

    Parameters
    ----------
    cell
        A cell as it was written [text].

    Returns
    -------
    str
        The text before it was made safe [text].
    """
    return cell[1:] if cell.startswith("'") and LIVE.match(cell[1:]) else cell


def write(path: Path, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write rows as a CSV file that Excel opens rightly, one at a time, whole or not at all.

    Parameters
    ----------
    path
        Where to [path].
    head
        The headings [texts].
    rows
        The cells of each row, as they come [numbers, dates, texts].

    Returns
    -------
    int
        How many rows were written, without the headings [rows].
    """
    half, count = path.with_name(f"{path.name}.half"), 0
    # The mark at the beginning tells Excel that the file is Unicode.
    with half.open("w", encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow([neutral(each) for each in head])
        for row in rows:
            sheet.writerow([neutral(each) for each in row])
            count += 1
    half.replace(path)
    return count
