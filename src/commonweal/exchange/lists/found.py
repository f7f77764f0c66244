"""What is found in a list: rows that can be used, rows that cannot, and rows that say the same as another."""

from dataclasses import dataclass
from typing import Any

LARGEST = 2_000_000
"""[bytes] as uploaded."""
MOST_PEOPLE = 200
"""At a time: each of them is visited, and an advisor sees about that many in a year."""
MOST_LINES = 2_000
MOST_COLUMNS = 60
LONGEST = 4_000
"""[characters] in one cell."""


class ListRefused(ValueError):
    """A file cannot be read as a list of people; the message says why and what to do."""

    exit_code = 1


@dataclass(frozen=True)
class Entry:
    """A row that can be used.

    Parameters
    ----------
    line
        Where it stands in the file, from 1 [line].
    values
        What it says, by the names of `layout.FIELDS`; what is not said is empty [mapping].
    notes
        What of it was not understood and left out, though the row can be used [sentences].
    """

    line: int
    values: dict[str, Any]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rejected:
    """A row that cannot be used as it is.

    Parameters
    ----------
    line
        Where it stands in the file, from 1 [line].
    name
        Whom it names, as far as it does [text].
    problems
        The heading of each column that is wrong, and why [pairs of texts].
    """

    line: int
    name: str
    problems: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Repeated:
    """A row about somebody whom an earlier row is about.

    Parameters
    ----------
    line
        Where it stands in the file, from 1 [line].
    name
        Whom it names [text].
    first
        Where the earlier row stands [line].
    """

    line: int
    name: str
    first: int


@dataclass(frozen=True)
class PeopleList:
    """Everything a file says: every row that is not blank is in one of the three lists.

    Parameters
    ----------
    entries
        Rows that can be used [entries].
    rejected
        Rows that cannot [rejected rows].
    repeated
        Rows about somebody named above [repeated rows].
    notes
        What is worth knowing of the file: the sheet that was read, columns that were not [sentences].
    """

    entries: tuple[Entry, ...]
    rejected: tuple[Rejected, ...]
    repeated: tuple[Repeated, ...]
    notes: tuple[str, ...]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.entries) + len(self.rejected) + len(self.repeated)


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet, or of a text file.

    Parameters
    ----------
    name
        Its name; of a text file nothing [text].
    rows
        Line and cells; a cell is text, a number, a date, or empty [list].
    notes
        What is worth knowing of it [sentences].
    merged
        Merged cells: their first and last line, and their place as a spreadsheet names it [list].
    """

    name: str
    rows: list[tuple[int, list[Any]]]
    notes: tuple[str, ...] = ()
    merged: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True)
class Formula:
    """A cell that holds a formula instead of a value.

    Parameters
    ----------
    text
        The formula [text].
    """

    text: str
