"""The two directions of a chart that has time or a score across, its legend, and lines drawn over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from commonweal.paper.charts import frame
from commonweal.paper.charts.frame import Channel, Row, data
from commonweal.paper.charts.svg import BLUE, GREY, INK, ORANGE

HEIGHT = 260
FIRST, SECOND, THIRD = (BLUE, [1, 0]), (ORANGE, [7, 4]), (GREY, [2, 3])
"""Colour and dashes of what is compared: told apart without colours too."""


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
    return frame.across(low, high, values=list(marks), title=list(title), format="d")


def up(values: Sequence[float | None], unit: str, top: float, nought: bool = True) -> Channel:
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
    known = [value for value in values if value is not None] or [0.0]
    return frame.up(0.0 if nought else min(known), max(known), unit, top)


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
        y = -18 - 20 * (len(keys) - 1 - place)
        colour, dash = key.style
        sample = data([{}]).mark_rule(color=colour, size=3, strokeDash=dash)
        layers.append(sample.encode(x=alt.value(0), x2=alt.value(30), y=alt.value(y)))
        layers.append(frame.written([{"words": key.words}], "words", 38, y))
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
    rule = data([{"at": at}]).mark_rule(color=INK, size=1.5).encode(x=x("at"))
    return [rule, frame.written([{"at": at, "words": words}], "words", x("at"), 0, baseline="top", dx=6, dy=2)]
