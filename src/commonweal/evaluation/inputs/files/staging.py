"""Every row of a table's files, read into typed columns or marked with what is wrong with it."""

from dataclasses import dataclass
from pathlib import Path

from pyarrow import ArrowException, parquet

from commonweal.evaluation.engines.base import literal
from commonweal.evaluation.engines.duckdb import DuckDB
from commonweal.evaluation.inputs import rules
from commonweal.evaluation.inputs.files import cells, headings, typed, workbook
from commonweal.evaluation.inputs.files.lines import Lines
from commonweal.evaluation.inputs.files.scan import Scan
from commonweal.evaluation.inputs.problems import InputError
from commonweal.evaluation.inputs.sources import Found
from commonweal.exchange.schema import Column, Table

STAGED = """
SELECT {file} AS file, line, {names},
  CASE fault {columns} END AS wrong_column,
  CASE fault {values} END AS wrong_value,
  CASE fault {reasons} END AS wrong_because
FROM (SELECT *, CASE {conditions} END AS fault FROM (SELECT *, {kept} FROM (SELECT *, {meanings} FROM ({cells}))))
"""
TORN = ("", "torn IS NOT NULL", "has more or fewer cells than the heading")
NO_CELLS = "SELECT CAST(NULL AS BIGINT) AS line, CAST(NULL AS VARCHAR) AS torn WHERE false"
QUICK = "FORMAT parquet, COMPRESSION snappy"
BROKEN = "runs over several lines: a quotation mark may be missing"


@dataclass(frozen=True)
class Staged:
    """The rows of one table, read but not yet judged against other rows.

    Parameters
    ----------
    table
        What they are [table].
    paths
        Parquet files with a column for each of ours, and `file`, `line`, `wrong_column`, `wrong_value`, `wrong_because`
        [paths].
    read
        How many rows there were [rows].
    notes
        What should be known of how they were read [texts].
    """

    table: Table
    paths: tuple[Path, ...]
    read: int
    notes: tuple[str, ...] = ()


def stage(engine: DuckDB, found: Found, scans: list[Scan], first: int, folder: Path) -> Staged:
    """Read a table's files.

    Parameters
    ----------
    engine
        Runs the queries [engine].
    found
        The table and its files [found].
    scans
        What the bytes of those files say, in the same order [scans].
    first
        Number of the first of these files among all [number].
    folder
        Where to put the rows [path].

    Returns
    -------
    Staged
        Rows in Parquet [staged].

    Raises
    ------
    InputError
        When a file lacks a column or cannot be read, or when none of the rows can be used.
    """
    table, read, paths = found.table, 0, []
    for number, scan in enumerate(scans, start=first):
        path = folder / f"{table.name}-{number}.parquet"
        read += READERS.get(scan.path.suffix.lower(), _stage_text)(engine, table, scan, number, path)
        paths.append(path)
    if not scans:
        paths = [folder / f"{table.name}-none.parquet"]
        engine.write(_query(table, NO_CELLS, [], {}, 0, broken=False), paths[0])
    if not read and scans and not found.may_be_empty:
        raise InputError(f"{_names(scans)} holds a heading but no rows. Export it again, or take it out of the plan.")
    staged = Staged(table, tuple(paths), read, tuple(filter(None, (workbook.others(scan.path) for scan in scans))))
    if read:
        _refuse_all_wrong(engine, staged, scans, first)
    return staged


def _stage_text(engine: DuckDB, table: Table, scan: Scan, number: int, path: Path) -> int:
    lines = Lines(scan, headings.of_csv(scan, table))
    engine.register("cells", lines.reader())
    try:
        return engine.write(
            _query(table, "SELECT * FROM cells", lines.schema.names, {}, number, scan.quoted), path, QUICK
        )
    except Exception:
        if lines.problem:
            raise lines.problem from None
        raise
    finally:
        engine.forget("cells")


def _stage_workbook(engine: DuckDB, table: Table, scan: Scan, number: int, path: Path) -> int:
    found = workbook.read(scan, table)
    engine.register("cells", found)
    query = _query(table, "SELECT * FROM cells", found.column_names, {}, number, broken=True)
    try:
        return engine.write(query, path, QUICK)
    finally:
        engine.forget("cells")


def _stage_parquet(engine: DuckDB, table: Table, scan: Scan, number: int, path: Path) -> int:
    try:
        schema = parquet.read_schema(scan.path)
    except (ArrowException, OSError) as error:
        raise InputError(f"{scan.path} is not a Parquet file: {error}. Export it again, or as CSV.") from None
    places = headings.of_names(scan, table, schema.names)
    kinds = {name: str(schema.field(place).type) for name, place in places.places.items()}
    cells_sql = typed.cells_of(scan.path, table, places, schema.names, kinds)
    names = [f"raw_{name}" for name in places.places]
    return engine.write(_query(table, cells_sql, names, kinds, number, broken=False), path, QUICK)


READERS = {".parquet": _stage_parquet, ".xlsx": _stage_workbook}


def _query(table: Table, cells_sql: str, names: list[str], kinds: dict[str, str], number: int, broken: bool) -> str:
    absent = [
        f"CAST(NULL AS VARCHAR) AS raw_{column.name}" for column in table.columns if f"raw_{column.name}" not in names
    ]
    meanings = [f"{_meaning(column, kinds)} AS read_{column.name}" for column in table.columns]
    faults = [TORN, *(_breaks(table) if broken else ()), *cells.faults(table), *rules.WRONG.get(table.name, ())]
    numbered = list(enumerate(faults))
    return STAGED.format(
        file=number,
        cells=f"SELECT {', '.join(['*', *absent])} FROM ({cells_sql})",
        meanings=", ".join(meanings),
        kept=", ".join(f"{cells.kept(column)} AS {column.name}" for column in table.columns),
        names=", ".join(column.name for column in table.columns),
        conditions=" ".join(f"WHEN {condition} THEN {place}" for place, (_, condition, _) in numbered),
        columns=" ".join(f"WHEN {place} THEN {literal(name)}" for place, (name, _, _) in numbered),
        values=" ".join(f"WHEN {place} THEN {_value(name)}" for place, (name, _, _) in numbered),
        reasons=" ".join(f"WHEN {place} THEN {literal(reason)}" for place, (_, _, reason) in numbered),
    )


def _meaning(column: Column, kinds: dict[str, str]) -> str:
    ours = kinds.get(column.name) in typed.KINDS.get(column.kind, ())
    return f"raw_{column.name}" if ours else cells.meaning(column)


def _breaks(table: Table) -> list[tuple[str, str, str]]:
    return [(column.name, f"contains(raw_{column.name}, chr(10))", BROKEN) for column in table.columns]


def _value(name: str) -> str:
    return f"left(CAST({f'raw_{name}' if name else 'torn'} AS VARCHAR), 200)"


def _refuse_all_wrong(engine: DuckDB, staged: Staged, scans: list[Scan], first: int) -> None:
    engine.register("staged", staged.paths)
    if int(engine.run("SELECT count(*) AS good FROM staged WHERE wrong_because IS NULL")["good"][0]):
        return
    example = engine.run("SELECT * FROM staged ORDER BY file, line LIMIT 1")
    column, value, reason = (example[name][0] for name in ("wrong_column", "wrong_value", "wrong_because"))
    path = scans[int(example["file"][0]) - first].path
    raise InputError(
        f"None of the {staged.read} rows of {_names(scans)} can be used. The first: {path.name}, line "
        f"{example['line'][0]}, {column} '{value}' {reason}. Put it right and run again."
    )


def _names(scans: list[Scan]) -> str:
    return ", ".join(str(scan.path) for scan in scans)
