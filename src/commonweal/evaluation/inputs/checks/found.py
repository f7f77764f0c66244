"""One thing to look at, and the file that lists them."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from commonweal.evaluation.engines.base import Engine, Value

NOT_IN_POPULATION = "of people who are not in the population"
AFTER_DEATH = "after the person's death"
OTHER_CONDITIONS = "with conditions that are not listed, passed over"
SMALL_SCORES = "no score above 1 %"
TOO_LATE = "known only after the days that the data cover, left out"
SAID = {
    ("bridge", NOT_IN_POPULATION): "{rows:,} of the {of:,} people in the bridge are not in the population. They can "
    "have no controls: check that both are of the same practices and days.",
    ("referrals", AFTER_DEATH): "{rows:,} of {of:,} referrals are dated after the person's death. Check both days.",
    ("population", OTHER_CONDITIONS): "{rows:,} of the {of:,} people in the population have conditions that are not "
    "listed, such as '{example}': these are passed over. docs/tables/population.md has the list.",
    ("risk", TOO_LATE): "{rows:,} of {of:,} risk scores were known only after the days that the data cover: they are "
    "left out. If that should not be, change data_to.",
    ("risk", SMALL_SCORES): "No risk score is above 1 %: check that they are in per cent, 23.4 and not 0.234.",
}
"""Table and what of its rows -> a sentence for whoever reads the results."""
HEADINGS = ("table", "what", "rows", "share", "example")


@dataclass(frozen=True)
class Check:
    """Something in a table that should be looked at.

    Parameters
    ----------
    table
        The table [text].
    what
        What of its rows [text].
    rows, of
        In how many rows, of how many that could be so [rows].
    example
        The first of the days, codes or values concerned [text].
    """

    table: str
    what: str
    rows: int
    of: int
    example: str


def ask(engine: Engine, table: str, what: str, query: str, **parameters: Value) -> list[Check]:
    """Count the rows of a table in which something is so.

    Parameters
    ----------
    engine
        Knows the tables [engine].
    table
        The table [text].
    what
        What of its rows [text].
    query
        Gives `many`, `total` and `example` [DuckDB's SQL].
    **parameters
        Values for the query [mapping].

    Returns
    -------
    list
        One check, or none when there is no such row [checks].
    """
    found = engine.run(query, **parameters)
    many, total, example = (found[name][0] for name in ("many", "total", "example"))
    return [Check(table, what, int(many), int(total), str(example))] if many else []


def write(found: Sequence[Check], path: Path) -> None:
    """Write the list.

    Parameters
    ----------
    found
        What was found [checks].
    path
        A CSV file [path].
    """
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADINGS)
        writer.writerows([one.table, one.what, one.rows, f"{one.rows / one.of:.4f}", one.example] for one in found)


def notes(found: Sequence[Check]) -> list[str]:
    """Say what of it a reader of the results should know.

    Parameters
    ----------
    found
        What was found [checks].

    Returns
    -------
    list
        A sentence each, none when there is nothing [texts].
    """
    if not found:
        return []
    told = [SAID[one.table, one.what].format(**vars(one)) for one in found if (one.table, one.what) in SAID]
    tables = ", ".join(dict.fromkeys(one.table for one in found))
    return [*told, f"The inputs were checked beyond single rows: checks.csv says what to look at in {tables}."]
