"""The store: inputs checked once, people as whole numbers, events sorted by person, kept until an input changes."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.engines.duckdb import DuckDB
from commonweal.evaluation.inputs import checks
from commonweal.evaluation.inputs.build import Builder
from commonweal.evaluation.inputs.files.scan import Scan, scan
from commonweal.evaluation.inputs.notes import notes
from commonweal.evaluation.inputs.problems import InputError
from commonweal.evaluation.inputs.sources import Found, find
from commonweal.evaluation.plan import CohortPlan, Plan
from commonweal.exchange.results import Rows

LAYOUT = 7
"""Raise it when the store's tables, or the rules by which rows enter them, change."""


@dataclass(frozen=True)
class Input:
    """One file that went in.

    Parameters
    ----------
    table
        What it holds [text].
    path
        Where it was [path as text].
    sha256
        Hash of its content [hexadecimal].
    """

    table: str
    path: str
    sha256: str


@dataclass(frozen=True)
class Store:
    """Inputs made ready.

    Parameters
    ----------
    folder
        Where it is; tables/ holds the data, keys/ who is who [path].
    key
        Changes when any input, the days the data cover or the store's layout changes [hexadecimal].
    rows
        What became of the rows of each table [list].
    inputs
        The files that went in [list].
    reused
        Whether it had been built before [yes/no].
    cohort
        The plan's section that says whose referrals and which days are asked for [section of the plan].
    notes
        What a reader of the results should know about the inputs [texts].
    absent
        Tables of which there is no file [names].
    """

    folder: Path
    key: str
    rows: list[Rows]
    inputs: list[Input]
    reused: bool
    cohort: CohortPlan
    notes: list[str]
    absent: tuple[str, ...]

    def table(self, name: str) -> Path:
        """Find a table of the store.

        Parameters
        ----------
        name
            Name of the table [text].

        Returns
        -------
        Path
            A Parquet file [path].
        """
        return self.folder / "tables" / f"{name}.parquet"


def prepare(engine: Engine, plan: Plan, out: Path, say: Callable[[str], None] = lambda text: None) -> Store:
    """Make the inputs ready, or find them ready from before.

    Parameters
    ----------
    engine
        The engine of this evaluation; reading files takes DuckDB, whichever it is [engine].
    plan
        What to evaluate, and where its files are [plan].
    out
        Folder of the results, where `rejects.csv` and `checks.csv` go [path].
    say
        Told of progress, a line at a time [function].

    Returns
    -------
    Store
        The inputs, checked [store].

    Raises
    ------
    InputError
        When a file is missing or cannot be used.
    """
    found = find(plan)
    scans = {path: scan(path) for one in found for path in one.paths}
    key = _key(plan, found, scans)
    folder = (plan.folder / plan.sources.store) if plan.sources.store else out / "store"
    out.mkdir(parents=True, exist_ok=True)
    store = _ready(folder, key, plan.cohort, _absent(found))
    if store is None:
        store = _build(engine, plan, found, scans, folder, key, say)
    else:
        say(f"The inputs have not changed: the store at {folder} is used again.")
    for name in ("rejects.csv", "checks.csv"):
        shutil.copyfile(store.folder / name, out / name)
    return store


def _key(plan: Plan, found: list[Found], scans: dict[Path, Scan]) -> str:
    files = [[one.table.name, sorted(scans[path].sha256 for path in one.paths)] for one in found]
    days = [plan.cohort.data_from.isoformat(), plan.cohort.data_to.isoformat()]
    return hashlib.sha256(json.dumps([LAYOUT, days, files]).encode()).hexdigest()


def _absent(found: list[Found]) -> tuple[str, ...]:
    return tuple(one.table.name for one in found if not one.paths)


def _ready(folder: Path, key: str, cohort: CohortPlan, absent: tuple[str, ...]) -> Store | None:
    try:
        content = json.loads((folder / "store.json").read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    if content.get("key") != key:
        return None
    rows = [Rows(**one) for one in content["rows"]]
    inputs = [Input(**one) for one in content["inputs"]]
    return Store(folder, key, rows, inputs, True, cohort, content["notes"], absent)


def _build(
    engine: Engine,
    plan: Plan,
    found: list[Found],
    scans: dict[Path, Scan],
    folder: Path,
    key: str,
    say: Callable[[str], None],
) -> Store:
    """Build in a folder beside the store's and put it in its place only when it is whole."""
    _refuse_a_strangers_folder(folder)
    partial = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    reader = engine if isinstance(engine, DuckDB) else DuckDB(partial / "staged")
    try:
        builder = Builder(reader, plan.cohort, partial, say)
        rows = builder.build(found, scans)
        odd = [*builder.notes, *notes(reader, partial / "tables", plan.cohort), *checks.notes(builder.checks)]
        inputs = [Input(one.table.name, str(path), scans[path].sha256) for one in found for path in one.paths]
        store = Store(folder, key, rows, inputs, False, plan.cohort, odd, _absent(found))
        _finish(partial, store)
    finally:
        # What was read and not finished holds identifiers.
        shutil.rmtree(partial, ignore_errors=True)
        if reader is not engine:
            reader.close()
    return store


def _refuse_a_strangers_folder(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "store.json").exists():
        raise InputError(f"{folder} is not a store, so it is left alone. Name an empty folder in [sources] store.")


def _finish(partial: Path, store: Store) -> None:
    for part in ("staged", "rejects"):
        shutil.rmtree(partial / part)
    content = {
        "key": store.key,
        "rows": list(map(asdict, store.rows)),
        "inputs": list(map(asdict, store.inputs)),
        "notes": store.notes,
    }
    (partial / "store.json").write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    if store.folder.exists():
        shutil.rmtree(store.folder)
    partial.replace(store.folder)
