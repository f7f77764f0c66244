"""How the results were made: what was counted beside them, and what they were made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from commonweal.evaluation.report.parts import Figure, Table, twice
from commonweal.exchange.process import is_of_organisations, named, share
from commonweal.exchange.results import Results
from commonweal.paper import charts, words

TOLD = ("Rows", "Notes")
"""Parts of the manifest that the page tells elsewhere."""


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
    tables = [_table(name, value) for name, value in manifest.items() if value and isinstance(value, dict | list)]
    plain = {name: str(value) for name, value in manifest.items() if not isinstance(value, dict | list)}
    texts = [(_words(name), value) for name, value in plain.items() if "\n" in value]
    facts = [(_words(name), value) for name, value in plain.items() if "\n" not in value]
    return Section(_process(found.process), [table for table in tables if table.caption not in TOLD], facts, texts)


def _process(counts: dict[str, float | None]) -> Figure | None:
    if not counts:
        return None
    title = "Activity of the service"
    about_people = {named(name): number for name, number in counts.items() if not is_of_organisations(name)}
    drawn = twice(
        "process",
        lambda name, width: charts.bars(about_people, name=name, title=title, unit="Number", width=width),
    )
    rows = [(named(name), _number(number), *_share(name, counts)) for name, number in counts.items()]
    table = Table(title, ("What", "Number", "Share", "Of"), rows)
    return Figure(title, *drawn, table=table, note="Everybody referred in the period, found in hospital data or not.")


def _number(number: float | None) -> str:
    return words.count(None) if number is None else words.decimal(number, 0)


def _share(name: str, counts: dict[str, float | None]) -> tuple[str, str]:
    found = share(name, counts)
    return (words.percent(found[0], 1), found[1].lower()) if found else ("", "")


def _table(name: str, value: dict[str, Any] | list[Any]) -> Table:
    if isinstance(value, list) and all(isinstance(row, dict) for row in value):
        head = list(dict.fromkeys(key for row in value for key in row))
        rows = [tuple(_text(row.get(key)) for key in head) for row in value]
        return Table(_words(name), tuple(map(_words, head)), rows)
    if isinstance(value, list):
        return Table(_words(name), ("What",), [(_text(each),) for each in value])
    return Table(_words(name), ("What", "Value"), list(_flat(value, "")))


def _flat(value: Any, name: str) -> Iterator[tuple[str, str]]:
    """What is set of a nest of mappings, each leaf named by the way to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}, {key}" if name else str(key))
    else:
        said = _text(value)
        if said:
            yield name, said


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
