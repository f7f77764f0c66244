"""What we find for one printed number, and how near it comes."""

from dataclasses import dataclass
from decimal import Decimal

from commonweal.domain.money import rounded

SAME, WITHIN, DIFFERS, TAKEN = "same", "within rounding", "differs", "taken as printed"


@dataclass(frozen=True)
class Cell:
    """One number of ours beside one that is printed.

    Parameters
    ----------
    text
        Ours, written as the record writes it [text].
    low, high
        Between which values it may lie, given the rounding of the printed numbers it rests on [unit of the figure].
    taken
        True when it is no finding of ours but taken as printed [yes/no].
    """

    text: str
    low: float | None = None
    high: float | None = None
    taken: bool = False

    def nearness(self, printed: str) -> str:
        """Compare with the printed number.

        Parameters
        ----------
        printed
            The number as printed [text].

        Returns
        -------
        str
            Same, within rounding, differs, or taken as printed [text].
        """
        if self.taken:
            return TAKEN
        if self.text == printed:
            return SAME
        if self.low is not None and self.high is not None and self.low <= float(printed) <= self.high:
            return WITHIN
        return DIFFERS

    def __str__(self) -> str:
        return f"({self.text})" if self.taken else self.text


def number(value: float | Decimal | None, places: int = 0, low: float | None = None, high: float | None = None) -> Cell:
    """Write a number of ours as the record writes its own.

    Parameters
    ----------
    value
        The number; none when there is none [any unit].
    places
        Decimal places that the record prints [count].
    low, high
        Between which values it may lie, given the rounding of what it rests on [same unit].

    Returns
    -------
    Cell
        The cell [cell].
    """
    if value is None:
        return Cell("none")
    text = rounded(value, places)
    half = 0.5 * 10**-places
    ends = (None, None) if low is None or high is None else (low - half, high + half)
    return Cell(str(abs(text) if text == 0 else text), *ends)


def taken(text: str) -> Cell:
    """Take a number as printed.

    Parameters
    ----------
    text
        The number [text].

    Returns
    -------
    Cell
        A cell in brackets, which counts neither for nor against [cell].
    """
    return Cell(text, taken=True)
