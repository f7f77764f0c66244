"""The scale a chart is drawn on: where it begins and ends, and which values are marked."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

RATIOS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 4.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """A horizontal scale.

    Parameters
    ----------
    low, high
        First and last value [unit of the chart].
    marks
        Values written beneath [unit of the chart].
    title
        What is measured, and which way is better [text].
    at
        Where the line of no change or of breaking even stands; empty for none [unit of the chart].
    logarithmic
        True when equal ratios are to look alike [yes/no].
    """

    low: float
    high: float
    marks: tuple[float, ...]
    title: str
    at: float | None = None
    logarithmic: bool = False

    def within(self, value: float) -> float:
        """Bring a value onto the scale.

        Parameters
        ----------
        value
            Any value [unit of the chart].

        Returns
        -------
        float
            The value, or the nearer end of the scale [unit of the chart].
        """
        return min(max(value, self.low), self.high)


def ratios(values: Iterable[float | None], title: str) -> Scale:
    """Make a scale on which half and double stand equally far from no change.

    Parameters
    ----------
    values
        Ratios to be shown; empty ones count for nothing [ratio].
    title
        What is measured [text].

    Returns
    -------
    Scale
        A logarithmic scale from at most 0.5 to at least 2, never beyond 0.1 to 10 [scale].
    """
    known = [value for value in values if value is not None and value > 0]
    low = max((mark for mark in RATIOS if mark <= min([*known, 0.5])), default=RATIOS[0])
    high = min((mark for mark in RATIOS if mark >= max([*known, 2.0])), default=RATIOS[-1])
    return Scale(low, high, tuple(mark for mark in RATIOS if low <= mark <= high), title, 1.0, logarithmic=True)


def plain(values: Iterable[float | None], title: str, at: float | None = None) -> Scale:
    """Make a scale with equal steps of 1, 2 or 5 times a power of ten.

    Parameters
    ----------
    values
        Values to be shown; empty ones count for nothing [unit of the chart].
    title
        What is measured [text].
    at
        Value of the line of no change or of breaking even [unit of the chart].

    Returns
    -------
    Scale
        A scale that holds nought, `at` and every value [scale].
    """
    known = [value for value in values if value is not None] + [0.0 if at is None else at, 0.0]
    low, high = min(known), max(known)
    step = _step((high - low) or 1.0)
    first, last = math.floor(low / step), math.ceil(high / step)
    last = max(last, first + 1)
    return Scale(first * step, last * step, tuple(place * step for place in range(first, last + 1)), title, at)


def _step(span: float) -> float:
    """The round step that cuts a span into at most six."""
    power = 10.0 ** math.floor(math.log10(span / 6))
    return next(power * size for size in (1, 2, 5, 10) if power * size * 6 >= span * 0.999999)
