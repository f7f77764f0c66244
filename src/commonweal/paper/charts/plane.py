"""The two directions of a chart that has time or a score across, its legend, and lines drawn over them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from commonweal.paper.charts.svg import BLUE, GREY, INK, PALE

SIZE = 14
HEIGHT = 260
ORANGE = "#b35900"
FIRST, SECOND, THIRD = (BLUE, [1, 0]), (ORANGE, [7, 4]), (GREY, [2, 3])
"""Colour and dashes of what is compared: told apart without colours too."""

Row = dict[str, Any]
Channel = Callable[[str], Any]


@dataclass(frozen=True)
class Key:
    """What a line of the chart stands for.

    Parameters
    ----------
    words
        What it is [text].
    style
        Its colour and dashes [colour; lengths in px].
    """

    words: str
    style: tuple[str, list[int]]


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


def across(low: float, high: float, title: Sequence[str], marks: Sequence[float]) -> Channel:
    """Make the scale that goes across.

    Parameters
    ----------
    low, high
        Its ends [unit of the chart].
    title
        What is measured, a line each [texts].
    marks
        Values written beneath [unit of the chart].

    Returns
    -------
    Callable
        Gives the channel of a field [function of text].
    """
    import altair as alt

    axis = alt.Axis(
        values=list(marks), title=list(title), titleFontWeight="normal", titleFontSize=SIZE, titleColor=INK,
        titlePadding=8, titleLimit=0, labelFontSize=SIZE, labelColor=INK, format="d", grid=False,
        domainColor=GREY, tickColor=GREY,
    )  # fmt: skip
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    return lambda field: alt.X(f"{field}:Q", scale=scale, axis=axis)


def down(values: Sequence[float | None], unit: str, top: float, nought: bool = True) -> Channel:
    """Make the scale that goes up.

    Parameters
    ----------
    values
        What has to find room on it; empty ones count for nothing [unit of the chart].
    unit
        What is measured, written above [text].
    top
        Where the unit is written, above the drawing and its legend [px].
    nought
        True when it begins at nought [yes/no].

    Returns
    -------
    Callable
        Gives the channel of a field [function of text].
    """
    import altair as alt

    known = [value for value in values if value is not None] or [0.0]
    low, high = 0.0 if nought else min(known), max(known)
    axis = alt.Axis(
        title=unit, titleAngle=0, titleAlign="left", titleAnchor="end", titleX=0, titleY=top, titleFontSize=SIZE,
        titleFontWeight="normal", titleColor=INK, titleLimit=0, labelFontSize=SIZE, labelColor=INK, gridColor=PALE,
        domain=False, ticks=False, tickCount=5,
    )  # fmt: skip
    scale = alt.Scale(domain=[low, high + 0.05 * (high - low) or 1.0], nice=True, zero=nought, clamp=True)
    return lambda field: alt.Y(f"{field}:Q", scale=scale, axis=axis)


def legend(keys: Sequence[Key]) -> tuple[list[Any], float]:
    """Draw what the lines stand for, above the chart.

    Parameters
    ----------
    keys
        One for each line [keys].

    Returns
    -------
    tuple
        The layers, and where there is room above them [layers; px].
    """
    import altair as alt

    layers = []
    for place, key in enumerate(keys):
        y = alt.value(-18 - 20 * (len(keys) - 1 - place))
        colour, dash = key.style
        sample = data([{}]).mark_rule(color=colour, size=3, strokeDash=dash)
        layers.append(sample.encode(x=alt.value(0), x2=alt.value(30), y=y))
        words = data([{"words": key.words}]).mark_text(align="left", baseline="middle", fontSize=SIZE, color=INK)
        layers.append(words.encode(x=alt.value(38), y=y, text="words:N"))
    return layers, -18.0 - 20 * len(keys) - 6


def line(rows: Sequence[Row], x: Any, y: Any, style: tuple[str, list[int]], size: float = 2.5) -> Any:
    """Join values by a line that breaks where one is missing.

    Parameters
    ----------
    rows
        One for each step across, in order [mappings].
    x, y
        The channels [channels].
    style
        Colour and dashes [colour; lengths in px].
    size
        How thick [px].

    Returns
    -------
    Any
        The layer [chart].
    """
    colour, dash = style
    return (
        data(rows)
        .mark_line(color=colour, size=size, strokeDash=dash, invalid="break-paths-filter-domains")
        .encode(x=x, y=y)
    )


def upright(at: float, x: Channel, words: str) -> list[Any]:
    """Draw an upright line with a word at its head.

    Parameters
    ----------
    at
        Where it stands [unit across].
    x
        The scale across [channel].
    words
        What happens there [text].

    Returns
    -------
    list
        The layers [charts].
    """
    import altair as alt

    rule = data([{"at": at}]).mark_rule(color=INK, size=1.5).encode(x=x("at"))
    text = data([{"at": at, "words": words}]).mark_text(
        align="left", baseline="top", dx=6, dy=2, fontSize=SIZE, color=INK
    )
    return [rule, text.encode(x=x("at"), y=alt.value(0), text="words:N")]
