"""Who of those who could have been referred was, and what became of the plan."""

from dataclasses import dataclass

from commonweal.evaluation.report.effects import BY
from commonweal.evaluation.report.parts import Table
from commonweal.exchange.results import Reach, Results
from commonweal.paper import words

NOTE = (
    "Could be referred: of the practices' registers, of age, and not referred before, in any month of the period. Need "
    "differs between groups: a smaller share is a question, not yet an answer. Wilson's intervals."
)


@dataclass(frozen=True)
class Section:
    """Reach and deviations as the page shows them.

    Parameters
    ----------
    reach
        A table for each division of people [tables].
    deviations
        What changed in the plan after it was locked [table].
    """

    reach: list[Table]
    deviations: Table | None


def section(found: Results) -> Section:
    """Lay out who was reached, and how the plan changed.

    Parameters
    ----------
    found
        What was found [results].

    Returns
    -------
    Section
        Tables [section].
    """
    kinds = dict.fromkeys(row.by for row in found.reach)
    rows = [(each.key, each.locked or "nothing", each.now or "nothing") for each in found.deviations]
    return Section(
        [_reach([row for row in found.reach if row.by == by], by == list(kinds)[-1]) for by in kinds],
        Table("Parts of the plan that changed after it was locked", ("Part", "Locked", "Now"), rows) if rows else None,
    )


def _reach(rows: list[Reach], last: bool) -> Table:
    return Table(
        f"Referred and engaged, by {BY.get(rows[0].by, rows[0].by).lower()}",
        ("Group", "Could be referred", "Referred", "of them, %", "95% interval", "Engaged", "of the referred, %",
         "Its 95% interval"),
        [
            (
                row.group, words.count(row.eligible), words.count(row.referred), words.percent(row.referred_pct, 1),
                _interval(row.low, row.high, 1), words.count(row.engaged), words.percent(row.engaged_pct),
                _interval(row.engaged_low, row.engaged_high, 0),
            )
            for row in rows
        ],
        note=NOTE if last else "",
    )  # fmt: skip


def _interval(low: float | None, high: float | None, places: int) -> str:
    return words.between(words.percent(low, places), words.percent(high, places))
