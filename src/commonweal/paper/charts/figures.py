"""The charts themselves: change, forest, distance travelled, return ladder, counts."""

from collections.abc import Mapping, Sequence

from commonweal.paper import words
from commonweal.paper.charts import scales
from commonweal.paper.charts.lines import WIDE, Line, draw
from commonweal.paper.charts.svg import said, tell
from commonweal.paper.rows import ChangeRow, MovedRow, ReturnRow, clear

LESS_MORE = "← less use after, more →"
NO_ESTIMATE = "no estimate to show"


def changes(rows: Sequence[ChangeRow], *, name: str, title: str, width: int = WIDE) -> str:
    """Draw how the use of each kind of care changed, with its interval.

    Parameters
    ----------
    rows
        One for each kind of care, all of one group [rows].
    name
        A name for the chart, unlike others of the page [letters, digits, dashes].
    title
        What the chart shows, for those who do not see it [text].
    width
        Width of the drawing without its margins [px].

    Returns
    -------
    str
        An `<svg>` element: change of the rate in %, the mark filled where the interval leaves out nought [text].
    """
    lines = [_changed(row) for row in rows]
    values = [value for line in lines for value in (line.value, line.low, line.high)]
    scale = scales.plain(values, f"Change, % {LESS_MORE}", at=0.0)
    return tell(draw(tuple(lines), scale, width), name=name, title=title, description=_said(lines))


def _changed(row: ChangeRow) -> Line:
    change, low, high = (words.change_of(value) for value in (row.ratio, row.low, row.high))
    if change is None:
        return Line(row.name, NO_ESTIMATE, None)
    rates = f"{words.decimal(row.rate_before)} → {words.decimal(row.rate_after)} a year"
    interval = words.between(words.percent(low, sign=True), words.percent(high, sign=True))
    note = f"{rates}: {words.percent(change, sign=True)} ({interval})"
    return Line(row.name, note, change, low, high, firm=clear(row), apart=row.association)


def forest(
    rows: Sequence[ChangeRow], *, name: str, title: str, width: int = WIDE, way: str = LESS_MORE, within: bool = True
) -> str:
    """Draw the rate ratio of each group, with its interval and number of people.

    Parameters
    ----------
    rows
        One for each group, all of one kind of care [rows].
    name
        A name for the chart, unlike others of the page [letters, digits, dashes].
    title
        What the chart shows, for those who do not see it [text].
    width
        Width of the drawing without its margins [px].
    way
        What left and right of 1 mean [text].
    within
        True when the rows are groups, named so; else they are kinds of care [yes/no].

    Returns
    -------
    str
        An `<svg>` element: ratios on a logarithmic scale; groups that only go with the outcome are diamonds on dashed
        lines, and are called association [text].
    """
    lines = [_compared(row, row.group if within else row.name) for row in rows]
    scale = scales.ratios(
        [value for line in lines for value in (line.value, line.low, line.high)], f"Rate ratio   {way}"
    )
    return tell(draw(tuple(lines), scale, width), name=name, title=title, description=_said(lines))


def _compared(row: ChangeRow, label: str) -> Line:
    people = f"{words.count(row.people)} people{', association' if row.association else ''}"
    if row.ratio is None:
        return Line(label, f"{people}: {NO_ESTIMATE}", None, apart=row.association)
    interval = words.between(words.decimal(row.low), words.decimal(row.high))
    note = f"{people}: {words.decimal(row.ratio)} ({interval})"
    return Line(label, note, row.ratio, row.low, row.high, firm=clear(row), apart=row.association)


def travelled(rows: Sequence[MovedRow], *, name: str, title: str, width: int = WIDE) -> str:
    """Draw how far the scores of those who answered twice moved.

    Parameters
    ----------
    rows
        One for each measure [rows].
    name
        A name for the chart, unlike others of the page [letters, digits, dashes].
    title
        What the chart shows, for those who do not see it [text].
    width
        Width of the drawing without its margins [px].

    Returns
    -------
    str
        An `<svg>` element: mean at baseline hollow, mean at follow-up filled, on the scale of 1 to 5 [text].
    """
    lines = [_moved(row) for row in rows]
    scale = scales.Scale(1, 5, (1, 2, 3, 4, 5), "Mean score: ○ baseline, ● follow-up")
    return tell(draw(tuple(lines), scale, width), name=name, title=title, description=_said(lines))


def _moved(row: MovedRow) -> Line:
    people = f"{words.count(row.paired_n)} people"
    if row.paired_baseline_mean is None or row.paired_change is None:
        return Line(row.name, f"{people}: {NO_ESTIMATE}", None)
    after = row.paired_baseline_mean + row.paired_change
    interval = words.between(words.decimal(row.low, sign=True), words.decimal(row.high, sign=True))
    note = f"{people}: {words.decimal(row.paired_change, sign=True)} ({interval})"
    return Line(row.name, note, after, start=row.paired_baseline_mean)


def ladder(rows: Sequence[ReturnRow], *, name: str, title: str, width: int = WIDE) -> str:
    """Draw the return on each pound under every scenario, with the line where the cost is paid back.

    Parameters
    ----------
    rows
        One for each scenario [rows].
    name
        A name for the chart, unlike others of the page [letters, digits, dashes].
    title
        What the chart shows, for those who do not see it [text].
    width
        Width of the drawing without its margins [px].

    Returns
    -------
    str
        An `<svg>` element: bars filled where the cost is paid back, pale where it is not [text].
    """
    lines = [_returned(row) for row in rows]
    scale = scales.plain([line.value for line in lines], "Costs avoided for each £1 spent", at=1.0)
    return tell(draw(tuple(lines), scale, width, bars=True), name=name, title=title, description=_said(lines))


def _returned(row: ReturnRow) -> Line:
    label = f"{row.years} year{'' if row.years == 1 else 's'}, {words.fading(row.profile)}"
    if row.roi is None:
        return Line(label, NO_ESTIMATE, None)
    back = "not paid back" if row.payback_years is None else f"paid back in {words.decimal(row.payback_years, 1)} years"
    return Line(label, f"{words.money(row.roi, 2)}, {back}", row.roi, firm=row.roi >= 1)


def bars(counts: Mapping[str, float | None], *, name: str, title: str, unit: str, width: int = WIDE) -> str:
    """Draw counts as bars.

    Parameters
    ----------
    counts
        What was counted -> how many; empty when hidden [mapping].
    name
        A name for the chart, unlike others of the page [letters, digits, dashes].
    title
        What the chart shows, for those who do not see it [text].
    unit
        What is counted, for the scale [text].
    width
        Width of the drawing without its margins [px].

    Returns
    -------
    str
        An `<svg>` element [text].
    """
    lines = [
        Line(label, words.count(None) if number is None else words.decimal(number, 0), number)
        for label, number in counts.items()
    ]
    scale = scales.plain([line.value for line in lines], unit)
    return tell(draw(tuple(lines), scale, width, bars=True), name=name, title=title, description=_said(lines))


def _said(lines: Sequence[Line]) -> str:
    """The chart read out."""
    return said([f"{line.label}: {line.note}" for line in lines])
