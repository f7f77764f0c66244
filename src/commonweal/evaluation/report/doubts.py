"""What speaks against believing the effect, and what would have happened without any service."""

from collections.abc import Iterator
from dataclasses import dataclass

from commonweal.evaluation.report.effects import Way
from commonweal.evaluation.report.matching import verdict
from commonweal.evaluation.report.parts import Figure, Table, twice
from commonweal.exchange.results import Effect, Interrupted, NegativeControl, Regression, Results
from commonweal.paper import charts, effects, words

GROUPS = {"referring": "refer", "control": "do not refer"}
PLAIN, DRAWN = ("all", "prior_use"), ("spells", "ae", "outpatient")
"""Groups and kinds of care that are drawn; the table holds all."""


@dataclass(frozen=True)
class Section:
    """Doubts as the page shows them.

    Parameters
    ----------
    sentences
        Each in a sentence [texts].
    negative, hidden
        What the service cannot have changed; how strong something unrecorded must be [tables].
    regression
        Raw changes beside those expected without any service, group by group [figures].
    practices
        Series of whole practices, and how they turned [figures and tables].
    """

    sentences: list[str]
    negative: Table | None
    hidden: Table | None
    regression: list[Figure]
    practices: list[tuple[Figure, Table]]


def section(found: Results) -> Section:
    """Lay out what speaks against believing the effect.

    Parameters
    ----------
    found
        What was found [results].

    Returns
    -------
    Section
        Sentences, tables and charts [section].
    """
    everybody = [row for row in found.effects if row.by == "all"]
    return Section(
        list(_sentences(found, everybody)),
        _negative(found.negative_controls) if found.negative_controls else None,
        _hidden(everybody) if everybody else None,
        [_regression(place, rows) for place, rows in enumerate(_by_group(found.regression), 1)],
        [_practices(row) for row in found.interrupted],
    )


def _sentences(found: Results, everybody: list[Effect]) -> Iterator[str]:
    yield from (f"{row.name}: {row.words}" for row in found.negative_controls)
    yield from (f"{row.name}: {row.words}" for row in found.alive_out if row.by == "all")
    yield from filter(None, (say(row) for row in everybody for say in (effects.doubt, effects.odds)))
    if found.matching is not None:
        yield verdict(found.matching)
        yield from _lost(found)
    yield from _plan(found)


def _lost(found: Results) -> Iterator[str]:
    made = found.matching
    if made is None or made.referred is None or made.matched is None or made.matched >= made.referred:
        return
    yield (
        f"{words.count(made.referred - made.matched)} of {words.count(made.referred)} people referred found no "
        "control: the effect says nothing of them."
    )


def _plan(found: Results) -> Iterator[str]:
    if found.locked:
        yield found.locked
    if found.matching and found.matching.agreed:
        yield f"Why the effect was worked out: {found.matching.agreed}"
    if found.deviations:
        changed = words.counted(len(found.deviations), "part")
        yield f"{changed} of the plan changed after it was locked; each is listed in this report."


def _negative(rows: list[NegativeControl]) -> Table:
    return Table(
        "What the service can hardly have changed",
        ("What", "Referred", "Controls", "Rate, referred", "Rate, controls", "Ratio", "95% interval", "p"),
        [
            (
                row.name, words.count(row.people), words.count(row.controls), words.decimal(row.rate, 3),
                words.decimal(row.control, 3), words.decimal(row.ratio),
                words.between(words.decimal(row.low), words.decimal(row.high)), words.chance(row.p),
            )
            for row in rows
        ],
        note="Rates are per person and year. A ratio clearly off 1 says that the referred and their controls differ in "
        "something that the record does not hold; the effect on care may be off too, nobody knows by how much.",
    )  # fmt: skip


def _hidden(rows: list[Effect]) -> Table:
    return Table(
        "What these numbers could have shown, and how little would explain them away",
        ("Kind of care", "Effect, ratio", "Could have shown", "E-value", "E-value of the interval", "Gamma"),
        [
            (row.name, words.decimal(row.ratio), words.decimal(row.detectable), words.decimal(row.e_value),
             words.decimal(row.e_value_limit), words.decimal(row.gamma))
            for row in rows
        ],
        note="Could have shown: the ratio, this small or smaller, that so many people would have shown in four studies "
        "of five. E-value: by what ratio something unrecorded would have to go with both referral and use to explain "
        "the effect away, and to bring no effect into its interval (VanderWeele and Ding 2017). 1: nothing is needed. "
        "Gamma: by how much the odds of referral of people alike in the record may have differed before the ranks of "
        "their changes could be chance, at 5% (Rosenbaum 2002). 1: they already could. With fewer than 20 sets of "
        "several controls it is near, and no bound.",
    )  # fmt: skip


def _by_group(rows: list[Regression]) -> list[list[Regression]]:
    """The rows of each group that is drawn."""
    groups = dict.fromkeys((row.by, row.group) for row in rows if row.by in PLAIN)
    return [[row for row in rows if (row.by, row.group) == group] for group in groups]


def _regression(place: int, rows: list[Regression]) -> Figure:
    title = f"Raw changes beside those expected without any service: {rows[0].group[:1].lower()}{rows[0].group[1:]}"
    shown = [row for row in rows if row.outcome in DRAWN] or rows
    ways = [way for row in _firsts(shown) for way in _pair(row, shown)]
    kinds = {way.kind: way.kind for way in ways}
    drawn = twice(
        f"regression-{place}",
        lambda name, width: charts.specifications(
            ways, kinds, name=name, title=title, width=width, way=charts.LESS_MORE
        ),
    )
    head = ("Kind of care", "Seen", "Expected", "95% interval", "Expected from", "People", "In words")
    cells = [
        (row.name, words.decimal(row.raw), words.decimal(row.ratio),
         words.between(words.decimal(row.low), words.decimal(row.high)), row.source, words.count(row.people),
         row.words)
        for row in rows
    ]  # fmt: skip
    return Figure(
        title, *drawn, table=Table(title, head, cells, sheet="regression"), folded=True,
        key="A change that is no larger than what is expected needs no service to explain it (regression to the mean).",
        note=" ".join(dict.fromkeys(row.definition for row in shown if row.definition)),
    )  # fmt: skip


def _firsts(rows: list[Regression]) -> list[Regression]:
    kept: dict[tuple[str, str], Regression] = {}
    for row in rows:
        kept.setdefault((row.outcome, row.group), row)
    return list(kept.values())


def _pair(first: Regression, rows: list[Regression]) -> Iterator[Way]:
    """What was seen, then what each source expects."""
    yield Way(first.name, "Seen", first.raw, None, None)
    for row in rows:
        if (row.outcome, row.group) == (first.outcome, first.group):
            yield Way(first.name, f"Expected from {row.source}", row.ratio, row.low, row.high)


def _practices(row: Interrupted) -> tuple[Figure, Table]:
    title = f"{row.name} of whole practices, before and after they began to refer"
    code = row.outcome.replace("_", "-")
    drawn = twice(f"series-{code}", lambda name, width: charts.series(row.series, name=name, title=title, width=width))
    head = ("Month", "Practices", "Seen", "Fitted", "Expected without the service")
    cells = [
        (words.decimal(each.month, 0), GROUPS.get(each.group, each.group),
         *map(words.decimal, (each.rate, each.fitted, each.expected)))
        for each in row.series
    ]  # fmt: skip
    figure = Figure(
        title, *drawn, table=Table(title, head, cells, sheet=f"series_{row.outcome}"), folded=True,
        key="Marks: what was seen. Lines: what was fitted. The scale does not begin at nought.",
        note=f"{row.words} {row.practices} practices that refer, {row.controls} that do not; {row.months_before} "
        f"months before, {row.months_after} after. Everybody registered counts, referred or not: what a few gain is "
        "thin here.",
    )  # fmt: skip
    return figure, _turned(row)


def _turned(row: Interrupted) -> Table:
    return Table(
        f"{row.name} of whole practices: step and turn",
        ("What", "Ratio", "95% interval"),
        [
            ("Step at the first referral", words.decimal(row.level), _interval(row.level_low, row.level_high)),
            ("Change of the trend a year", words.decimal(row.slope, 3), _interval(row.slope_low, row.slope_high, 3)),
        ],
    )


def _interval(low: float | None, high: float | None, places: int = 2) -> str:
    return words.between(words.decimal(low, places), words.decimal(high, places))
