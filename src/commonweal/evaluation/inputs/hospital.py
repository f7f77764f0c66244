"""From staged hospital files to the store's tables: in scope, without copies, the person a whole number."""

from pathlib import Path

from commonweal.evaluation.engines.base import fill
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
  row_number() OVER (
    PARTITION BY person, EPISTART, EPIEND, EPIORDER, upper(left(PROCODE3, 3)), TRANSIT, ADMIDATE, DISDATE
    ORDER BY EPIKEY, ADMIMETH, DISMETH, ADMISORC, DISDEST) > 1 AS copy
FROM ({inside})
"""
AE = """
SELECT person, ARRIVALDATE AS arrived_on,
  coalesce(AEATTENDCAT, '9') AS category, coalesce(AEATTENDDISP, '99') AS disposal,
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
SELECT person, APPTDATE AS appointment_on, coalesce(ATTENDED, '9') AS attended,
  row_number() OVER (
    PARTITION BY person, APPTDATE, PROCODE3, TRETSPEF, MAINSPEF,
      CASE WHEN TRETSPEF IS NULL AND MAINSPEF IS NULL THEN ATTENDKEY END
    ORDER BY CASE WHEN ATTENDED IN ('5', '6') THEN 0 ELSE 1 END, ATTENDED, ATTENDKEY) > 1 AS copy
FROM ({inside})
"""
DEATHS = """
SELECT person, DOD AS died_on, row_number() OVER (PARTITION BY person ORDER BY DOD) > 1 AS copy FROM ({inside})
"""
TABLES = {
    "apc": (APC, "person, epistart, epiend, epikey, provider"),
    "ae": (AE, "person, arrived_on, category, disposal"),
    "op": (OP, "person, appointment_on, attended"),
    "deaths": (DEATHS, "person"),
}
"""Table -> the query that gives its rows, copies marked; the order in which the store keeps them."""

INSIDE = """
SELECT s.*, k.person FROM staged s JOIN keys k ON k.hes_id = s.ENCRYPTED_HESID
WHERE wrong_because IS NULL AND NOT {outside}
"""
REJECTS = "SELECT file, line, wrong_column, wrong_value, wrong_because FROM staged WHERE wrong_because IS NOT NULL"
FATES = """
SELECT count(*) AS read, count(*) FILTER (WHERE wrong_because IS NOT NULL) AS rejected,
  count(*) FILTER (WHERE wrong_because IS NULL AND {outside}) AS out_of_scope
FROM staged
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
    query, order = TABLES[name]
    outside = f"coalesce({rules.OUT_OF_SCOPE[name]}, false)"
    days = {"data_from": cohort.data_from, "data_to": cohort.data_to}
    engine.register("staged", staged.paths)
    marked = query.format(inside=fill(INSIDE.format(outside=outside), days), moved_in=rules.TRANSFER_IN)
    # On disk and not in memory: a year of outpatients would fill it.
    engine.write(marked, scratch)
    engine.register("marked", scratch)
    used = engine.write(
        f"SELECT * EXCLUDE (copy) FROM marked WHERE NOT copy ORDER BY {order}", store / f"{name}.parquet"
    )
    copies = int(engine.run("SELECT count(*) AS copies FROM marked WHERE copy")["copies"][0])
    scratch.unlink()
    engine.write(REJECTS, rejects)
    counted = {what: int(values[0]) for what, values in engine.run(FATES.format(outside=outside), **days).items()}
    return Rows(name, used=used, duplicate=copies, **counted)
