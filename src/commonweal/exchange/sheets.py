"""Results as plain tables: one CSV file for each list of them."""

import csv
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from commonweal.exchange.results import Results


def write(found: Results, folder: Path) -> list[Path]:
    """Write each list of results as a CSV file, the same bytes for the same results.

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
    lists: dict[str, Sequence[Any]] = {
        name: rows for name in ("inputs", "flow", "linkage", "changes", "wellbeing") if (rows := getattr(found, name))
    }
    lists["any_of_eight"] = [found.any_of_eight]
    if found.value:
        lists |= {"savings": found.value.savings, "returns": found.value.returns}
    return [_sheet(rows, folder / f"{name}.csv") for name, rows in lists.items() if rows]


def _sheet(rows: Sequence[Any], path: Path) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(rows[0])], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(row) for row in rows)
    return path
