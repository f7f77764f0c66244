"""The XmR chart: months across, the mean and its limits, and the points that say something changed."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from commonweal.domain.variation import BETTER, WORSE, Point
from commonweal.paper.charts import frame
from commonweal.paper.charts.frame import Channel, Row, data
from commonweal.paper.charts.lines import WIDE
from commonweal.paper.charts.svg import BLUE, GREY, INK, ORANGE, WHITE, tell

SHAPES = {BETTER: ("diamond", BLUE), WORSE: ("square", ORANGE)}
OTHER = ("triangle-up", "#5b3a8c")
HEIGHT = 240
MOST_LABELS = {True: 8, False: 4}


def control(
    points: Sequence[Point],
    labels: Sequence[str],
    *,
    name: str,
    title: str,
    description: str,
    unit: str,
    target: float | None = None,
    width: int = WIDE,
) -> str:
    """Draw an XmR chart: shapes as well as colours tell the points apart.

    Parameters
    ----------
    points
        One for each step of time [points].
    labels
        What each step is called [text].
    name
        A name for the chart, unlike others of the page [letters, digits, dashes].
    title
        What the chart shows, for those who do not see it [text].
    description
        What it says, for those who do not see it [text].
    unit
        What is measured, written at the side [text].
    target
        A line to hold it against; empty for none [unit of the measure].
    width
        Width of the drawing without its margins [px].

    Returns
    -------
    str
        The chart [SVG].
    """
    drawn = _drawn(tuple(points), tuple(labels), unit, target, width)
    return tell(drawn, name=name, title=title, description=description)


@lru_cache(maxsize=128)
def _drawn(points: tuple[Point, ...], labels: tuple[str, ...], unit: str, target: float | None, width: int) -> str:
    x, y = _across(labels, width), _up(points, unit, target)
    layers = [*_limits(points, x, y), *_target(target, len(points), x, y), *_dots(points, x, y)]
    return frame.drawn(layers, width, HEIGHT)


def _across(labels: tuple[str, ...], width: int) -> Channel:
    step = -(-len(labels) // MOST_LABELS[width >= WIDE])
    # Counted from the end: the latest month is the one that is looked for.
    shown = sorted(range(len(labels) - 1, -1, -step))
    words = ", ".join(f"'{place}': '{labels[place]}'" for place in shown)
    return frame.across(
        -0.5, len(labels) - 0.5, values=shown, labelExpr=f"({{{words}}})[datum.value]", title=None, labelAngle=0,
        labelOverlap=False, labelFlush=True,
    )  # fmt: skip


def _up(points: tuple[Point, ...], unit: str, target: float | None) -> Channel:
    """Limits may lie below nought; what cannot be less than nought is not drawn there."""
    least = min(point.value for point in points)
    reached = [*(point.upper for point in points), *(point.value for point in points)]
    low = min(0.0, least) if least >= 0 else min(least, *(point.lower for point in points))
    return frame.up(low, max(*reached, 0.0 if target is None else target), unit)


def _limits(points: tuple[Point, ...], x: Channel, y: Channel) -> list[Any]:
    """The mean and the limits of each phase, and the line that joins its points."""
    layers = []
    for _, phase in groupby(enumerate(points), key=lambda each: (each[1].mean, each[1].upper)):
        row = _span(list(phase))
        for field, dash, colour in (("mean", [1, 0], INK), ("lower", [6, 4], GREY), ("upper", [6, 4], GREY)):
            rule = data([row]).mark_rule(color=colour, size=1.5, strokeDash=dash)
            layers.append(rule.encode(x=x("begin"), x2="end:Q", y=y(field)))
    return [*layers, data(_rows(points)).mark_line(color=GREY, size=2).encode(x=x("place"), y=y("value"))]


def _span(phase: Sequence[tuple[int, Point]]) -> Row:
    (begin, point), (end, _) = phase[0], phase[-1]
    return {
        "begin": begin - 0.5,
        "end": end + 0.5,
        "mean": point.mean,
        "lower": point.lower,
        "upper": point.upper,
    }


def _target(target: float | None, length: int, x: Channel, y: Channel) -> list[Any]:
    if target is None:
        return []
    row = {"begin": -0.5, "end": length - 0.5, "target": target}
    rule = data([row]).mark_rule(color=ORANGE, size=2, strokeDash=[2, 3])
    return [rule.encode(x=x("begin"), x2="end:Q", y=y("target"))]


def _dots(points: tuple[Point, ...], x: Channel, y: Channel) -> list[Any]:
    layers = []
    for signal in sorted({point.signal for point in points}):
        shape, colour = ("circle", GREY) if not signal else SHAPES.get(signal, OTHER)
        rows = [row for row, point in zip(_rows(points), points, strict=True) if point.signal == signal]
        dots = frame.points(rows, shape, 110 if signal else 60, colour, WHITE, 1)
        layers.append(dots.encode(x=x("place"), y=y("value")))
    return layers


def _rows(points: tuple[Point, ...]) -> list[Row]:
    return [{"place": place, "value": point.value} for place, point in enumerate(points)]
