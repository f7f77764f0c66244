"""Well-being: distance travelled as it is published, and by those who answered twice."""

from dataclasses import dataclass

from commonweal.evaluation.report.parts import Figure, Table, twice
from commonweal.exchange.results import AnyOfEight, Moved, Results
from commonweal.paper import charts, words


@dataclass(frozen=True)
class Section:
    """Well-being as the page shows it.

    Parameters
    ----------
    paired
        Those who answered twice [figure].
    published
        Baseline and follow-up as evaluations print them: not the same people [table].
    any_of_eight
        Shares with any rise and any fall, beside chance [table].
    """

    paired: Figure
    published: Table
    any_of_eight: Table


def section(found: Results) -> Section | None:
    """Lay out well-being.

    Parameters
    ----------
    found
        What was found [results].

    Returns
    -------
    Section or None
        Chart and tables; none when no score was given [section].
    """
    if not found.wellbeing:
        return None
    return Section(_paired(found.wellbeing), _published(found.wellbeing), _any(found.any_of_eight))


def _paired(rows: list[Moved]) -> Figure:
    title = "Distance travelled by people who answered at both baseline and follow-up"
    drawn = twice("travelled", lambda name, width: charts.travelled(rows, name=name, title=title, width=width))
    head = ("Measure", "People", "Mean at baseline", "Mean change", "95% interval", "p", "Rose, %", "Fell, %")
    table = Table(title, head, [_pair(row) for row in rows])
    return Figure(
        title, *drawn, table=table,
        key="Hollow: mean at baseline. Filled: mean of the same people at follow-up. Numbers: mean change in points "
        "with its 95% interval.",
        note="Scores run from 1 to 5, and 5 is best. People who start low tend to score nearer the middle the next "
        "time whatever happens. Those who could not be reached for a follow-up are not here. "
        "People referred in the period, found in hospital data or not. Method: Student's interval of the mean change, "
        "p by flipping each person's change. Source: the service's well-being scores.",
    )  # fmt: skip


def _pair(row: Moved) -> tuple[str, ...]:
    interval = words.between(words.decimal(row.low, sign=True), words.decimal(row.high, sign=True))
    return (
        row.name, words.count(row.paired_n), words.decimal(row.paired_baseline_mean),
        words.decimal(row.paired_change, sign=True), interval, words.chance(row.p), words.percent(row.progress_pct),
        words.percent(row.worse_pct),
    )  # fmt: skip


def _published(rows: list[Moved]) -> Table:
    return Table(
        "Baseline and follow-up in the form of the 2014 evaluation's Table 2",
        (
            "Measure", "Baseline, people", "Baseline, mean", "Low at baseline, %", "Follow-up, people",
            "Follow-up, mean", "Made progress, %", "Began low, people", "Began low, made progress, %",
        ),
        [
            (
                row.name, words.count(row.baseline_n), words.decimal(row.baseline_mean),
                words.percent(row.baseline_low_pct), words.count(row.follow_up_n), words.decimal(row.follow_up_mean),
                words.percent(row.progress_pct), words.count(row.low_n), words.percent(row.low_progress_pct),
            )
            for row in rows
        ],
        note="The two means are of different people: everybody asked at baseline, and the fewer who were asked again. "
        "Their difference is not distance travelled. Low: at or below the plan's limit, 2 unless it says otherwise.",
    )  # fmt: skip


def _any(found: AnyOfEight) -> Table:
    return Table(
        "Any of the eight measures, beside chance",
        ("Among people followed up", "Share"),
        [
            ("Rose on at least one", words.percent(found.any_rise_pct)),
            ("Fell on at least one", words.percent(found.any_fall_pct)),
            ("Would have risen on at least one by chance", words.percent(found.chance_pct)),
            ("p of the difference between rises and falls", words.chance(found.p)),
        ],
        note=f"n = {words.count(found.people)} people followed up on at least one measure. Chance: each person's "
        "changes keep their sizes, and a coin decides whether all of them count as they are or turned round.",
    )
