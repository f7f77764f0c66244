"""From staged files about people to the store's tables: in scope, without copies, the person a whole number."""

from collections.abc import Mapping
from pathlib import Path

from commonweal.evaluation.engines.base import Value, fill, literal
from commonweal.evaluation.engines.duckdb import DuckDB
from commonweal.evaluation.inputs import rules
from commonweal.evaluation.inputs.files.staging import Staged
from commonweal.evaluation.inputs.shapes import SHAPES, Shape
from commonweal.exchange.results import Rows

# Few episodes lack their admission date; whoever lies in the same stay can lend it.
ADMITTED = """
SELECT e.file, e.line, max(o.ADMIDATE) AS admidate
FROM staged e JOIN staged o
  ON o.ENCRYPTED_HESID = e.ENCRYPTED_HESID AND upper(left(o.PROCODE3, 3)) = upper(left(e.PROCODE3, 3))
WHERE e.wrong_because IS NULL AND e.ADMIDATE IS NULL AND o.wrong_because IS NULL AND o.ADMIDATE <= e.EPISTART
  AND (o.EPISTART >= e.EPISTART OR o.EPIEND = e.EPISTART AND o.DISMETH IN ('8', '9'))
GROUP BY e.file, e.line
"""
WHOLE = """
SELECT s.* REPLACE (coalesce(s.ADMIDATE, a.admidate) AS ADMIDATE)
FROM staged s LEFT JOIN admitted a ON a.file = s.file AND a.line = s.line
"""
DECIDED = """
SELECT * REPLACE (CASE WHEN wrong_because IS NOT NULL THEN wrong_column WHEN {wrong} THEN {column} END AS wrong_column,
  CASE WHEN wrong_because IS NOT NULL THEN wrong_because WHEN {wrong} THEN {reason} END AS wrong_because)
FROM ({whole})
"""

INSIDE = """
SELECT s.*, k.person, k.turn FROM decided s JOIN keys k ON k.hes_id = s.ENCRYPTED_HESID
WHERE wrong_because IS NULL AND NOT {outside}
"""
# Within a person, since an extract's keys may begin again each year.
KEYED_TWICE = "SELECT person, key FROM marked WHERE NOT copy GROUP BY person, key HAVING count(*) > 1"
CONTRADICTED = """
SELECT file, line, key FROM (
  SELECT file, line, key, row_number() OVER (PARTITION BY person, key ORDER BY {first}, {order}, file, line) AS place
  FROM marked m SEMI JOIN keyed_twice t ON t.person = m.person AND t.key = m.key
  WHERE NOT copy
) WHERE place > 1
"""
NONE = "SELECT file, line, CAST(key AS VARCHAR) AS key FROM marked WHERE false"
USED = """
SELECT * EXCLUDE (copy, key, file, line) FROM marked m
WHERE NOT copy AND NOT EXISTS (SELECT 1 FROM contradicted c WHERE c.file = m.file AND c.line = m.line)
ORDER BY {order}
"""
REJECTS = """
SELECT file, line, wrong_column, wrong_value, wrong_because FROM decided WHERE wrong_because IS NOT NULL
UNION ALL
SELECT file, line, {key}, key, 'another row of this person has the same ' || {key} || ', and says something else'
FROM contradicted
"""
FATES = """
SELECT count(*) AS read, count(*) FILTER (WHERE wrong_because IS NOT NULL) AS rejected,
  count(*) FILTER (WHERE wrong_because IS NULL AND {outside}) AS out_of_scope
FROM decided
"""
OF_STUDY = """
SELECT count(*) AS of_study, count(DISTINCT u.person) AS people
FROM used u JOIN keys k ON k.person = u.person WHERE k.study_id IS NOT NULL
"""


def keep(engine: DuckDB, staged: Staged, days: Mapping[str, Value], store: Path, rejects: Path, scratch: Path) -> Rows:
    """Write a table into the store.

    Parameters
    ----------
    engine
        Runs the queries; it knows who has which key as `keys` [engine].
    staged
        The table's rows [staged].
    days
        What the rules of scope ask for: which days the data cover, which months come from which file [values].
    store
        Folder to write to [path].
    rejects
        Where to write what was set aside [path].
    scratch
        A file that may be written for as long as this takes [path].

    Returns
    -------
    Rows
        What became of the rows [rows].
    """
    name = staged.table.name
    outside = f"coalesce({rules.OUT_OF_SCOPE[name]}, false)"
    shape = SHAPES[name]
    engine.register("staged", staged.paths)
    _decide(engine, name)
    # On disk and not in memory: a year of outpatients would fill it.
    engine.write(shape.query.format(inside=fill(INSIDE.format(outside=outside), days)), scratch)
    engine.register("marked", scratch)
    contradicted = _contradicted(engine, shape)
    used = engine.write(USED.format(order=shape.order), store / f"{name}.parquet")
    copies = _number(engine, "SELECT count(*) AS many FROM marked WHERE copy")
    scratch.unlink()
    engine.write(REJECTS.format(key=literal(staged.table.key[-1] if shape.first else "")), rejects)
    counted = {what: int(values[0]) for what, values in engine.run(FATES.format(outside=outside), **days).items()}
    counted["rejected"] += contradicted
    return Rows(name, used=used, duplicate=copies, **counted, **_of_study(engine, store / f"{name}.parquet"))


def _decide(engine: DuckDB, name: str) -> None:
    """Ask other rows for what a row lacks, and set it aside when they do not know either."""
    if name not in rules.LATER:
        engine.name_query("decided", "SELECT * FROM staged")
        return
    engine.keep("admitted", ADMITTED)
    ((column, wrong, reason),) = rules.LATER[name]
    decided = DECIDED.format(wrong=wrong, column=literal(column), reason=literal(reason), whole=WHOLE)
    engine.name_query("decided", decided)


def _contradicted(engine: DuckDB, shape: Shape) -> int:
    """Find rows that have another row's key and are no copy of it: one of them is kept."""
    if not shape.first:
        engine.keep("contradicted", NONE)
        return 0
    engine.keep("keyed_twice", KEYED_TWICE)
    engine.keep("contradicted", CONTRADICTED.format(first=shape.first, order=shape.order))
    return _number(engine, "SELECT count(*) AS many FROM contradicted")


def _number(engine: DuckDB, query: str) -> int:
    return int(engine.run(query)["many"][0])


def _of_study(engine: DuckDB, table: Path) -> dict[str, int]:
    engine.register("used", table)
    return {what: int(values[0]) for what, values in engine.run(OF_STUDY).items()}
