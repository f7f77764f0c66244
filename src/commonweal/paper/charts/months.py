"""Charts with time across: use month by month around referral, and the series of whole practices."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from commonweal.paper import words
from commonweal.paper.charts import frame, plane
from commonweal.paper.charts.frame import Row
from commonweal.paper.charts.lines import WIDE
from commonweal.paper.charts.matched import MonthRow, SeriesRow
from commonweal.paper.charts.plane import FIRST, HEIGHT, SECOND, Key
from commonweal.paper.charts.svg import WHITE, said, tell

REFERRED, CONTROLS = "Referred", "Their matched controls"
STEP = {True: 6, False: 12}
GROUPS = {
    "referring": ("Practices that refer", FIRST, "circle"),
    "control": ("Practices that do not", SECOND, "square"),
}


def curve(rows: Sequence[MonthRow], *, name: str, title: str, width: int = WIDE) -> str:
    """Draw use month by month before and after referral, beside that of the controls.

    Parameters
    ----------
    rows
        One for each month, all of one kind of care [rows].
    name
        A name for the chart, unlike others of the page [letters, digits, dashes].
    title
        What the chart shows, for those who do not see it [text].
    width
        Width of the drawing without its margins [px].

    Returns
    -------
    str
        An `<svg>` element: two lines with bands of 95 %, broken where a month is hidden [text].
    """
    fields = ("month", "rate", "low", "high", "control", "control_low", "control_high")
    ordered = sorted(rows, key=lambda row: row.month)
    drawn = _curve(tuple(tuple(getattr(row, field) for field in fields) for row in ordered), width)
    return tell(drawn, name=name, title=title, description=_yearly(ordered))


@lru_cache(maxsize=64)
def _curve(values: tuple[tuple[float | None, ...], ...], width: int) -> str:
    fields = ("month", "rate", "low", "high", "control", "control_low", "control_high")
    # A month stands in its own middle: month 0 begins at the upright line.
    rows: list[Row] = [dict(zip(fields, each, strict=True)) | {"at": (each[0] or 0) + 0.5} for each in values]
    layers, top = plane.legend([Key(REFERRED, FIRST), Key(CONTROLS, SECOND)])
    x = _months([row["at"] for row in rows], width, "Months from referral")
    y = plane.up([row[field] for row in rows for field in fields[1:]], "Events a person and year", top)
    for style, rate, low, high in ((SECOND, *fields[4:]), (FIRST, *fields[1:4])):
        band = frame.data(rows).mark_area(color=style[0], opacity=0.16, invalid="break-paths-filter-domains")
        layers.append(band.encode(x=x("at"), y=y(low), y2=f"{high}:Q"))
        layers.append(plane.line(rows, x("at"), y(rate), style))
    layers += plane.upright(0, x, "referral")
    return frame.drawn(layers, _inner(width), HEIGHT)


def _months(places: Sequence[float], width: int, title: str) -> frame.Channel:
    low, high = (min(places) - 0.5, max(places) + 0.5) if places else (-12.0, 12.0)
    step = STEP[width >= WIDE]
    marks = [month for month in range(-120, 121, step) if low <= month <= high]
    return plane.across(low, high, (title,), marks)


def _inner(width: int) -> int:
    """What is left beside the numbers of the scale that goes up."""
    return width - 40


def _yearly(rows: Sequence[MonthRow]) -> str:
    """The curve read out, half-year by half-year."""
    told = []
    for begin in range(-24, 24, 6):
        some = [row for row in rows if begin <= row.month < begin + 6]
        means = [_mean([getattr(row, side) for row in some]) for side in ("rate", "control")]
        if some:
            told.append(
                f"months {words.decimal(begin, 0)} to {words.decimal(begin + 5, 0)}: referred "
                f"{words.decimal(means[0])}, controls {words.decimal(means[1])} a person and year"
            )
    return said(told).capitalize()


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def series(rows: Sequence[SeriesRow], *, name: str, title: str, width: int = WIDE) -> str:
    """Draw the series of practices that refer and of those that do not.

    Parameters
    ----------
    rows
        One for each group and month [rows].
    name
        A name for the chart, unlike others of the page [letters, digits, dashes].
    title
        What the chart shows, for those who do not see it [text].
    width
        Width of the drawing without its margins [px].

    Returns
    -------
    str
        An `<svg>` element: what was seen as marks, what was fitted as lines, what was expected dotted; the scale
        does not begin at nought [text].
    """
    fields = ("group", "month", "rate", "fitted", "expected")
    ordered = sorted(rows, key=lambda row: (row.group != "referring", row.month))
    drawn = _series(tuple(tuple(getattr(row, field) for field in fields) for row in ordered), width)
    return tell(drawn, name=name, title=title, description=_ends(ordered))


@lru_cache(maxsize=64)
def _series(values: tuple[tuple[Any, ...], ...], width: int) -> str:
    fields = ("group", "month", "rate", "fitted", "expected")
    rows: list[Row] = [dict(zip(fields, each, strict=True)) for each in values]
    groups = {group: look for group, look in GROUPS.items() if any(row["group"] == group for row in rows)}
    keys = [Key(called, style) for called, style, _ in groups.values()]
    layers, top = plane.legend([*keys, Key("Expected without the service", plane.THIRD)])
    x = _months([row["month"] for row in rows], width, "Months from the first referral")
    y = plane.up(
        [row[field] for row in rows for field in fields[2:]], "Events a month, of 1,000 people", top, nought=False
    )
    for group, (_, style, shape) in reversed(groups.items()):
        mine = [row for row in rows if row["group"] == group]
        known = [row for row in mine if row["rate"] is not None]
        seen = frame.points(known, shape, 34, style[0], WHITE, 0.5, opacity=0.8)
        later = [row for row in mine if row["month"] >= 0] if group == "referring" else []
        layers += [seen.encode(x=x("month"), y=y("rate")), plane.line(later, x("month"), y("expected"), plane.THIRD)]
        layers.append(plane.line(mine, x("month"), y("fitted"), style))
    layers += plane.upright(-0.5, x, "first referral")
    return frame.drawn(layers, _inner(width), HEIGHT)


def _ends(rows: Sequence[SeriesRow]) -> str:
    """The last point of each group read out."""
    told = []
    for group, (called, _, _) in GROUPS.items():
        last = [row for row in rows if row.group == group and row.fitted is not None][-1:]
        told += [
            f"{called}, month {row.month}: fitted {words.decimal(row.fitted)}, expected without the service "
            f"{words.decimal(row.expected)} a month, of 1,000 people"
            for row in last
        ]
    return said(told)
