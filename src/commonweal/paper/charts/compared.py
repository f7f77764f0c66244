"""Charts of what was compared: balance before and after matching, and the effect worked out in every way."""

from collections.abc import Mapping, Sequence

from commonweal.paper import words
from commonweal.paper.charts import scales, thin
from commonweal.paper.charts.figures import NO_ESTIMATE
from commonweal.paper.charts.lines import WIDE
from commonweal.paper.charts.matched import BalanceRow, SpecificationRow
from commonweal.paper.charts.svg import said, tell
from commonweal.paper.charts.thin import Spot, Thin
from commonweal.paper.rows import clear

MOST = 40
"""Rows of a love plot; the table beside it holds them all."""
PRIMARY = "primary"
THAN_CONTROLS = "← less use than controls, more →"


def love(rows: Sequence[BalanceRow], limit: float, *, name: str, title: str, width: int = WIDE) -> str:
    """Draw how far apart the referred and their controls are before and after matching.

    Parameters
    ----------
    rows
        One for each covariate [rows].
    limit
        The largest difference that counts as alike [standard deviations].
    name
        A name for the chart, unlike others of the page [letters, digits, dashes].
    title
        What the chart shows, for those who do not see it [text].
    width
        Width of the drawing without its margins [px].

    Returns
    -------
    str
        An `<svg>` element: size of the difference, the largest before matching on top, hollow before, filled after;
        the rows most apart after matching are never left out [text].
    """
    lines = [_loved(row) for row in _largest(rows)]
    values = [spot.value for line in lines for spot in line.spots]
    scale = scales.plain(values, "Standardized difference, either way", at=limit)
    return tell(thin.draw(tuple(lines), scale, width), name=name, title=title, description=_said(lines))


def _largest(rows: Sequence[BalanceRow]) -> list[BalanceRow]:
    known = [row for row in rows if row.matched_smd is not None]
    apart = sorted(known, key=lambda row: (-abs(row.matched_smd or 0), row.name))[: MOST // 2]
    rest = sorted((row for row in known if row not in apart), key=lambda row: (-abs(row.smd or 0), row.name))
    kept = [*apart, *rest[: MOST - len(apart)]]
    return sorted(kept, key=lambda row: (-abs(row.smd or 0), row.name))


def _loved(row: BalanceRow) -> Thin:
    after = abs(row.matched_smd or 0)
    before = [] if row.smd is None else [Spot(abs(row.smd), filled=False)]
    note = f"{words.decimal(None if row.smd is None else abs(row.smd))} → {words.decimal(after)}"
    return Thin(row.name, note, (*before, Spot(after)))


def specifications(
    rows: Sequence[SpecificationRow],
    kinds: Mapping[str, str],
    *,
    name: str,
    title: str,
    width: int = WIDE,
    way: str = THAN_CONTROLS,
) -> str:
    """Draw the effect as every defensible way of working it out finds it.

    Parameters
    ----------
    rows
        One for each way, all of one kind of care [rows].
    kinds
        What was varied -> heading, in the order to show them [mapping].
    name
        A name for the chart, unlike others of the page [letters, digits, dashes].
    title
        What the chart shows, for those who do not see it [text].
    width
        Width of the drawing without its margins [px].
    way
        What left and right of 1 mean [text].

    Returns
    -------
    str
        An `<svg>` element: ratios under headings, the main finding a diamond whose interval tints the chart [text].
    """
    lines: list[Thin] = []
    for kind in [*kinds, *dict.fromkeys(row.kind for row in rows if row.kind not in kinds)]:
        mine = [_way(row) for row in rows if row.kind == kind]
        lines += [Thin(kinds.get(kind, kind), head=True), *mine] if mine else []
    scale = scales.ratios([value for row in rows for value in (row.ratio, row.low, row.high)], f"Ratio   {way}")
    drawn = thin.draw(tuple(lines), scale, width, _band(rows))
    return tell(drawn, name=name, title=title, description=_said([line for line in lines if not line.head]))


def _way(row: SpecificationRow) -> Thin:
    if row.ratio is None:
        return Thin(row.words, NO_ESTIMATE)
    interval = "" if row.low is None or row.high is None else f" ({words.decimal(row.low)}–{words.decimal(row.high)})"
    spot = Spot(row.ratio, clear(row), "diamond" if row.kind == PRIMARY else "circle")
    return Thin(row.words, f"{words.decimal(row.ratio)}{interval}", (spot,), row.low, row.high)


def _band(rows: Sequence[SpecificationRow]) -> tuple[float, float] | None:
    for row in rows:
        if row.kind == PRIMARY and row.low is not None and row.high is not None:
            return row.low, row.high
    return None


def _said(lines: Sequence[Thin]) -> str:
    return said([f"{line.label}: {line.note}" for line in lines])
