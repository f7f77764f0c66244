"""Hospital use before and after referral: everybody, then group by group."""

from dataclasses import dataclass

from commonweal.evaluation.report.parts import Figure, Table, twice
from commonweal.evaluation.statistics import DAYS_A_YEAR
from commonweal.exchange.results import Change, Results, Shift
from commonweal.paper import charts, words

SOURCE = "Source: Hospital Episode Statistics, and the service's study tables."
CORRECTED = ("p, Holm", "p, Benjamini-Hochberg")
HEAD = (
    "Before, events", "After, events", "Before, a year", "After, a year", "Change", "Rate ratio", "95% interval", "p",
)  # fmt: skip


@dataclass(frozen=True)
class Section:
    """The changes as the page shows them.

    Parameters
    ----------
    everybody
        The chart of everybody's changes; none when nothing was counted [figure].
    shifts
        How many people used less, as much or more; none when nothing was counted [table].
    forests
        A chart by group for each kind of care [figures].
    """

    everybody: Figure | None
    shifts: Table | None
    forests: list[Figure]


def section(found: Results) -> Section:
    """Lay out the changes.

    Parameters
    ----------
    found
        What was found [results].

    Returns
    -------
    Section
        Charts and their tables [section].
    """
    everybody = [row for row in found.changes if row.by == "all"]
    parted = {row.outcome for row in found.changes if row.by != "all"}
    outcomes = [row.outcome for row in everybody if row.outcome in parted]
    forests = [_forest([row for row in found.changes if row.outcome == outcome]) for outcome in outcomes]
    shifts = _shifts(found.shifts) if found.shifts else None
    return Section(_everybody(everybody, found) if everybody else None, shifts, forests)


def _everybody(rows: list[Change], found: Results) -> Figure:
    title = "Use of hospital care before and after referral, everybody analysed"
    drawn = twice("everybody", lambda name, width: charts.changes(rows, name=name, title=title, width=width))
    table = Table(
        title,
        ("Kind of care", *HEAD, *_corrected(rows)),
        [(row.name, *_numbers(row), *_chances(row, rows)) for row in rows],
    )
    return Figure(
        title, *drawn, table=table,
        key="Dot: change of the rate. Line: 95% interval. A hollow dot means that the interval holds no change.",
        note=_note(rows, found),
    )  # fmt: skip


def _shifts(rows: list[Shift]) -> Table:
    return Table(
        "How many people used less after referral",
        ("Kind of care", "People", "Less", "As much", "More", "Less, %", "95% interval"),
        [
            (
                row.name, *map(words.count, (row.people, row.fewer, row.same, row.more)),
                words.percent(row.fewer_pct), words.between(words.percent(row.low), words.percent(row.high)),
            )
            for row in rows
        ],
        note="Each person's use per day at risk after referral beside their own before; those who died within the "
        "window are left out. People are referred when they use much, so more use less afterwards than use more, "
        "with or without help. Wilson's intervals.",
    )  # fmt: skip


def _forest(rows: list[Change]) -> Figure:
    title = f"{rows[0].name} by group of people"
    drawn = twice(
        f"forest-{rows[0].outcome.replace('_', '-')}",
        lambda name, width: charts.forest(rows, name=name, title=title, width=width),
    )
    head = ("Group", "Read as", "People", *HEAD, *_corrected(rows))
    cells = [(row.group, *_reading(row), *_numbers(row), *_chances(row, rows)) for row in rows]
    table = Table(title, head, cells, sheet="changes")
    return Figure(
        title, *drawn, table=table, folded=True,
        key="Left of 1: less use after referral. Dots: everybody, and groups by age. Diamonds on dashed "
        "lines: association only. Hollow: the interval holds no change.",
        note=f"Method: {_methods({row.group: row.method for row in rows})}. {SOURCE}",
    )  # fmt: skip


def _reading(row: Change) -> tuple[str, str]:
    return "association" if row.association else "change", words.count(row.people)


def _numbers(row: Change) -> tuple[str, ...]:
    return (
        words.count(row.before), words.count(row.after), words.decimal(row.rate_before), words.decimal(row.rate_after),
        words.percent(row.change_pct, sign=True), words.decimal(row.ratio),
        words.between(words.decimal(row.low), words.decimal(row.high)), words.chance(row.p),
    )  # fmt: skip


def _corrected(rows: list[Change]) -> tuple[str, ...]:
    """Headings of p corrected for the many rows, where it was."""
    return CORRECTED if any(row.p_holm is not None for row in rows) else ()


def _chances(row: Change, rows: list[Change]) -> tuple[str, ...]:
    return (words.chance(row.p_holm), words.chance(row.p_bh)) if _corrected(rows) else ()


def _note(rows: list[Change], found: Results) -> str:
    return (
        f"n = {words.count(rows[0].people)} people, with or without any use{_time(rows[0])}. Rates are per person and "
        "year at risk. The ratio compares each person with themselves: where people died or were followed for less "
        "than the whole window, it need not equal the rate after divided by the rate before. "
        f"Method: {_methods({row.name: row.method for row in rows})}. {SOURCE} {found.period}."
    )


def _methods(used: dict[str, str]) -> str:
    """Each method once, and for which rows when there are several."""
    rows = {method: [name for name in used if used[name] == method] for method in used.values() if method}
    if len(rows) == 1:
        return next(iter(rows))
    return "; ".join(f"{', '.join(names)}: {method}" for method, names in rows.items())


def _time(row: Change) -> str:
    if row.days_before is None or row.days_after is None:
        return ""
    before, after = (words.decimal(days / DAYS_A_YEAR, 0) for days in (row.days_before, row.days_after))
    return f"; at risk for {before} person-years before and {after} after"
