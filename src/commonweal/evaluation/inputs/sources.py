"""Which files the plan names, found and told apart, before any is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from commonweal.evaluation.inputs.layout import TABLES
from commonweal.evaluation.inputs.packed import not_a_table
from commonweal.evaluation.inputs.problems import InputError
from commonweal.evaluation.plan import Plan
from commonweal.exchange.schema import Table
from commonweal.exchange.tables import BRIDGE, STUDY_TABLES

WORKBOOK = ".xlsx"
ENDINGS = (".csv", ".txt", ".tsv", ".parquet", WORKBOOK)
NEEDED = ("people", "referrals")
MAY_BE_EMPTY = ("deaths", "care")


@dataclass(frozen=True)
class Found:
    """The files of one table.

    Parameters
    ----------
    table
        What they hold [table].
    paths
        Where they are, in a fixed order; none when the plan or the folder has none [paths].
    may_be_empty
        Whether a heading without rows is an answer rather than a mistake [yes/no].
    """

    table: Table
    paths: tuple[Path, ...]
    may_be_empty: bool


def find(plan: Plan) -> list[Found]:
    """Find every file the plan names.

    Parameters
    ----------
    plan
        The plan [plan].

    Returns
    -------
    list
        One entry a table, study tables first, then the bridge, hospital files and the others about people [list].

    Raises
    ------
    InputError
        When a folder or file is not there, or a table is there twice.
    """
    folder = plan.folder / plan.sources.study
    if not folder.is_dir():
        raise InputError(f"There is no folder of study tables at {folder}. Check [sources] study in the plan.")
    found = [_study_table(folder, table) for table in STUDY_TABLES]
    found.append(Found(BRIDGE, _matching(plan, (plan.sources.bridge,), "bridge"), True))
    for table in TABLES:
        paths = _matching(plan, getattr(plan.sources, table.name), table.name)
        found.append(Found(table, paths, table.name in MAY_BE_EMPTY))
    return found


def _study_table(folder: Path, table: Table) -> Found:
    paths = [path for path in _files(folder) if path.stem.lower() == table.name]
    if len(paths) > 1:
        names = " and ".join(path.name for path in paths)
        raise InputError(f"{folder} holds {names}: keep one of them, so that nobody is counted twice.")
    if not paths:
        _refuse_packed(folder, table)
    if not paths and table.name in NEEDED:
        raise InputError(
            f"{folder} has no {table.name}.csv, .xlsx or .parquet. Add it: docs/tables says what it holds."
        )
    return Found(table, tuple(paths), table.name not in NEEDED)


def _refuse_packed(folder: Path, table: Table) -> None:
    """A table that lies there in a form that is not read must not pass for one that is missing."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name.lower().split(".")[0] == table.name and (problem := not_a_table(path)):
            raise InputError(f"{path} {problem}")


def _files(folder: Path) -> list[Path]:
    """The tables in a folder; a workbook is left alone beside the text saved from it, and so is Excel's own mark."""
    paths = [path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in ENDINGS]
    others = {path.stem.lower() for path in paths if path.suffix.lower() != WORKBOOK}
    return sorted(
        path
        for path in paths
        if path.suffix.lower() != WORKBOOK or not (path.stem.lower() in others or path.name.startswith("~$"))
    )


def _matching(plan: Plan, patterns: Iterable[str], name: str) -> tuple[Path, ...]:
    """Resolve files, folders and patterns, each file once however often it is named."""
    paths: dict[Path, None] = {}
    for pattern in patterns:
        here = _one(plan.folder, pattern)
        if not here:
            hint = " Write / instead of \\ in a path." if "\\" in pattern else ""
            raise InputError(f"There is no file at {plan.folder / pattern}. Check [sources] {name} in the plan.{hint}")
        paths.update(dict.fromkeys(here))
    return tuple(paths)


def _one(folder: Path, pattern: str) -> list[Path]:
    path = folder / pattern
    if path.is_dir():
        return _files(path)
    if path.is_file():
        return [path]
    start, rest = (Path(path.anchor), path.relative_to(path.anchor)) if path.is_absolute() else (Path(), path)
    return sorted(found for found in start.glob(str(rest)) if found.is_file()) if _is_pattern(pattern) else []


def _is_pattern(text: str) -> bool:
    return any(sign in text for sign in "*?[")
