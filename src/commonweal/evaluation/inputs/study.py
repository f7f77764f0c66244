"""From staged study tables to the store's: one row a key, everybody known, the study id gone."""

from pathlib import Path

from commonweal.evaluation.engines.duckdb import DuckDB
from commonweal.evaluation.inputs.files.staging import Staged
from commonweal.exchange.results import Rows
from commonweal.exchange.schema import Table
from commonweal.exchange.tables import BRIDGE

# A row is judged against the others in an order that does not hang on where it stood in the file.
JUDGED = """
SELECT * EXCLUDE (wrong_because, same, key),
  CASE WHEN wrong_because IS NOT NULL THEN 'rejected' WHEN {stranger} THEN '{strangers_are}'
    WHEN same > 1 THEN 'duplicate' WHEN key > 1 THEN 'rejected' ELSE 'used' END AS fate,
  CASE WHEN wrong_because IS NOT NULL THEN wrong_because WHEN {stranger} THEN 'is not in the people table'
    WHEN key > 1 THEN 'another row has the same {key}, and says something else' END AS wrong_because,
  CASE WHEN wrong_because IS NOT NULL THEN wrong_column WHEN {stranger} THEN 'study_id'
    ELSE '{key}' END AS wrong_column_now,
  CASE WHEN wrong_because IS NOT NULL THEN wrong_value WHEN {stranger} THEN {study_id}
    ELSE {key_value} END AS wrong_value_now
FROM (
  SELECT s.*, {person}
    row_number() OVER (PARTITION BY s.wrong_because IS NULL, {columns} ORDER BY s.file, s.line) AS same,
    row_number() OVER (PARTITION BY s.wrong_because IS NULL, {keys} ORDER BY {order}, s.file, s.line) AS key
  FROM staged s {join}
)
"""
LINKS = """
SELECT * EXCLUDE (fate, wrong_because, wrong_column_now, wrong_value_now, taken),
  CASE WHEN fate = 'used' AND taken > 1 THEN 'rejected' ELSE fate END AS fate,
  CASE WHEN fate = 'used' AND taken > 1 THEN 'another study_id is linked to the same hospital person' ELSE wrong_because
    END AS wrong_because,
  CASE WHEN fate = 'used' AND taken > 1 THEN 'hes_id' ELSE wrong_column_now END AS wrong_column_now,
  CASE WHEN fate = 'used' AND taken > 1 THEN hes_id ELSE wrong_value_now END AS wrong_value_now
FROM (
  SELECT *, row_number() OVER (PARTITION BY fate = 'used', hes_id ORDER BY match_rank, study_id, file, line) AS taken
  FROM judged
)
"""
FATES = """
SELECT count(*) AS read, count(*) FILTER (WHERE fate = 'used') AS used,
  count(*) FILTER (WHERE fate = 'duplicate') AS duplicate, count(*) FILTER (WHERE fate = 'rejected') AS rejected,
  count(*) FILTER (WHERE fate = 'out of scope') AS out_of_scope
FROM judged
"""
REJECTS = """
SELECT file, line, wrong_column_now AS wrong_column, CAST(wrong_value_now AS VARCHAR) AS wrong_value, wrong_because
FROM judged WHERE fate = 'rejected'
"""


def judge(engine: DuckDB, staged: Staged, rejects: Path) -> Rows:
    """Decide what becomes of each row of a study table, or of the bridge; the rows are kept as `judged`.

    Parameters
    ----------
    engine
        Runs the queries; it knows the people as `persons` once they are judged [engine].
    staged
        The table's rows [staged].
    rejects
        Where to write what was set aside [path].

    Returns
    -------
    Rows
        What became of them [rows].
    """
    table = staged.table
    engine.register("staged", staged.paths)
    engine.keep("judged", _judged(table))
    if table is BRIDGE:
        engine.keep("judged", LINKS)
    engine.write(REJECTS, rejects)
    counted = {name: int(values[0]) for name, values in engine.run(FATES).items()}
    return Rows(table.name, **counted)


def _judged(table: Table) -> str:
    names = [column.name for column in table.columns]
    keys = table.key or names
    about_people = "study_id" in names and table.name != "people"
    everything = ", ".join(f"s.{name}" for name in names)
    return JUDGED.format(
        person="p.study_id IS NULL AS unknown," if about_people else "",
        join="LEFT JOIN persons p ON p.study_id = s.study_id" if about_people else "",
        stranger="unknown" if about_people else "false",
        strangers_are="out of scope" if table is BRIDGE else "rejected",
        study_id="study_id" if about_people else "NULL",
        columns=everything if table.key else "s.file, s.line",
        keys=", ".join(f"s.{name}" for name in keys) if table.key else "s.file, s.line",
        order="s.match_rank, s.hes_id" if table is BRIDGE else everything,
        key=", ".join(table.key),
        key_value=" || ' ' || ".join(f"CAST({name} AS VARCHAR)" for name in table.key) or "NULL",
    )


def used(table: Table) -> str:
    """Write the query for the rows of a study table that are used.

    Parameters
    ----------
    table
        The table, just judged; `keys` says who has which person key [table].

    Returns
    -------
    str
        Rows with `person` in place of the study id, sorted by it [DuckDB's SQL].
    """
    names = [column.name for column in table.columns if column.name != "study_id"]
    columns = ", ".join(f"j.{name}" for name in names)
    if len(names) == len(table.columns):
        return f"SELECT {columns} FROM judged j WHERE fate = 'used' ORDER BY {columns}"
    joined = "FROM judged j JOIN keys k ON k.study_id = j.study_id"
    return f"SELECT k.person, {columns} {joined} WHERE fate = 'used' ORDER BY k.person, {columns}"
