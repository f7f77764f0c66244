"""Charts made of lines one below another: words and numbers above, their mark beneath, on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from commonweal.paper.charts import svg
from commonweal.paper.charts.scales import Scale
from commonweal.paper.charts.svg import BLUE, GREY, INK, PALE, WHITE

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
    import altair as alt

    alone = width >= _ONE_LINE_FROM
    above = TEXT_LINE if alone else 2 * TEXT_LINE
    step = above + BAND + 14
    rows = [_row(line, scale, place * step, above, bars) for place, line in enumerate(lines)]
    height = max(step * len(rows), step)
    axes = _Axes(scale, height)
    layers = [*_strips(axes, rows), *(_bars if bars else _marks)(axes, rows), *_texts(axes, rows, width, alone)]
    return svg.draw(alt.layer(*layers).properties(width=width, height=height))


@dataclass(frozen=True)
class _Axes:
    """The two directions of a chart: values across, pixels down."""

    scale: Scale
    height: int

    def across(self, field: str) -> Any:
        import altair as alt

        axis = alt.Axis(
            values=list(self.scale.marks), format=".2~f" if self.scale.logarithmic else ",.2~f",
            title=self.scale.title, titleFontWeight="normal", titlePadding=8, titleLimit=0, titleColor=INK,
            labelFontSize=SIZE - 1, titleFontSize=SIZE - 1, labelColor=INK, labelOverlap="greedy",
            grid=False, domainColor=GREY, tickColor=GREY,
        )  # fmt: skip
        kind: Literal["log", "linear"] = "log" if self.scale.logarithmic else "linear"
        domain = alt.Scale(type=kind, domain=[self.scale.low, self.scale.high], nice=False, zero=False)
        return alt.X(f"{field}:Q", scale=domain, axis=axis)

    def down(self, field: str = "y") -> Any:
        import altair as alt

        domain = alt.Scale(domain=[0, self.height], reverse=True, nice=False, zero=False)
        return alt.Y(f"{field}:Q", scale=domain, axis=None)


def _row(line: Line, scale: Scale, top: int, above: int, bars: bool) -> dict[str, Any]:
    def on_scale(value: float | None) -> float | None:
        return None if value is None else scale.within(value)

    return {
        "label": line.label, "note": line.note, "firm": line.firm, "apart": line.apart,
        "value": on_scale(line.value), "low": on_scale(line.low), "high": on_scale(line.high),
        "start": on_scale(0.0 if bars else line.start),
        "top": top + 14, "second": top + 14 + TEXT_LINE,
        "strip": top + above, "strip_to": top + above + BAND,
        "y": top + above + (3 if bars else BAND / 2), "y_to": top + above + BAND - 3,
    }  # fmt: skip


def _strips(axes: _Axes, rows: Sequence[dict[str, Any]]) -> list[Any]:
    """The scale behind each line's mark only: drawn through, it would strike out the words."""
    layers = []
    for marks, colour, size in ((axes.scale.marks, PALE, 1.0), ((axes.scale.at,), INK, 1.5)):
        kept = [{**row, "value": mark} for row in rows for mark in marks if mark is not None]
        strip = _chart(kept).mark_rule(color=colour, size=size)
        layers.append(strip.encode(x=axes.across("value"), y=axes.down("strip"), y2="strip_to:Q"))
    return layers


def _chart(rows: Sequence[dict[str, Any]]) -> Any:
    import altair as alt

    return alt.Chart(alt.Data(values=list(rows)))


def _having(rows: Sequence[dict[str, Any]], *names: str, **wanted: bool) -> Any:
    """A chart of the rows in which nothing named is empty and everything wanted is so."""
    full = [row for row in rows if all(row[name] is not None for name in names)]
    return _chart([row for row in full if all(row[name] == value for name, value in wanted.items())])


def _marks(axes: _Axes, rows: Sequence[dict[str, Any]]) -> list[Any]:
    layers = []
    for apart, dash in ((False, [1, 0]), (True, [5, 4])):
        interval = _having(rows, "low", "high", apart=apart).mark_rule(color=BLUE, size=2.5, strokeDash=dash)
        layers.append(interval.encode(x=axes.across("low"), x2="high:Q", y=axes.down()))
    way = _having(rows, "start", "value")
    layers.append(way.mark_rule(color=BLUE, size=4).encode(x=axes.across("start"), x2="value:Q", y=axes.down()))
    layers.append(_point(way, False, "circle", GREY).encode(x=axes.across("start"), y=axes.down()))
    for firm, apart in ((True, False), (False, False), (True, True), (False, True)):
        mark = _point(_having(rows, "value", firm=firm, apart=apart), firm, "diamond" if apart else "circle", BLUE)
        layers.append(mark.encode(x=axes.across("value"), y=axes.down()))
    return layers


def _point(chart: Any, firm: bool, shape: str, colour: str) -> Any:
    return chart.mark_point(
        shape=shape, size=150, filled=True, opacity=1, fill=colour if firm else WHITE, stroke=colour, strokeWidth=2.5
    )


def _bars(axes: _Axes, rows: Sequence[dict[str, Any]]) -> list[Any]:
    layers = []
    for firm in (True, False):
        bar = _having(rows, "start", "value", firm=firm).mark_rect(
            fill=BLUE if firm else PALE, stroke=BLUE, strokeWidth=1.5, opacity=1
        )
        layers.append(bar.encode(x=axes.across("start"), x2="value:Q", y=axes.down(), y2="y_to:Q"))
    return [*layers, _line_over_bars(axes, rows)]


def _line_over_bars(axes: _Axes, rows: Sequence[dict[str, Any]]) -> Any:
    """The line of breaking even, white where a bar has covered it."""
    at = axes.scale.at
    covered = [] if at is None else [{**row, "value": at} for row in rows if (row["value"] or 0) > at]
    line = _chart(covered).mark_rule(color=WHITE, size=2)
    return line.encode(x=axes.across("value"), y=axes.down(), y2="y_to:Q")


def _texts(axes: _Axes, rows: Sequence[dict[str, Any]], width: int, alone: bool) -> list[Any]:
    """Label and numbers: on one line where there is room, else one below the other."""
    import altair as alt

    label = _chart(rows).mark_text(align="left", baseline="alphabetic", fontSize=SIZE, fontWeight="bold", color=INK)
    note = _chart(rows).mark_text(align="right" if alone else "left", baseline="alphabetic", fontSize=SIZE, color=INK)
    return [
        label.encode(x=alt.value(0), y=axes.down("top"), text="label:N"),
        note.encode(x=alt.value(width if alone else 0), y=axes.down("top" if alone else "second"), text="note:N"),
    ]
