"""The printed figures, one row each, with what is said of those that cannot be recomputed."""

import csv
from dataclasses import dataclass, fields
from importlib.resources import files

SEPARATOR = " | "


@dataclass(frozen=True)
class Figure:
    """One row of the record.

    Parameters
    ----------
    id
        P process, H hospital, W well-being, E economics, G practice study, Q cases, X contradictions [text].
    seed
        Which document [number as text].
    what
        What the figure is [text].
    published
        Its values as printed, separated by bars [text].
    unit
        Their unit [text].
    cannot
        Why it cannot be reconstructed; empty when it can [text].
    contradiction
        In what the record contradicts itself; empty when it does not [text].
    note
        How ours is made [text].
    """

    id: str
    seed: str
    what: str
    published: str
    unit: str
    cannot: str
    contradiction: str
    note: str

    @property
    def cells(self) -> list[str]:
        """The printed values one by one.

        Returns
        -------
        list
            The values [text].
        """
        return self.published.split(SEPARATOR)


def figures() -> list[Figure]:
    """Read the printed figures.

    Returns
    -------
    list
        The figures in the record's order [figures].
    """
    text = files(__package__).joinpath("figures.csv").read_text("utf-8")
    names = [part.name for part in fields(Figure)]
    return [Figure(**{name: row[name] for name in names}) for row in csv.DictReader(text.splitlines())]


def printed(figure: str, place: int = 0) -> float:
    """Take a number of the record as printed, to work something else out from it.

    Parameters
    ----------
    figure
        Which figure [text].
    place
        Which of its cells [place, from 0].

    Returns
    -------
    float
        The number; "around 2.0m" is two million [unit of the figure].
    """
    cell = next(row.cells[place] for row in figures() if row.id == figure)
    word = cell.split()[-1]
    return float(word.removesuffix("m")) * (1e6 if word.endswith("m") else 1)
