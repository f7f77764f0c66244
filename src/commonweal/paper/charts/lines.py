"""Charts made of lines one below another: words and numbers above, their mark beneath, on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from commonweal.paper.charts import frame
from commonweal.paper.charts.frame import Channel, Row, data
from commonweal.paper.charts.scales import Scale
from commonweal.paper.charts.svg import BLUE, GREY, PALE, WHITE

WIDE, NARROW = 680, 290
SIZE = 15
TEXT_LINE, BAND = 20, 22
_ONE_LINE_FROM = 480


@dataclass(frozen=True)
class Line:
    """One line of a chart.

    Parameters
    ----------
    label
        What the line is about [text].
    note
        Its numbers in words [text].
    value
        Where its mark stands; empty for no mark [unit of the chart].
    low, high
        Ends of its interval; empty for none [unit of the chart].
    start
        Where a line to the mark begins; empty for none [unit of the chart].
    firm
        True for a filled mark: the finding stands clear of no change [yes/no].
    apart
        True for a diamond on a dashed line: not to be read like the others [yes/no].
    """

    label: str
    note: str
    value: float | None
    low: float | None = None
    high: float | None = None
    start: float | None = None
    firm: bool = True
    apart: bool = False


@lru_cache(maxsize=256)
def draw(lines: tuple[Line, ...], scale: Scale, width: int = WIDE, bars: bool = False) -> str:
    """Draw lines one below another; what has been drawn before is not drawn again.

    Parameters
    ----------
    lines
        What to show, from the top [lines].
    scale
        The scale they share [scale].
    width
        Width of the drawing without its margins [px].
    bars
        True to draw bars from nought to each value [yes/no].

    Returns
    -------
    str
        The drawing, whatever may be missing from its lines [SVG].
    """
    alone = width >= _ONE_LINE_FROM
    above = TEXT_LINE if alone else 2 * TEXT_LINE
    step = above + BAND + 14
    rows = [_row(line, scale, place * step, above, bars) for place, line in enumerate(lines)]
    height = max(step * len(rows), step)
    x, y = _across(scale), frame.down(height)
    marks = _bars(rows, scale, x, y) if bars else _marks(rows, x, y)
    return frame.drawn([*frame.strips(rows, scale, x, y), *marks, *_texts(rows, y, width, alone)], width, height)


def _across(scale: Scale) -> Channel:
    return frame.across(
        scale.low, scale.high, logarithmic=scale.logarithmic, values=list(scale.marks), title=scale.title,
        format=".2~f" if scale.logarithmic else ",.2~f", labelOverlap="greedy",
    )  # fmt: skip


def _row(line: Line, scale: Scale, top: int, above: int, bars: bool) -> Row:
    def on_scale(value: float | None) -> float | None:
        return None if value is None else scale.within(value)

    return {
        "label": line.label, "note": line.note, "firm": line.firm, "apart": line.apart,
        "value": on_scale(line.value), "low": on_scale(line.low), "high": on_scale(line.high),
        "start": on_scale(0.0 if bars else line.start),
        "first": top + 14, "second": top + 14 + TEXT_LINE,
        "top": top + above, "bottom": top + above + BAND,
        "y": top + above + (3 if bars else BAND / 2), "y_to": top + above + BAND - 3,
    }  # fmt: skip


def _having(rows: Sequence[Row], *names: str, **wanted: bool) -> list[Row]:
    """The rows in which nothing named is empty and everything wanted is so."""
    full = [row for row in rows if all(row[name] is not None for name in names)]
    return [row for row in full if all(row[name] == value for name, value in wanted.items())]


def _marks(rows: Sequence[Row], x: Channel, y: Channel) -> list[Any]:
    layers = []
    for apart, dash in ((False, [1, 0]), (True, [5, 4])):
        interval = data(_having(rows, "low", "high", apart=apart)).mark_rule(color=BLUE, size=2.5, strokeDash=dash)
        layers.append(interval.encode(x=x("low"), x2="high:Q", y=y("y")))
    way = _having(rows, "start", "value")
    layers.append(data(way).mark_rule(color=BLUE, size=4).encode(x=x("start"), x2="value:Q", y=y("y")))
    layers.append(frame.points(way, "circle", 150, WHITE, GREY, 2.5).encode(x=x("start"), y=y("y")))
    for firm, apart in ((True, False), (False, False), (True, True), (False, True)):
        mine, shape = _having(rows, "value", firm=firm, apart=apart), "diamond" if apart else "circle"
        mark = frame.points(mine, shape, 150, BLUE if firm else WHITE, BLUE, 2.5)
        layers.append(mark.encode(x=x("value"), y=y("y")))
    return layers


def _bars(rows: Sequence[Row], scale: Scale, x: Channel, y: Channel) -> list[Any]:
    layers = []
    for firm in (True, False):
        bar = data(_having(rows, "start", "value", firm=firm)).mark_rect(
            fill=BLUE if firm else PALE, stroke=BLUE, strokeWidth=1.5, opacity=1
        )
        layers.append(bar.encode(x=x("start"), x2="value:Q", y=y("y"), y2="y_to:Q"))
    # The line of breaking even, white where a bar has covered it.
    covered = [row | {"at": scale.at} for row in rows if scale.at is not None and (row["value"] or 0) > scale.at]
    return [*layers, data(covered).mark_rule(color=WHITE, size=2).encode(x=x("at"), y=y("y"), y2="y_to:Q")]


def _texts(rows: Sequence[Row], y: Channel, width: int, alone: bool) -> list[Any]:
    """Label and numbers: on one line where there is room, else one below the other."""
    look = {"baseline": "alphabetic", "fontSize": SIZE}
    note = (width, y("first"), "right") if alone else (0, y("second"), "left")
    return [
        frame.written(rows, "label", 0, y("first"), fontWeight="bold", **look),
        frame.written(rows, "note", *note[:2], align=note[2], **look),
    ]
