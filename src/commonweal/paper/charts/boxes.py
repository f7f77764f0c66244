"""The flow diagram: boxes from everybody to those analysed, and beside them those left out."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from commonweal.paper import words
from commonweal.paper.charts import frame
from commonweal.paper.charts.frame import Channel, Row, data
from commonweal.paper.charts.lines import WIDE
from commonweal.paper.charts.matched import StepRow
from commonweal.paper.charts.svg import BLUE, GREY, WHITE, said, tell

LINE, PAD, GAP = 19, 9, 22
_LETTER = 7.4
_BESIDE_FROM = 480


@dataclass(frozen=True)
class _Box:
    """A box with its words [px]."""

    lines: tuple[str, ...]
    left: float
    right: float
    top: float
    aside: bool

    @property
    def bottom(self) -> float:
        return self.top + LINE * len(self.lines) + 2 * PAD


def flow(steps: Sequence[StepRow], *, name: str, title: str, width: int = WIDE) -> str:
    """Draw the way from everybody to those analysed.

    Parameters
    ----------
    steps
        The steps in order; the first left nobody out [rows].
    name
        A name for the chart, unlike others of the page [letters, digits, dashes].
    title
        What the chart shows, for those who do not see it [text].
    width
        Width of the drawing without its margins [px].

    Returns
    -------
    str
        An `<svg>` element: a box for those who remain at each step, a dashed one for those left out [text].
    """
    counted = tuple((step.what, words.count(step.left_out), words.count(step.people)) for step in steps)
    told = said([f"{what}: {left} left out, {people} remain" for what, left, people in counted])
    return tell(_drawn(counted, width), name=name, title=title, description=told)


@lru_cache(maxsize=64)
def _drawn(steps: tuple[tuple[str, str, str], ...], width: int) -> str:
    boxes, height = _boxes(steps, width)
    x, y = _across(width), frame.down(height)
    return frame.drawn([*_arrows(boxes, x, y), *_frames(boxes, x, y), *_texts(boxes, y)], width, height)


def _boxes(steps: Sequence[tuple[str, str, str]], width: int) -> tuple[list[_Box], float]:
    """Where each box stands: those left out beside the arrow where there is room, else under it, set in."""
    beside = width >= _BESIDE_FROM
    boxes: list[_Box] = []
    top = 0.0
    for what, left, people in steps:
        if left != "0":
            begin = 0.6 * width if beside else 40.0
            out = _Box(_wrapped(f"{left} left out", width - begin), begin, width, top, aside=True)
            boxes.append(out)
            top = out.bottom + GAP / 2
        end = 0.55 * width if beside else float(width)
        box = _Box((*_wrapped(what, end), f"{people} people"), 0.0, end, top, aside=False)
        boxes.append(box)
        top = box.bottom + GAP
    return boxes, max(top - GAP, LINE)


def _wrapped(text: str, wide: float) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, int((wide - 2 * PAD) / _LETTER)))


def _across(width: float) -> Channel:
    import altair as alt

    scale = alt.Scale(domain=[0, width], nice=False, zero=False)
    return lambda field: alt.X(f"{field}:Q", scale=scale, axis=None)


def _frames(boxes: Sequence[_Box], x: Channel, y: Channel) -> list[Any]:
    layers = []
    for aside, colour, dash in ((False, BLUE, [1, 0]), (True, GREY, [5, 4])):
        rows: list[Row] = [
            {"left": box.left, "right": box.right, "top": box.top, "bottom": box.bottom}
            for box in boxes
            if box.aside == aside
        ]
        edges = data(rows).mark_rect(fill=WHITE, stroke=colour, strokeWidth=1.5, strokeDash=dash)
        layers.append(edges.encode(x=x("left"), x2="right:Q", y=y("top"), y2="bottom:Q"))
    return layers


def _arrows(boxes: Sequence[_Box], x: Channel, y: Channel) -> list[Any]:
    """Down from box to box, and aside to those left out."""
    at = 20.0
    main = [box for box in boxes if not box.aside]
    stems: list[Row] = [{"at": at, "top": upper.bottom, "bottom": lower.top - 4} for upper, lower in pairwise(main)]
    ways: list[Row] = [{"at": at, "to": box.left, "y": (box.top + box.bottom) / 2} for box in boxes if box.aside]
    stem = data(stems).mark_rule(color=GREY, size=1.5)
    tip = frame.points(stems, "triangle-down", 60, GREY, GREY, 0)
    way = data(ways).mark_rule(color=GREY, size=1.5, strokeDash=[5, 4])
    return [
        stem.encode(x=x("at"), y=y("top"), y2="bottom:Q"), tip.encode(x=x("at"), y=y("bottom")),
        way.encode(x=x("at"), x2="to:Q", y=y("y")),
    ]  # fmt: skip


def _texts(boxes: Sequence[_Box], y: Channel) -> list[Any]:
    layers = []
    rows: list[Row] = [
        {
            "words": words_,
            "left": box.left + PAD,
            "y": box.top + PAD + LINE * (place + 0.5),
            "bold": not box.aside and place == len(box.lines) - 1,
        }
        for box in boxes
        for place, words_ in enumerate(box.lines)
    ]
    for bold, left in sorted({(row["bold"], row["left"]) for row in rows}):
        mine = [row for row in rows if (row["bold"], row["left"]) == (bold, left)]
        layers.append(frame.written(mine, "words", left, y("y"), fontWeight="bold" if bold else "normal"))
    return layers
