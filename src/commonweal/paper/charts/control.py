"""The XmR chart: months across, the mean and its limits, and the points that say something changed."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from commonweal.domain.variation import BETTER, WORSE, Point
from commonweal.paper.charts import svg
from commonweal.paper.charts.lines import WIDE
from commonweal.paper.charts.svg import BLUE, GREY, INK, PALE, WHITE, tell

ORANGE = "#b35900"
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
    import altair as alt

    across, down = _across(labels, width), _down(points, unit, target)
    layers = [*_limits(points, across, down), *_target(target, len(points), across, down), *_dots(points, across, down)]
    return svg.draw(alt.layer(*layers).properties(width=width, height=HEIGHT))


def _across(labels: tuple[str, ...], width: int) -> Any:
    import altair as alt

    step = -(-len(labels) // MOST_LABELS[width >= WIDE])
    # Counted from the end: the latest month is the one that is looked for.
    shown = sorted(range(len(labels) - 1, -1, -step))
    words = ", ".join(f"'{place}': '{labels[place]}'" for place in shown)
    axis = alt.Axis(
        values=shown, labelExpr=f"({{{words}}})[datum.value]", title=None, labelFontSize=13, labelColor=INK,
        grid=False, domainColor=GREY, tickColor=GREY, labelAngle=0, labelOverlap=False, labelFlush=True,
    )  # fmt: skip
    domain = alt.Scale(domain=[-0.5, len(labels) - 0.5], nice=False, zero=False)
    return lambda field: alt.X(f"{field}:Q", scale=domain, axis=axis)


def _down(points: tuple[Point, ...], unit: str, target: float | None) -> Any:
    """Limits may lie below nought; what cannot be less than nought is not drawn there."""
    import altair as alt

    least = min(point.value for point in points)
    reached = [*(point.upper for point in points), *(point.value for point in points)]
    low = min(0.0, least) if least >= 0 else min(least, *(point.lower for point in points))
    high = max(*reached, 0.0 if target is None else target)
    scale = alt.Scale(domain=[low, (high - low) * 1.05 + low or 1.0], nice=True, zero=False, clamp=True)
    axis = alt.Axis(
        title=unit, titleAngle=0, titleAlign="left", titleAnchor="end", titleX=0, titleY=-10, titleFontSize=14,
        titleFontWeight="normal", titleColor=INK, labelFontSize=13, labelColor=INK, gridColor=PALE, domain=False,
        ticks=False, tickCount=5,
    )  # fmt: skip
    return lambda field: alt.Y(f"{field}:Q", scale=scale, axis=axis)


def _limits(points: tuple[Point, ...], across: Any, down: Any) -> list[Any]:
    """The mean and the limits of each phase, and the line that joins its points."""
    import altair as alt

    layers = []
    for _, phase in groupby(enumerate(points), key=lambda each: (each[1].mean, each[1].upper)):
        row = _span(list(phase))
        for field, dash, colour in (("mean", [1, 0], INK), ("lower", [6, 4], GREY), ("upper", [6, 4], GREY)):
            rule = alt.Chart(alt.Data(values=[row])).mark_rule(color=colour, size=1.5, strokeDash=dash)
            layers.append(rule.encode(x=across("begin"), x2="end:Q", y=down(field)))
    joined = alt.Chart(alt.Data(values=_rows(points))).mark_line(color=GREY, size=2)
    return [*layers, joined.encode(x=across("place"), y=down("value"))]


def _span(phase: Sequence[tuple[int, Point]]) -> dict[str, float]:
    (begin, point), (end, _) = phase[0], phase[-1]
    return {
        "begin": begin - 0.5,
        "end": end + 0.5,
        "mean": point.mean,
        "lower": point.lower,
        "upper": point.upper,
    }


def _target(target: float | None, length: int, across: Any, down: Any) -> list[Any]:
    import altair as alt

    if target is None:
        return []
    row = {"begin": -0.5, "end": length - 0.5, "target": target}
    rule = alt.Chart(alt.Data(values=[row])).mark_rule(color=ORANGE, size=2, strokeDash=[2, 3])
    return [rule.encode(x=across("begin"), x2="end:Q", y=down("target"))]


def _dots(points: tuple[Point, ...], across: Any, down: Any) -> list[Any]:
    import altair as alt

    layers = []
    for signal in sorted({point.signal for point in points}):
        shape, colour = ("circle", GREY) if not signal else SHAPES.get(signal, OTHER)
        rows = [row for row, point in zip(_rows(points), points, strict=True) if point.signal == signal]
        dots = alt.Chart(alt.Data(values=rows)).mark_point(
            shape=shape, size=110 if signal else 60, filled=True, opacity=1, fill=colour, stroke=WHITE, strokeWidth=1
        )
        layers.append(dots.encode(x=across("place"), y=down("value")))
    return layers


def _rows(points: tuple[Point, ...]) -> list[dict[str, float]]:
    return [{"place": place, "value": point.value} for place, point in enumerate(points)]
