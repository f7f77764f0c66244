"""Charts of many thin rows: words at the left, marks on one scale beside them, numbers at the right."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from commonweal.paper.charts import frame
from commonweal.paper.charts.frame import Channel, Row, data
from commonweal.paper.charts.scales import Scale
from commonweal.paper.charts.svg import BLUE, WHITE

LINE, GAP = 19, 9
_LETTER = 7.3
"""Mean width of a letter [px]."""
_ONE_LINE_FROM = 480


@dataclass(frozen=True)
class Spot:
    """A mark.

    Parameters
    ----------
    value
        Where it stands [unit of the chart].
    filled
        True for a filled mark [yes/no].
    shape
        `circle` or `diamond` [text].
    """

    value: float
    filled: bool = True
    shape: str = "circle"


@dataclass(frozen=True)
class Thin:
    """One row.

    Parameters
    ----------
    label
        What it is about [text].
    note
        Its numbers [text].
    spots
        Its marks [marks].
    low, high
        Ends of its interval; empty for none [unit of the chart].
    head
        True for a heading over the rows that follow [yes/no].
    """

    label: str
    note: str = ""
    spots: tuple[Spot, ...] = ()
    low: float | None = None
    high: float | None = None
    head: bool = False


@dataclass(frozen=True)
class _Page:
    """Where things stand across [px]."""

    words: float
    begin: float
    end: float
    note: float
    beside: bool


@lru_cache(maxsize=128)
def draw(rows: tuple[Thin, ...], scale: Scale, width: int, band: tuple[float, float] | None = None) -> str:
    """Draw rows one below another.

    Parameters
    ----------
    rows
        What to show, from the top [rows].
    scale
        The scale they share; its line of no change goes through every row [scale].
    width
        Width of the drawing without its margins [px].
    band
        A stretch of the scale to tint, such as the interval of the main finding [unit of the chart].

    Returns
    -------
    str
        The drawing [SVG].
    """
    page = _page(width)
    placed, height = _placed(rows, scale, page)
    x, y = _across(scale, page), frame.down(height)
    layers = [*_ground(placed, scale, band, x, y), *_marks(placed, x, y), *_words(placed, page, y)]
    return frame.drawn(layers, width, height)


def _page(width: int) -> _Page:
    if width < _ONE_LINE_FROM:
        return _Page(width, 8, width - 108, width, beside=False)
    return _Page(0.44 * width, 0.47 * width, width - 132, width, beside=True)


def _placed(rows: Sequence[Thin], scale: Scale, page: _Page) -> tuple[list[Row], float]:
    """Each row with the place of its words and of its marks, and how tall they are together."""
    placed: list[Row] = []
    top = 0.0
    for row in rows:
        lines = textwrap.wrap(row.label, int((page.note if row.head else page.words) / _LETTER)) or [""]
        tall = LINE * len(lines) + (LINE if not page.beside and not row.head else 0) + GAP
        marks = top + (tall / 2 if page.beside else tall - GAP / 2 - LINE / 2)
        first = marks - LINE * (len(lines) - 1) / 2 if page.beside else top + GAP / 2 + LINE / 2
        placed.append(
            {
                "row": row, "lines": [{"words": words, "y": first + LINE * place} for place, words in enumerate(lines)],
                "y": marks, "top": top if page.beside else marks - LINE / 2,
                "bottom": top + tall if page.beside else marks + LINE / 2,
                "low": None if row.low is None else scale.within(row.low),
                "high": None if row.high is None else scale.within(row.high),
            }
        )  # fmt: skip
        top += tall
    return placed, max(top, LINE)


def _across(scale: Scale, page: _Page) -> Channel:
    return frame.across(
        scale.low, scale.high, logarithmic=scale.logarithmic, room=[page.begin, page.end], values=list(scale.marks),
        format=".2~f", title=textwrap.wrap(scale.title, 44), titleX=page.begin if page.beside else 0,
        titleAnchor="start", titleAlign="left", labelOverlap="greedy",
    )  # fmt: skip


def _ground(placed: list[Row], scale: Scale, band: tuple[float, float] | None, x: Channel, y: Channel) -> list[Any]:
    """The tinted stretch and the upright lines, behind the marks only."""
    bare = [{"top": row["top"], "bottom": row["bottom"]} for row in placed if not row["row"].head]
    layers = []
    if band:
        low, high = (scale.within(end) for end in band)
        tint = data([row | {"low": low, "high": high} for row in bare]).mark_rect(color=BLUE, opacity=0.1)
        layers.append(tint.encode(x=x("low"), x2="high:Q", y=y("top"), y2="bottom:Q"))
    return [*layers, *frame.strips(bare, scale, x, y)]


def _marks(placed: list[Row], x: Channel, y: Channel) -> list[Any]:
    spans = [
        {"low": row["low"], "high": row["high"], "y": row["y"]}
        for row in placed
        if None not in (row["low"], row["high"])
    ]
    layers = [data(spans).mark_rule(color=BLUE, size=2.5).encode(x=x("low"), x2="high:Q", y=y("y"))]
    spots = [(spot, row["y"]) for row in placed for spot in row["row"].spots]
    for shape, filled in sorted({(spot.shape, spot.filled) for spot, _ in spots}):
        mine = [
            {"value": spot.value, "y": place} for spot, place in spots if (spot.shape, spot.filled) == (shape, filled)
        ]
        size = 170 if shape == "diamond" else 85
        mark = frame.points(mine, shape, size, BLUE if filled else WHITE, BLUE, 2)
        layers.append(mark.encode(x=x("value"), y=y("y")))
    return layers


def _words(placed: list[Row], page: _Page, y: Channel) -> list[Any]:
    layers = []
    for head, weight in ((True, "bold"), (False, "normal")):
        lines = [line for row in placed if row["row"].head == head for line in row["lines"]]
        layers.append(frame.written(lines, "words", 0, y("y"), fontWeight=weight))
    notes = [{"note": row["row"].note, "y": row["y"]} for row in placed if row["row"].note]
    return [*layers, frame.written(notes, "note", page.note, y("y"), align="right")]
