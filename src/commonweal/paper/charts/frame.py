"""What every chart is drawn on: rows, the two directions, words and marks, and all layers drawn at once."""

from collections.abc import Callable, Sequence
from typing import Any

from commonweal.paper.charts import svg
from commonweal.paper.charts.scales import Scale
from commonweal.paper.charts.svg import GREY, INK, PALE

SIZE = 14
Row = dict[str, Any]
Channel = Callable[[str], Any]
_WORDS: Row = {
    "titleFontWeight": "normal", "titleFontSize": SIZE, "titleColor": INK, "titleLimit": 0, "labelFontSize": SIZE,
    "labelColor": INK,
}  # fmt: skip


def drawn(layers: Sequence[Any], width: float, height: float) -> str:
    """Draw layers over one another.

    Parameters
    ----------
    layers
        The undermost first [charts].
    width, height
        Room for the marks, without what is written around them [px].

    Returns
    -------
    str
        The drawing [SVG].
    """
    import altair as alt

    return svg.draw(alt.layer(*layers).properties(width=width, height=height))


def data(rows: Sequence[Row]) -> Any:
    """Make a chart of rows.

    Parameters
    ----------
    rows
        What to draw [mappings].

    Returns
    -------
    Any
        An Altair chart without a mark [chart].
    """
    import altair as alt

    return alt.Chart(alt.Data(values=list(rows)))


def across(low: float, high: float, *, logarithmic: bool = False, **axis: Any) -> Channel:
    """Make a scale that goes across, written beneath the drawing.

    Parameters
    ----------
    low, high
        Its ends [unit of the chart].
    logarithmic
        True when equal ratios are to look alike [yes/no].
    **axis
        What is special about it: its values, format and title, and as `room` where it begins and ends [px].

    Returns
    -------
    Callable
        Gives the channel of a field [function of text].
    """
    import altair as alt

    room = axis.pop("room", alt.Undefined)
    # Numbers that only just do not touch would be read as one.
    apart = {"labelSeparation": 6} if "labelOverlap" in axis else {}
    written = alt.Axis(**_WORDS, titlePadding=8, grid=False, domainColor=GREY, tickColor=GREY, **apart, **axis)
    kind: Any = "log" if logarithmic else "linear"
    scale = alt.Scale(type=kind, domain=[low, high], range=room, nice=False, zero=False)
    return lambda field: alt.X(f"{field}:Q", scale=scale, axis=written)


def up(low: float, high: float, unit: str, top: float = -10.0) -> Channel:
    """Make a scale that goes up, with a little room above the highest value.

    Parameters
    ----------
    low, high
        Lowest and highest value [unit of the chart].
    unit
        What is measured, written above [text].
    top
        Where the unit is written [px].

    Returns
    -------
    Callable
        Gives the channel of a field [function of text].
    """
    import altair as alt

    axis = alt.Axis(
        **_WORDS, title=unit, titleAngle=0, titleAlign="left", titleAnchor="end", titleX=0, titleY=top, gridColor=PALE,
        domain=False, ticks=False, tickCount=5,
    )  # fmt: skip
    scale = alt.Scale(domain=[low, high + 0.05 * (high - low) or 1.0], nice=True, zero=False, clamp=True)
    return lambda field: alt.Y(f"{field}:Q", scale=scale, axis=axis)


def down(height: float) -> Channel:
    """Count pixels downwards, with nothing written beside them.

    Parameters
    ----------
    height
        How many there are [px].

    Returns
    -------
    Callable
        Gives the channel of a field [function of text].
    """
    import altair as alt

    scale = alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False)
    return lambda field: alt.Y(f"{field}:Q", scale=scale, axis=None)


def strips(rows: Sequence[Row], scale: Scale, x: Channel, y: Channel) -> list[Any]:
    """Draw the scale behind each row's marks only: drawn through, it would strike out the words.

    Parameters
    ----------
    rows
        From `top` to `bottom` of each [mappings; px].
    scale
        The scale they share; its line of no change is darker [scale].
    x, y
        The scale across, and pixels downwards [channels].

    Returns
    -------
    list
        The layers [charts].
    """
    layers = []
    for marks, colour, size in ((scale.marks, PALE, 1.0), ((scale.at,), INK, 1.5)):
        strip = data([{**row, "at": mark} for row in rows for mark in marks if mark is not None])
        layers.append(strip.mark_rule(color=colour, size=size).encode(x=x("at"), y=y("top"), y2="bottom:Q"))
    return layers


def points(
    rows: Sequence[Row], shape: str, size: float, fill: str, stroke: str, edge: float, opacity: float = 1
) -> Any:
    """Make marks, without a place yet.

    Parameters
    ----------
    rows
        One for each mark [mappings].
    shape
        What they look like, such as `circle` [text].
    size
        How large they are [px²].
    fill, stroke
        Colours of the inside and of the edge [colours].
    edge
        How thick the edge is [px].
    opacity
        1 for marks that hide what is beneath [0-1].

    Returns
    -------
    Any
        The layer, to be given its channels [chart].
    """
    return data(rows).mark_point(
        shape=shape, size=size, filled=True, opacity=opacity, fill=fill, stroke=stroke, strokeWidth=edge
    )


def written(rows: Sequence[Row], field: str, x: Any, y: Any, **look: Any) -> Any:
    """Write words.

    Parameters
    ----------
    rows
        One for each piece of writing [mappings].
    field
        Which of their values is written [text].
    x, y
        Where: a number, or a channel [px; channel].
    **look
        What is special about it: alignment, size, weight, distance [text; px].

    Returns
    -------
    Any
        The layer [chart].
    """
    import altair as alt

    place = {way: alt.value(at) if isinstance(at, int | float) else at for way, at in (("x", x), ("y", y))}
    look = {"align": "left", "baseline": "middle", "fontSize": SIZE, "color": INK, **look}
    return data(rows).mark_text(**look).encode(**place, text=f"{field}:N")
