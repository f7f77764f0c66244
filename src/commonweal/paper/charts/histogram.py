"""The chart of overlap: how the scores of the referred, the candidates and the controls lie over one another."""

from collections.abc import Sequence
from functools import lru_cache

from commonweal.paper import words
from commonweal.paper.charts import frame, plane
from commonweal.paper.charts.frame import Row
from commonweal.paper.charts.lines import WIDE
from commonweal.paper.charts.matched import OverlapRow
from commonweal.paper.charts.plane import FIRST, HEIGHT, SECOND, THIRD, Key
from commonweal.paper.charts.svg import said, tell

GROUPS = {"referred": ("Referred", FIRST), "controls": ("Chosen controls", SECOND), "candidates": ("Candidates", THIRD)}


def overlap(rows: Sequence[OverlapRow], *, name: str, title: str, width: int = WIDE) -> str:
    """Draw how scores are spread among the referred, the candidates and the chosen controls.

    Parameters
    ----------
    rows
        The bars from the lowest score to the highest [rows].
    name
        A name for the chart, unlike others of the page [letters, digits, dashes].
    title
        What the chart shows, for those who do not see it [text].
    width
        Width of the drawing without its margins [px].

    Returns
    -------
    str
        An `<svg>` element: the share of each group in each bar, hidden bars left out [text].
    """
    fields = ("low", "high", *GROUPS)
    drawn = _drawn(tuple(tuple(getattr(row, field) for field in fields) for row in rows), width)
    return tell(drawn, name=name, title=title, description=_said(rows))


@lru_cache(maxsize=64)
def _drawn(values: tuple[tuple[float | None, ...], ...], width: int) -> str:
    rows = _shares([dict(zip(("low", "high", *GROUPS), each, strict=True)) for each in values])
    layers, top = plane.legend([Key(*look) for look in GROUPS.values()])
    ends = [row[field] for row in rows for field in ("low", "high")] or [-1.0, 1.0]
    low, high = min(ends), max(ends)
    marks = [mark for mark in range(-60, 61, 1 if high - low <= 8 else 2) if low <= mark <= high]
    x = plane.across(low, high, ("Propensity score (logit)", "further right: likelier to be referred"), marks)
    y = plane.up([row[group] for row in rows for group in GROUPS], "% of each group", top)
    blank = {group: 0.0 for group in GROUPS}
    steps = [*rows, {"low": high, "high": high} | blank] if rows else []
    for group, (_, style) in reversed(GROUPS.items()):
        fill = frame.data(steps).mark_area(
            color=style[0], opacity=0.12, interpolate="step-after", invalid="break-paths-filter-domains"
        )
        edge = frame.data(steps).mark_line(
            color=style[0], size=2.5, strokeDash=style[1], interpolate="step-after",
            invalid="break-paths-filter-domains",
        )  # fmt: skip
        layers += [each.encode(x=x("low"), y=y(group)) for each in (fill, edge)]
    return frame.drawn(layers, width - 40, HEIGHT)


def _shares(rows: list[Row]) -> list[Row]:
    whole = {group: sum(row[group] or 0 for row in rows) or 1 for group in GROUPS}
    return [
        row | {group: None if row[group] is None else 100 * row[group] / whole[group] for group in GROUPS}
        for row in rows
    ]


def _said(rows: Sequence[OverlapRow]) -> str:
    """From which score to which each group is found."""
    told = []
    for group, (called, _) in GROUPS.items():
        held = [row for row in rows if getattr(row, group)]
        if held:
            told.append(f"{called}: scores from {words.decimal(held[0].low, 1)} to {words.decimal(held[-1].high, 1)}")
    return said(told)
