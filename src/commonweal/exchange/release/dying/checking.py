"""Look once more at what is about to be told of the end of life, trusting nobody who hid anything in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from commonweal.exchange.release.sentences import counts
from commonweal.exchange.results import Results

COUNTS = {
    "last_days": (
        "deaths", "control_deaths", "last", "earlier", "controls_last", "controls_earlier", "after", "controls_after",
    ),
    "alive_out": ("away_before", "away_after", "controls_away_before", "controls_away_after"),
}  # fmt: skip
LEFT = {
    "last_days": (
        "people", "controls", "days_last", "days_earlier", "control_days_last", "control_days_earlier",
    ),
    "alive_out": ("people", "controls"),
}  # fmt: skip
"""What stays behind: each death is some 90 person-days, and how many people there are is told with the effects."""
PLACES = {"last_days": 2, "alive_out": 1}
"""Decimals that may be shown [count]."""
Count = Callable[[int | None, str], Iterator[str]]


def dying(results: Results, count: Count) -> Iterator[str]:
    """Say everything about the end of life that forbids publishing it.

    Parameters
    ----------
    results
        What is to be published [results].
    count
        Says whether a count, found at a place, may stand [function].

    Yields
    ------
    str
        A sentence for each problem [texts].
    """
    for part, names in COUNTS.items():
        rows = getattr(results, part)
        for place, row in enumerate(rows, 1):
            for name in names:
                yield from count(getattr(row, name), f"{part}, row {place}, {name}")
            yield from (f"{part}, row {place}: {said}" for said in _wrong(row, part))
        yield from _alone(part, rows)


def _wrong(row: Any, part: str) -> Iterator[str]:
    numbers = [getattr(row, field.name) for field in fields(row) if _rests(field.name, part)]
    if not _told(row, part) and any(number is not None for number in numbers):
        yield "numbers that rest on a hidden one."
    if any(getattr(row, name) is not None for name in LEFT[part]):
        yield "a number that has to stay behind."
    if counts(getattr(row, "words", "")):
        yield "a sentence with a number in it, which may be of few."
    if any(number is not None and abs(number - round(number, PLACES[part])) > 1e-9 for number in numbers):
        yield "more decimals than may be shown, from which counts could be worked out."


def _rests(name: str, part: str) -> bool:
    return name not in ("by", "group", "outcome", "name", "window_days", "words", *LEFT[part])


def _told(row: Any, part: str) -> bool:
    return all(getattr(row, name) is not None for name in COUNTS[part])


def _alone(part: str, rows: Sequence[Any]) -> Iterator[str]:
    """One hidden part of a whole that is shown is no secret."""
    for outcome in dict.fromkeys(row.outcome for row in rows):
        here = [row for row in rows if row.outcome == outcome]
        if not any(row.by == "all" and _told(row, part) for row in here):
            continue
        for by in dict.fromkeys(row.by for row in here if row.by != "all"):
            if sum(not _told(row, part) for row in here if row.by == by) == 1:
                yield f"{part}, {outcome} by {by}: one hidden row, which the others give away."
