"""From staged hospital files to the store's tables: in scope, without copies, the person a whole number."""

from pathlib import Path

from commonweal.evaluation.engines.base import fill, literal
from commonweal.evaluation.engines.duckdb import DuckDB
from commonweal.evaluation.inputs import rules
from commonweal.evaluation.inputs.files.staging import Staged
from commonweal.evaluation.plan import CohortPlan
from commonweal.exchange.results import Rows

APC = """
SELECT person, upper(left(PROCODE3, 3)) AS provider, EPIKEY AS epikey, EPISTART AS epistart, EPIEND AS epiend,
  CAST(coalesce(EPIORDER, 99) AS INTEGER) AS epiorder, ADMIDATE AS admidate, coalesce(ADMIMETH, '') AS admimeth,
  coalesce(ADMISORC, '') AS admisorc, DISDATE AS disdate, coalesce(DISMETH, '') AS dismeth,
  CAST(coalesce(TRANSIT, CASE WHEN {moved_in} AND DISDEST IN ('51', '52', '53') THEN 2
    WHEN {moved_in} THEN 3 WHEN DISDEST IN ('51', '52', '53') THEN 1 ELSE 0 END) AS INTEGER) AS transit,
  EPIKEY AS key, file, line,
  row_number() OVER (
    PARTITION BY person, EPISTART, EPIEND, EPIORDER, upper(left(PROCODE3, 3)), TRANSIT, ADMIDATE, DISDATE
    ORDER BY EPIKEY, ADMIMETH, DISMETH, ADMISORC, DISDEST) > 1 AS copy
FROM ({inside})
"""
AE = """
SELECT person, ARRIVALDATE AS arrived_on,
  coalesce(AEATTENDCAT, '9') AS category, coalesce(AEATTENDDISP, '99') AS disposal, AEKEY AS key, file, line,
  minute IS NULL AND row_number() OVER same > 1 OR coalesce(minute - lag(minute) OVER same <= 60, false) AS copy
FROM (
  SELECT *, CASE WHEN length(digits) BETWEEN 3 AND 6 AND substr(lpad(digits, 4, '0'), 1, 4) < '2400'
    THEN CAST(substr(lpad(digits, 4, '0'), 1, 2) AS INTEGER) * 60 + CAST(substr(lpad(digits, 4, '0'), 3, 2) AS INTEGER)
    END AS minute
  FROM (SELECT *, regexp_replace(ARRIVALTIME, '[^0-9]', '', 'g') AS digits FROM ({inside}))
)
WINDOW same AS (
  PARTITION BY person, ARRIVALDATE, PROCODE3, DIAG_01, TREAT_01, CASE WHEN minute IS NULL THEN AEKEY END
  ORDER BY minute, AEKEY, AEATTENDCAT, AEATTENDDISP)
"""
OP = """
SELECT person, APPTDATE AS appointment_on, coalesce(ATTENDED, '9') AS attended, ATTENDKEY AS key, file, line,
  row_number() OVER (
    PARTITION BY person, APPTDATE, PROCODE3, TRETSPEF, MAINSPEF,
      CASE WHEN TRETSPEF IS NULL AND MAINSPEF IS NULL THEN ATTENDKEY END
    ORDER BY CASE WHEN ATTENDED IN ('5', '6') THEN 0 ELSE 1 END, ATTENDED, ATTENDKEY) > 1 AS copy
FROM ({inside})
"""
DEATHS = """
SELECT person, DOD AS died_on, CAST(person AS VARCHAR) AS key, file, line,
  row_number() OVER (PARTITION BY person ORDER BY DOD, file, line) > 1 AS copy
FROM ({inside})
"""
TABLES = {
    "apc": (APC, "person, epistart, epiend, epikey, provider"),
    "ae": (AE, "person, arrived_on, category, disposal"),
    "op": (OP, "person, appointment_on, attended"),
    "deaths": (DEATHS, "person, died_on"),
}
"""Table -> the query that gives its rows, copies marked; the order in which the store keeps them, the day second."""

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
SELECT s.*, k.person FROM decided s JOIN keys k ON k.hes_id = s.ENCRYPTED_HESID
WHERE wrong_because IS NULL AND NOT {outside}
"""
# Within a person, since an extract's keys may begin again each year.
KEYED_TWICE = "SELECT person, key FROM marked WHERE NOT copy GROUP BY person, key HAVING count(*) > 1"
CONTRADICTED = """
SELECT file, line, key FROM (
  SELECT file, line, key, row_number() OVER (PARTITION BY person, key ORDER BY {earliest}, file, line) AS place
  FROM marked m SEMI JOIN keyed_twice t ON t.person = m.person AND t.key = m.key
  WHERE NOT copy
) WHERE place > 1
"""
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


def keep(engine: DuckDB, staged: Staged, cohort: CohortPlan, store: Path, rejects: Path, scratch: Path) -> Rows:
    """Write a hospital table into the store.

    Parameters
    ----------
    engine
        Runs the queries; it knows who has which key as `keys` [engine].
    staged
        The table's rows [staged].
    cohort
        Says which days the data cover [section of the plan].
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
    days = {"data_from": cohort.data_from, "data_to": cohort.data_to}
    engine.register("staged", staged.paths)
    _decide(engine, name)
    query, order = TABLES[name]
    marked = query.format(inside=fill(INSIDE.format(outside=outside), days), moved_in=rules.TRANSFER_IN)
    # On disk and not in memory: a year of outpatients would fill it.
    engine.write(marked, scratch)
    engine.register("marked", scratch)
    contradicted = _contradicted(engine, order)
    used = engine.write(USED.format(order=order), store / f"{name}.parquet")
    copies = _number(engine, "SELECT count(*) AS many FROM marked WHERE copy")
    scratch.unlink()
    engine.write(REJECTS.format(key=literal(staged.table.key[0])), rejects)
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


def _contradicted(engine: DuckDB, order: str) -> int:
    """Find rows that have another row's key and are no copy of it: the earliest of them is kept."""
    engine.keep("keyed_twice", KEYED_TWICE)
    day = order.split(", ")[1]
    engine.keep("contradicted", CONTRADICTED.format(earliest=f"{day}, {order}"))
    return _number(engine, "SELECT count(*) AS many FROM contradicted")


def _number(engine: DuckDB, query: str) -> int:
    return int(engine.run(query)["many"][0])


def _of_study(engine: DuckDB, table: Path) -> dict[str, int]:
    engine.register("used", table)
    return {what: int(values[0]) for what, values in engine.run(OF_STUDY).items()}
