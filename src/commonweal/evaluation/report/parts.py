"""What the page is made of: a table, and a figure with its table beside it."""

from dataclasses import dataclass, field

from commonweal.paper import charts


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
    words
        How many columns from the left hold words and not numbers [columns].
    note
        What a reader must know to read it: who, how, from where [text].
    """

    caption: str
    head: tuple[str, ...]
    rows: list[tuple[str, ...]]
    words: int = 1
    note: str = ""


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
    folded: bool = field(default=False)


WIDTHS = {"wide": charts.WIDE, "narrow": charts.NARROW}
