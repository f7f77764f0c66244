"""What the page is made of: a table, and a figure with its table beside it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from commonweal.paper import charts

WIDTHS = {"wide": 880, "narrow": charts.NARROW}
"""The page's own column, and that of a telephone [px]."""
LONG = 20
"""So many rows stay together on paper; more are not printed where they are folded away [rows]."""

_NUMBER = re.compile(r"[\d£+<*–−]|$")


@dataclass(frozen=True)
class Table:
    """A table as it stands on the page.

    Parameters
    ----------
    caption
        What it shows [text].
    head
        The headings [texts].
    rows
        The cells, printed; the first of each row names the row [texts].
    note
        What a reader must know to read it: who, how, from where [text].
    sheet
        Which file beside the report holds its numbers, where it may be left out of print [name].
    """

    caption: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    note: str = ""
    sheet: str = ""

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Which columns hold numbers, and so stand to the right.

        Returns
        -------
        tuple
            True for columns after the first whose every cell begins like a number [yes/no].
        """
        return tuple(
            bool(place) and all(_NUMBER.match(row[place]) for row in self.rows) for place in range(len(self.head))
        )

    @property
    def stacked(self) -> bool:
        """Whether a narrow page shows each row as a list of its own.

        Returns
        -------
        bool
            True for more than three columns, or for words beside the first.
        """
        return len(self.head) > 3 or not all(self.numeric[1:])

    @property
    def long(self) -> bool:
        """Whether it is too long for one piece of paper, and left out there where it is folded away.

        Returns
        -------
        bool
            True for many rows.
        """
        return len(self.rows) > LONG

    @property
    def broad(self) -> bool:
        """Whether it has so many columns that paper needs small letters.

        Returns
        -------
        bool
            True for more than eight columns.
        """
        return len(self.head) > 8


@dataclass(frozen=True)
class Figure:
    """A chart, drawn twice for wide and narrow pages, and the same as a table.

    Parameters
    ----------
    title
        What it shows [text].
    wide, narrow
        The drawings [SVG].
    table
        The same numbers [table].
    key
        How to read the marks [text].
    note
        Who, how sure, by which method, from which data [text].
    folded
        True when the table is folded away until asked for [yes/no].
    """

    title: str
    wide: str
    narrow: str
    table: Table
    key: str = ""
    note: str = ""
    folded: bool = False


def twice(name: str, draw: Callable[[str, int], str]) -> tuple[str, str]:
    """Draw a chart for wide and for narrow pages.

    Parameters
    ----------
    name
        The chart's name; each drawing gets its own from it [letters, digits, dashes].
    draw
        Draws it, given a name and a width [function].

    Returns
    -------
    tuple
        The wide and the narrow drawing [SVG].
    """
    wide, narrow = (draw(f"{name}-{way}", width) for way, width in WIDTHS.items())
    return wide, narrow
