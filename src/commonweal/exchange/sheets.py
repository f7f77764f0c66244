"""Results as plain tables: one CSV file for each list of them."""

import csv
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from commonweal.exchange.results import WHOLE, Results

LISTS = (
    "inputs", "flow", "linkage", "changes", "shifts", "wellbeing", "deviations", "effects", "interactions",
    "specifications", "curve", "regression", "negative_controls", "reach", "last_days", "alive_out",
)  # fmt: skip
OF_MATCHING = ("balance", "overlap", "lost")
SERIES = "series_"
OURS = {*LISTS, *OF_MATCHING, "any_of_eight", "savings", "returns", "sets", "interrupted"}


@dataclass(frozen=True)
class Many:
    """How many of the referred found so many controls.

    Parameters
    ----------
    controls
        Controls found [people].
    referred
        How many found so many; empty when hidden [people].
    """

    controls: int
    referred: int | None


def write(found: Results, folder: Path) -> list[Path]:
    """Write each list of results as a CSV file, the same bytes for the same results; what an older run left goes.

    Parameters
    ----------
    found
        The results [results].
    folder
        Where to; it is made when missing [path].

    Returns
    -------
    list
        The files written [paths].
    """
    folder.mkdir(parents=True, exist_ok=True)
    lists = {name: rows for name, rows in _lists(found).items() if rows}
    clear(folder)
    return [_sheet(rows, folder / f"{name}.csv") for name, rows in lists.items()]


def clear(folder: Path) -> None:
    """Remove the files that an older run wrote, and nothing else.

    Parameters
    ----------
    folder
        Where they are, if there are any [path].
    """
    for old in folder.glob("*.csv"):
        if old.stem in OURS or old.stem.startswith(SERIES):
            old.unlink()


def _lists(found: Results) -> dict[str, Sequence[Any]]:
    lists: dict[str, Sequence[Any]] = {name: getattr(found, name) for name in LISTS}
    if found.stage == WHOLE:
        lists["any_of_eight"] = [found.any_of_eight]
    if found.value:
        lists |= {"savings": found.value.savings, "returns": found.value.returns}
    if found.matching:
        lists |= {name: getattr(found.matching, name) for name in OF_MATCHING}
        lists["sets"] = [Many(controls, people) for controls, people in enumerate(found.matching.sets)]
    lists["interrupted"] = found.interrupted
    for row in found.interrupted:
        lists[f"{SERIES}{row.outcome}"] = row.series
    return lists


def _sheet(rows: Sequence[Any], path: Path) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        names = [field.name for field in fields(rows[0]) if not isinstance(getattr(rows[0], field.name), list)]
        writer = csv.DictWriter(file, names, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(asdict(row) for row in rows)
    return path
