"""Distance travelled, from the made-up pilot."""

from commonweal.domain.measures import MEASURES
from commonweal.evaluation.published.cells import Cell, number
from commonweal.exchange.results import Moved, Results

FIRST_ROW = 3


def cells(runs: dict[str, Results]) -> dict[str, list[Cell]]:
    """Find again how far people travelled.

    Parameters
    ----------
    runs
        Each made-up study's results [results].

    Returns
    -------
    dict
        Figure -> our cells [cells].
    """
    found = runs["pilot_12"]
    rows = {row.measure: row for row in found.wellbeing}
    rose = number(found.any_of_eight.any_rise_pct)
    return {
        "W01": [_of_all({row.baseline_n for row in rows.values()})],
        "W02": [_of_all({row.follow_up_n for row in rows.values()})],
        "W11": [rose],
        "W13": [rose],
    } | {f"W{FIRST_ROW + place:02}": _table_2(rows[measure.code]) for place, measure in enumerate(MEASURES)}


def _table_2(row: Moved) -> list[Cell]:
    return [
        number(row.baseline_mean, 2),
        number(row.baseline_low_pct),
        number(row.follow_up_mean, 2),
        number(row.progress_pct),
        number(row.low_progress_pct),
    ]


def _of_all(numbers: set[int | None]) -> Cell:
    """One number when every measure has the same, else all of them."""
    return Cell(" or ".join(sorted(str(each) for each in numbers)))
