"""How the results were made: what was counted beside them, and what they were made from."""

import json
from dataclasses import dataclass
from typing import Any

from commonweal.evaluation.report.parts import Figure, Table, twice
from commonweal.exchange.results import Results
from commonweal.paper import charts, words


@dataclass(frozen=True)
class Section:
    """What stands at the end of the page.

    Parameters
    ----------
    process
        What the service did; none when nothing was counted [figure].
    tables
        Lists of the manifest, such as the inputs with their hashes [tables].
    facts
        Single facts of the manifest [names and values].
    texts
        Longer texts of the manifest, such as the plan [names and texts].
    """

    process: Figure | None
    tables: list[Table]
    facts: list[tuple[str, str]]
    texts: list[tuple[str, str]]


def section(found: Results, manifest: dict[str, Any]) -> Section:
    """Lay out the end of the page.

    Parameters
    ----------
    found
        What was found [results].
    manifest
        What the results were made from, in whatever form the run wrote it [mapping].

    Returns
    -------
    Section
        Chart, tables and texts [section].
    """
    tables = [_listed(name, value) for name, value in manifest.items() if _is_list_of_rows(value)]
    plain = {name: value for name, value in manifest.items() if not _is_list_of_rows(value)}
    texts = [(_words(name), _text(value)) for name, value in plain.items() if _is_long(value)]
    facts = [(_words(name), _text(value)) for name, value in plain.items() if not _is_long(value)]
    return Section(_process(found.process), tables, facts, texts)


def _process(counts: dict[str, float | None]) -> Figure | None:
    if not counts:
        return None
    title = "What the service did"
    drawn = twice(
        "process", lambda name, width: charts.bars(counts, name=name, title=title, unit="Number", width=width)
    )
    rows = [
        (name, words.count(None) if number is None else words.decimal(number, 0)) for name, number in counts.items()
    ]
    return Figure(title, *drawn, table=Table(title, ("What", "Number"), rows), note="Source: the study tables.")


def _is_list_of_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _is_long(value: Any) -> bool:
    return isinstance(value, dict | list) or (isinstance(value, str) and ("\n" in value or len(value) > 120))


def _listed(name: str, rows: list[dict[str, Any]]) -> Table:
    head = list(dict.fromkeys(key for row in rows for key in row))
    return Table(
        _words(name), tuple(map(_words, head)), [tuple(_text(row.get(key, "")) for key in head) for row in rows]
    )


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,}" if type(value) is int else json.dumps(value, indent=1, ensure_ascii=False)
