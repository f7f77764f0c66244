"""The effect beside matched controls: everybody, month by month, group by group, and worked out in every way."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from commonweal.evaluation.effect import ASSOCIATION
from commonweal.evaluation.report.parts import Figure, Table, twice
from commonweal.exchange.results import Effect, Interaction, Month, Results, Specification
from commonweal.paper import charts, effects, words

BY = {
    "all": "Everybody", "age": "Age", "sex": "Sex", "ethnicity": "Ethnic group", "deprivation": "Deprivation",
    "imd": "Deprivation", "engaged": "Engagement", "continuing": "Continued use of voluntary support",
    "funded": "Referral to a funded voluntary service", "prior_use": "Use before referral",
    "year": "Year of referral", "wellbeing": "Change of well-being", "service": "Type of service",
    "landmark_engaged": "Engagement, from the landmark on", "landmark_funded": "Funded service, from the landmark on",
    "landmark_continuing": "Continued use, from the landmark on",
    "landmark_wellbeing": "Change of well-being, from the landmark on",
}  # fmt: skip
BY_KIND = {False: "by group of people", True: "by what became of people: association only"}
FIRST = ("spells", "ae")
PARTED = {"change": "before and after", "effect": "against controls"}
ARow = TypeVar("ARow", Effect, Month, Specification)
CORRECTED = ("p, Holm", "p, Benjamini-Hochberg")


@dataclass(frozen=True)
class Way:
    """A line of a chart of groups, as a chart of ways has them.

    Parameters
    ----------
    kind
        What the group is a part of [text].
    words
        The group and how many people [text].
    ratio, low, high
        The effect [ratio].
    """

    kind: str
    words: str
    ratio: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Section:
    """The effect as the page shows it.

    Parameters
    ----------
    everybody
        Each kind of care, everybody matched [figure].
    curves, groups, ways
        A chart for each kind of care [figures].
    other_groups, other_ways
        The same of kinds of care that are not looked at first [figures].
    interactions
        Whether groups differ; none when nothing was tested [table].
    """

    everybody: Figure
    curves: list[Figure]
    groups: list[Figure]
    ways: list[Figure]
    other_groups: list[Figure]
    other_ways: list[Figure]
    interactions: Table | None


def section(found: Results) -> Section | None:
    """Lay out the effect.

    Parameters
    ----------
    found
        What was found [results].

    Returns
    -------
    Section or None
        Charts and tables; none when there are no controls [section].
    """
    everybody = [row for row in found.effects if row.by == "all"]
    if not everybody:
        return None
    ways = _by_outcome(found.specifications)
    parted = [rows for rows in _by_outcome(found.effects) if len(rows) > 1]
    return Section(
        _everybody(everybody),
        [_curve(rows) for rows in _by_outcome(found.curve)],
        [each for rows in parted if rows[0].outcome in FIRST for each in _groups(rows)],
        [_ways(rows) for rows in ways if rows[0].outcome in FIRST],
        [each for rows in parted if rows[0].outcome not in FIRST for each in _groups(rows)],
        [_ways(rows) for rows in ways if rows[0].outcome not in FIRST],
        _interactions(found.interactions) if found.interactions else None,
    )


def _by_outcome(rows: list[ARow]) -> list[list[ARow]]:
    return [[row for row in rows if row.outcome == code] for code in dict.fromkeys(row.outcome for row in rows)]


def _everybody(rows: list[Effect]) -> Figure:
    title = "Effect on each kind of care: the change of the referred beside that of their matched controls"
    drawn = twice(
        "effects",
        lambda name, width: charts.forest(
            rows, name=name, title=title, width=width, way=charts.THAN_CONTROLS, within=False
        ),
    )
    head = ("Kind of care", "Referred", "Controls", *effects.HEAD)
    cells = [(row.name, words.count(row.people), words.count(row.controls), *effects.cells(row)) for row in rows]
    methods = "; ".join(dict.fromkeys(row.method for row in rows if row.method))
    return Figure(
        title, *drawn, table=Table(title, head, cells),
        key=effects.KEY,
        note=f"Rates are per person and year at risk; controls are weighed so that each set counts once. A minus in "
        f"the last columns is care spared. Method: {methods}.",
    )  # fmt: skip


def _curve(rows: list[Month]) -> Figure:
    title = f"{rows[0].name} month by month around referral"
    code = rows[0].outcome.replace("_", "-")
    drawn = twice(f"curve-{code}", lambda name, width: charts.curve(rows, name=name, title=title, width=width))
    return Figure(
        title, *drawn, table=Table(title, effects.MONTHS_HEAD, [effects.month(row) for row in rows], sheet="curve"),
        folded=True,
        key=effects.MONTHS_KEY,
        note="Events per person and year; a month is a twelfth of 365 days, and month 0 begins on the day of referral.",
    )  # fmt: skip


def _groups(rows: list[Effect]) -> Iterator[Figure]:
    """Groups that were there at referral, and apart from them those that are no more than an association."""
    everybody = [row for row in rows if row.by == "all"]
    for association, called in BY_KIND.items():
        kept = [row for row in rows if row.by != "all" and row.association == association]
        if kept:
            yield _group_chart([*everybody, *kept], association, f"Effect on {_lower(rows[0].name)} {called}")


def _group_chart(rows: list[Effect], association: bool, title: str) -> Figure:
    ways = [Way(_kind(row), f"{row.group} ({words.count(row.people)})", row.ratio, row.low, row.high) for row in rows]
    kinds = {way.kind: _heading(row) for way, row in zip(ways, rows, strict=True)}
    drawn = twice(
        f"{'later' if association else 'groups'}-{rows[0].outcome.replace('_', '-')}",
        lambda name, width: charts.specifications(ways, kinds, name=name, title=title, width=width),
    )
    head = ("Group", "Read as", "Referred", "Controls", *effects.HEAD, *CORRECTED)
    cells = [
        (row.group, "association" if row.association else "effect", words.count(row.people), words.count(row.controls),
         *effects.cells(row), words.chance(row.p_holm), words.chance(row.p_bh))
        for row in rows
    ]  # fmt: skip
    return Figure(
        title, *drawn, table=Table(title, head, cells, sheet="effects"), folded=True,
        key=f"{f'{ASSOCIATION} ' if association else ''}In brackets: how many referred. Hollow: the interval holds 1, "
        "no effect. The tinted stretch is the interval of everybody.",
        note="p is corrected by Holm (any false finding) and by Benjamini and Hochberg (the share of false findings): "
        "for everybody over all kinds of care, for groups over every row of every group.",
    )  # fmt: skip


def _kind(row: Effect) -> str:
    return "primary" if row.by == "all" else row.by


def _heading(row: Effect) -> str:
    said = BY.get(row.by, row.by)
    if row.by == "prior_use":
        return f"{said}: chosen by use itself, which falls back without any service"
    return f"{said}: association only" if row.association else said


def _lower(name: str) -> str:
    """In the middle of a sentence, but A&E and GP stay as they are."""
    return name if name[1:2].isupper() or name[1:2] == "&" else name[:1].lower() + name[1:]


def _ways(rows: list[Specification]) -> Figure:
    title = f"Effect on {_lower(rows[0].name)}, worked out in {len(rows)} ways"
    drawn = twice(
        f"ways-{rows[0].outcome.replace('_', '-')}",
        lambda name, width: charts.specifications(rows, effects.KINDS, name=name, title=title, width=width),
    )
    table = Table(title, effects.WAYS_HEAD, [effects.way(row, row.people) for row in rows], sheet="specifications")
    return Figure(title, *drawn, table=table, folded=True, key=effects.WAYS_KEY, note=effects.agreement(rows))


def _interactions(rows: list[Interaction]) -> Table:
    return Table(
        "Whether groups differ from one another",
        ("Kind of care", "Between groups by", "In", "First to second, ratio", "95% interval", "p", *CORRECTED),
        [
            (
                row.name, BY.get(row.by, row.by), PARTED.get(row.of, row.of), words.decimal(row.ratio),
                words.between(words.decimal(row.low), words.decimal(row.high)), words.chance(row.p),
                words.chance(row.p_holm), words.chance(row.p_bh),
            )
            for row in rows
        ],
        note="That one group changed clearly and another did not does not show that they differ: this does. With more "
        "than two groups there is only p. Bed days too are tested by their robust errors, though their intervals are "
        "drawn.",
        sheet="interactions",
    )  # fmt: skip
