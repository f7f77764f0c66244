"""Whether printed percentages and means can come from whole people and whole events."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import count
from math import ceil, floor


def counts(percent: str, people: int) -> list[int]:
    """Find which whole numbers of people print a percentage.

    Parameters
    ----------
    percent
        The percentage as printed, with its decimals [%].
    people
        Of how many people it is [people].

    Returns
    -------
    list
        Every number that prints it when halves are rounded up; none when it is impossible [people].

    References
    ----------
    Brown and Heathers (2017), The GRIM test, Social Psychological and Personality Science 8.
    """
    low, high = _span(percent)
    return [part for part in range(people + 1) if low <= Fraction(100 * part, people) < high]


def nearest(percent: str, people: int) -> tuple[int, int]:
    """Find the whole numbers of people on either side of a percentage.

    Parameters
    ----------
    percent
        The percentage as printed [%].
    people
        Of how many people it is [people].

    Returns
    -------
    tuple
        The next lower and the next higher number [people].
    """
    part = Fraction(percent) * people / 100
    return floor(part), ceil(part)


def smallest(percents: Sequence[str]) -> int:
    """Find the smallest number of people of whom all these percentages can be.

    Parameters
    ----------
    percents
        Percentages as printed [%].

    Returns
    -------
    int
        How many people [people].
    """
    return next(people for people in count(1) if all(counts(percent, people) for percent in percents))


def totals(mean: str, people: int) -> list[int]:
    """Find which whole sums print a mean.

    Parameters
    ----------
    mean
        The mean as printed, with its decimals [units a person].
    people
        Of how many people it is [people].

    Returns
    -------
    list
        Every sum that prints it when halves are rounded up; none when it is impossible [units].

    References
    ----------
    Brown and Heathers (2017), The GRIM test, Social Psychological and Personality Science 8.
    """
    low, high = _span(mean)
    return [
        total for total in range(floor(low * people), ceil(high * people) + 1) if low * people <= total < high * people
    ]


def _span(printed: str) -> tuple[Fraction, Fraction]:
    """All values that are rounded to what is printed."""
    places = len(printed.partition(".")[2])
    half = Fraction(1, 2 * 10**places)
    return Fraction(printed) - half, Fraction(printed) + half
