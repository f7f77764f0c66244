"""What changed and what only varied: the XmR chart with the rules of Making Data Count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

LIMIT = 2.66
"""Limits stand so many mean moving ranges from the mean: three sigma for a moving range of two."""
RUN = 7
FEWEST = 12

OUTSIDE, SHIFT, TREND, NEAR = "outside the limits", "seven on one side", "seven in one direction", "two of three near"
BETTER, WORSE, HIGH, LOW = "better", "worse", "high", "low"
MET, MISSED, CHANCE = "met", "missed", "chance"


@dataclass(frozen=True)
class Point:
    """One month, or another step of time, and what its value says.

    Parameters
    ----------
    value
        What was measured [unit of the measure].
    mean
        The mean of its phase [unit of the measure].
    lower, upper
        Limits within which the value varies when nothing has changed [unit of the measure].
    rules
        The rules that single it out, in the order of `OUTSIDE, SHIFT, TREND, NEAR`; none for common variation [names].
    signal
        `BETTER`, `WORSE`, or, where neither is better, `HIGH` or `LOW`; empty for common variation [text].
    """

    value: float
    mean: float
    lower: float
    upper: float
    rules: tuple[str, ...]
    signal: str


class TooFew(ValueError):
    """There are too few values to say what is usual."""


def xmr(values: Sequence[float], *, better: int = 0, changed: Sequence[int] = ()) -> list[Point]:
    """Tell common from special variation.

    Parameters
    ----------
    values
        What was measured, evenly spaced in time and without gaps [unit of the measure].
    better
        1 where more is better, -1 where less is better, 0 where neither is [sign].
    changed
        Places at which something is known to have changed for good, so that a new mean and new limits begin
        [positions].

    Returns
    -------
    list
        One for each value, in the same order [points].

    Raises
    ------
    TooFew
        When a phase has fewer than twelve values.

    References
    ----------
    NHS England, Making Data Count; NHS-R Community, NHSRplotthedots 0.2: limits of 2.66 mean moving ranges; a value
    outside them, seven in a row on one side of the mean, seven in a row rising or falling, or two of three between two
    thirds of the way and the limit on one side.
    """
    ends = [0, *sorted(set(changed) - {0, len(values)}), len(values)]
    phases = [values[begin:end] for begin, end in pairwise(ends)]
    if any(len(phase) < FEWEST for phase in phases):
        fewest = min(map(len, phases))
        raise TooFew(f"There are {fewest} values, and it takes {FEWEST} to say what is usual.")
    return [point for phase in phases for point in _phase(phase, better)]


def assurance(latest: Point, target: float, better: int) -> str:
    """Say whether a target will be met by the process as it is.

    Parameters
    ----------
    latest
        The latest point, with the limits that hold now [point].
    target
        What is wanted [unit of the measure].
    better
        1 where more is better, -1 where less is [sign].

    Returns
    -------
    str
        `MET` when the limits lie wholly on the better side of the target, `MISSED` when wholly on the other, else
        `CHANCE` [text].

    Raises
    ------
    ValueError
        When neither way is better: there is then no such thing as meeting a target.
    """
    if better not in (1, -1):
        raise ValueError("A target needs a direction in which the measure is better.")
    worst, best = sorted((latest.lower * better, latest.upper * better))
    return MET if worst >= target * better else MISSED if best < target * better else CHANCE


def _phase(values: Sequence[float], better: int) -> Iterator[Point]:
    mean = fmean(values)
    reach = LIMIT * fmean(abs(after - before) for before, after in pairwise(values))
    sides = [(value > mean) - (value < mean) for value in values]
    rules = {
        OUTSIDE: {place for place, value in enumerate(values) if abs(value - mean) > reach},
        SHIFT: _runs(sides, RUN),
        # Seven values have six steps between them.
        TREND: _trends(values),
        NEAR: _near(values, mean, reach, sides),
    }
    for place, value in enumerate(values):
        told = tuple(name for name, places in rules.items() if place in places)
        yield Point(value, mean, mean - reach, mean + reach, told, _signal(sides[place], better) if told else "")


def _signal(side: int, better: int) -> str:
    if better == 0:
        return HIGH if side > 0 else LOW
    return BETTER if side == better else WORSE


def _runs(signs: Sequence[int], length: int) -> set[int]:
    """Places that belong to so many equal signs in a row."""
    found: set[int] = set()
    for begin in range(len(signs) - length + 1):
        if signs[begin] and len(set(signs[begin : begin + length])) == 1:
            found.update(range(begin, begin + length))
    return found


def _trends(values: Sequence[float]) -> set[int]:
    steps = [(after > before) - (after < before) for before, after in pairwise(values)]
    return {place + extra for place in _runs(steps, RUN - 1) for extra in (0, 1)}


def _near(values: Sequence[float], mean: float, reach: float, sides: Sequence[int]) -> set[int]:
    """Places between two thirds of the way and the limit, where two of three neighbours on one side are such."""
    near = {place for place, value in enumerate(values) if 2 / 3 * reach < abs(value - mean) <= reach}
    found: set[int] = set()
    for begin in range(len(values) - 2):
        three = range(begin, begin + 3)
        if abs(sum(sides[place] for place in three)) == 3 and len(near.intersection(three)) >= 2:
            found.update(near.intersection(three))
    return found
