"""Which column of a file is which: headings read whatever their case, order, separator or quotation marks."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from commonweal.evaluation.inputs.files.scan import Scan
from commonweal.evaluation.inputs.layout import ALIASES
from commonweal.evaluation.inputs.problems import InputError, did_you_mean
from commonweal.exchange.schema import Table

SEPARATORS = ",;\t|"
SEARCHED = 20
"""How many lines are looked at for headings that do not stand in the first."""


@dataclass(frozen=True)
class Headings:
    """How the columns of a file stand.

    Parameters
    ----------
    separator
        What stands between cells; empty where the file tells [one character].
    width
        How many columns the file has [columns].
    places
        Our name of a column -> its place in the file, from 0; a column left out has none [mapping].
    alone
        Whether nothing at all follows them [yes/no].
    """

    separator: str
    width: int
    places: dict[str, int]
    alone: bool = False


def of_csv(scan: Scan, table: Table) -> Headings:
    """Read the headings of a text file.

    Parameters
    ----------
    scan
        The file [scan].
    table
        What it should hold [table].

    Returns
    -------
    Headings
        With the separator that makes sense of most headings [headings].

    Raises
    ------
    InputError
        When a column that is needed is not there, or the headings stand below other lines.
    """
    encoding = "utf-8-sig" if scan.encoding == "utf-8" else scan.encoding
    with scan.path.open(encoding=encoding, newline="") as file:
        first, alone = file.readline(), not file.read(1)
    separator, names = _split(first, table)
    if _missing(names, table):
        _refuse_title(scan, table, encoding)
    return replace(_headings(scan, table, names, separator), alone=alone)


def _split(line: str, table: Table) -> tuple[str, list[str]]:
    rows = {separator: next(csv.reader([line], delimiter=separator), []) for separator in SEPARATORS}
    separator = max(SEPARATORS, key=lambda one: (len(_places(rows[one], table)), len(rows[one])))
    return separator, rows[separator]


def _refuse_title(scan: Scan, table: Table, encoding: str) -> None:
    """Programs like to write a title, or a blank line, above the headings."""
    with scan.path.open(encoding=encoding, newline="") as file:
        lines = list(islice(file, SEARCHED))
    _refuse_lower(scan, table, [_split(line, table)[1] for line in lines])


def _refuse_lower(scan: Scan, table: Table, rows: Sequence[Sequence[str]]) -> None:
    for number, names in enumerate(rows[1:], start=2):
        if not _missing(names, table):
            raise InputError(f"{scan.path} has its headings in line {number}. Take out the lines above them.")


def _missing(names: Sequence[str], table: Table) -> list[str]:
    places = _places(names, table)
    return [column.name for column in table.columns if column.name not in places and not column.optional]


def of_names(scan: Scan, table: Table, names: Sequence[str]) -> Headings:
    """Read the headings of a file that tells the names of its columns.

    Parameters
    ----------
    scan
        The file [scan].
    table
        What it should hold [table].
    names
        The names of its columns [texts].

    Returns
    -------
    Headings
        Without a separator [headings].

    Raises
    ------
    InputError
        When a column that is needed is not there.
    """
    return _headings(scan, table, names, "")


def of_rows(scan: Scan, table: Table, rows: Sequence[Sequence[str]]) -> Headings:
    """Read the headings of a sheet.

    Parameters
    ----------
    scan
        The file [scan].
    table
        What it should hold [table].
    rows
        Its first rows [texts by row].

    Returns
    -------
    Headings
        Those of the first row [headings].

    Raises
    ------
    InputError
        When a column that is needed is not there, or the headings stand below other lines.
    """
    names = rows[0] if rows else []
    if _missing(names, table):
        _refuse_lower(scan, table, rows)
    return of_names(scan, table, names)


def _headings(scan: Scan, table: Table, names: Sequence[str], separator: str) -> Headings:
    places = _places(names, table)
    if missing := _missing(names, table):
        others = [name for place, name in enumerate(names) if place not in places.values()]
        raise InputError(_complaint(scan, missing, names, others))
    return Headings(separator, len(names), places)


def _complaint(scan: Scan, missing: list[str], present: Sequence[str], others: list[str]) -> str:
    hints = "".join(did_you_mean(name, others) for name in missing)
    some = ", ".join(name.strip() for name in present[:8]) + (", …" if len(present) > 8 else "")
    columns = "column" if len(missing) == 1 else "columns"
    return f"{scan.path} lacks the {columns} {', '.join(missing)}.{hints} Its headings are: {some}."


def _places(names: Sequence[str], table: Table) -> dict[str, int]:
    wanted = {alias: column.name for column in table.columns for alias in ALIASES.get(column.name, ())}
    wanted |= {column.name.upper(): column.name for column in table.columns}
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        ours = wanted.get(name.strip().upper())
        # Should a file carry both a name and its alias, our own name wins wherever it stands.
        if ours and (ours not in places or name.strip().upper() == ours.upper()):
            places[ours] = place
    return places
