"""Many cases carried out at once: Spark takes seconds for any question, however small, so they share the questions."""

from typing import Any

from commonweal.evaluation.engines.base import Engine
from tests.spec import runners, tables
from tests.spec.rule import Case

APART = 1000
"""People of different cases differ in the thousands of their numbers."""


def on_engine(engine: Engine, cases: list[Case]) -> list[list[dict[str, str]]]:
    """What an engine finds for each case, in their order."""
    found: list[list[dict[str, str]]] = [[] for _ in cases]
    for places in alike(cases):
        for place, rows in zip(places, _share(engine, [cases[place] for place in places]), strict=True):
            found[place] = rows
    return found


def alike(cases: list[Case]) -> list[list[int]]:
    """Places of the cases that can be carried out by the same queries."""
    groups: dict[Any, list[int]] = {}
    for place, case in enumerate(cases):
        # Practices are not anybody's: what is asked by practice is asked alone.
        alone = place if case.ask == "by_practice" else -1
        key = (alone, case.ask, "analysed" in case.tables, tuple(sorted(case.plan.items())))
        groups.setdefault(key, []).append(place)
    return list(groups.values())


def _share(engine: Engine, cases: list[Case]) -> list[list[dict[str, str]]]:
    read = [tables.read(case.tables) for case in cases]
    everything = {name: moved([one[name] for one in read]) for name in tables.STORE}
    runners.give(engine, everything)
    settings, ask = runners.plan(cases[0].plan), cases[0].ask
    given = "analysed" in cases[0].tables
    people = moved([runners.analysed(case) for case in cases]) if given else None
    found = runners.answered(engine, ask, people, settings)
    if ask == "by_practice":
        return [runners.shown(found, cases[0])]
    return [_of(found, number, case) for number, case in enumerate(cases)]


def moved(of_cases: list[list[tables.Row]]) -> list[tables.Row]:
    """The rows of several cases in one table, nobody meeting anybody of another case."""
    return [
        {**row, **{name: row[name] + number * APART for name in ("person", "unit") if name in row}}
        for number, rows in enumerate(of_cases)
        for row in rows
    ]


def _of(found: list[dict[str, Any]], number: int, case: Case) -> list[dict[str, str]]:
    mine = [row for row in found if row["person"] // APART == number]
    back = [{**row, **{name: row[name] % APART for name in ("person", "unit") if name in row}} for row in mine]
    return runners.shown(back, case)
