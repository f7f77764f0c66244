"""The made-up studies, put through the whole method."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from commonweal.evaluation import engines, inputs, plan, run
from commonweal.evaluation.published import fixtures
from commonweal.exchange.results import Results

RUNS = {"pilot_12": ("pilot", 12), "pilot_6": ("pilot", 6), "deck": ("deck", 12), "update": ("update", 12)}
"""Each run: which study, and how many months before and after."""

HOSPITAL = ("apc", "ae", "op")


def write(folder: Path) -> None:
    """Write every made-up study.

    Parameters
    ----------
    folder
        Where to, a folder for each [path].
    """
    for name, study in fixtures.studies().items():
        fixtures.write(study, folder / name)


def evaluate(folder: Path, say: Callable[[str], None]) -> dict[str, Results]:
    """Evaluate the studies that were written, with the method that evaluates everybody else's.

    Parameters
    ----------
    folder
        Where they are [path].
    say
        Told of each run as it begins [function of text].

    Returns
    -------
    dict
        Run -> everything found [results].
    """
    found = {}
    for name, (study, months) in RUNS.items():
        say(f"Evaluating {study}, {months} months before and after")
        found[name] = evaluate_one(name, folder)
    return found


def evaluate_one(name: str, folder: Path) -> Results:
    """Evaluate one of the studies that were written.

    Parameters
    ----------
    name
        Which run [text].
    folder
        Where the studies are [path].

    Returns
    -------
    Results
        Everything found [results].
    """
    study, months = RUNS[name]
    wanted = _plan(study, months, folder)
    engine = engines.start("duckdb", folder / "scratch")
    try:
        store = inputs.prepare(engine, wanted, folder / study / "out")
        return run.evaluate(wanted, engine, store, _unheard)
    finally:
        engine.close()


def _plan(study: str, months: int, folder: Path) -> plan.Plan:
    content: dict[str, Any] = fixtures.studies()[study].settings["plan"]
    cohort = content["cohort"] | {"months": months}
    hospital = {
        name: f"hospital/{name}.csv" for name in HOSPITAL if (folder / study / "hospital" / f"{name}.csv").exists()
    }
    sources = {"study": "study", "bridge": "bridge.csv", "store": "store"} | hospital
    return plan.build(content | {"sources": sources, "cohort": cohort, "value": False}, folder / study, study)


def _unheard(words: str) -> None:
    """The steps of each run are not told: four runs of them would be too many words."""
