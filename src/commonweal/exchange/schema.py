"""How a file is described: its columns, their types, units and codes, said once for readers, writers and documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field

TEXT, WHOLE, NUMBER, DATE, MONTH, YES_NO = "text", "whole number", "number", "date", "month", "yes/no"


@dataclass(frozen=True)
class Column:
    """One column of a file.

    Parameters
    ----------
    name
        The heading, exactly [text].
    kind
        One of `TEXT`, `WHOLE`, `NUMBER`, `DATE` (YYYY-MM-DD), `MONTH` (YYYY-MM), `YES_NO` (true or false)
        [text].
    means
        What it holds, in plain words [text].
    unit
        The unit, empty for codes and text [text].
    codes
        Code -> meaning; empty when any value of the kind is allowed [mapping].
    required
        False when the cell may be empty [yes/no].
    optional
        True when the whole column may be left out of the file [yes/no].
    example
        A fictitious value for the documents; empty lets them take the first code or a plain value, none leaves the cell
        empty [text].
    open
        True when codes that are not listed are let be [yes/no].
    """

    name: str
    kind: str
    means: str
    unit: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    required: bool = True
    optional: bool = False
    example: str | None = ""
    open: bool = False


@dataclass(frozen=True)
class Table:
    """One file, or one kind of file.

    Parameters
    ----------
    name
        The file's name without its ending [text].
    title
        What it is called in documents [text].
    row
        What one row is [text].
    columns
        The columns, in order [columns].
    key
        The columns that together make a row unique [names].
    source
        Whose definition this is, when it is not ours [text].
    rules
        What must hold beyond the columns, a sentence each [texts].
    place
        What the file is called and where it lies; empty for a file named after the table [text].
    """

    name: str
    title: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    source: str = ""
    rules: tuple[str, ...] = ()
    place: str = ""

    def column(self, name: str) -> Column:
        """Find a column by its heading.

        Parameters
        ----------
        name
            The heading [text].

        Returns
        -------
        Column
            The column [column].

        Raises
        ------
        KeyError
            When there is none of that name.
        """
        return {column.name: column for column in self.columns}[name]
