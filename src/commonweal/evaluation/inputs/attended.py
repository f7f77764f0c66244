"""What two files tell of: attendances at A&E, by HES and by the data set that follows on it, and deaths."""

from pathlib import Path

from commonweal.evaluation.engines.base import Value
from commonweal.evaluation.engines.duckdb import DuckDB
from commonweal.evaluation.inputs.files.staging import Staged
from commonweal.evaluation.inputs.shapes import SHAPES

# Together the two would count an attendance twice, and neither is whole while one takes over from the other.
MONTHS = """
SELECT month, sum(ae) AS ae, sum(ecds) AS ecds
FROM (
  SELECT strftime(ARRIVALDATE, '%Y-%m') AS month, 1 AS ae, 0 AS ecds FROM staged_ae WHERE wrong_because IS NULL
  UNION ALL
  SELECT strftime(ARRIVAL_DATE, '%Y-%m'), 0, 1 FROM staged_ecds
  WHERE wrong_because IS NULL AND coalesce(EC_DEPARTMENT_TYPE, '') <> '05'
)
GROUP BY month HAVING sum(ae) > 0 AND sum(ecds) > 0 ORDER BY month
"""
DIED = """
SELECT person, min(died_on) AS died_on
FROM (SELECT person, died_on FROM deaths UNION ALL SELECT person, died_on FROM population WHERE died_on IS NOT NULL)
GROUP BY person ORDER BY person
"""
ALIVE = """
SELECT p.* REPLACE (d.died_on AS died_on)
FROM population p LEFT JOIN died d ON d.person = p.person ORDER BY p.person
"""


def months(engine: DuckDB, ae: Staged, ecds: Staged) -> tuple[dict[str, Value], list[str]]:
    """Choose, month by month, from which of two files attendances are counted.

    Parameters
    ----------
    engine
        Runs the queries [engine].
    ae, ecds
        Rows of HES A&E and of the emergency care data set [staged].

    Returns
    -------
    tuple
        The months that belong to one of the two alone although both have them, by the names that the rules of scope
        use [mapping], and a sentence when there are any [texts].
    """
    engine.register("staged_ae", ae.paths)
    engine.register("staged_ecds", ecds.paths)
    both = engine.run(MONTHS)
    later = both["ecds"] > both["ae"]
    # Never quite empty, since SQL knows no empty list.
    shared: dict[str, Value] = {
        "months_of_ecds": ("", *both["month"][later].tolist()),
        "months_of_ae": ("", *both["month"][~later].tolist()),
    }
    return shared, [_said(int((~later).sum()), int(later.sum()))] if len(later) else []


def _said(ours: int, theirs: int) -> str:
    return (
        f"HES A&E and the emergency care data set both cover {ours + theirs} months. So that no attendance counts "
        f"twice, each is counted from the one with more attendances in it: {ours} from HES A&E, {theirs} from the "
        "emergency care data set."
    )


def join(engine: DuckDB, tables: Path) -> None:
    """Put together what two files tell: attendances in one table, deaths in both tables that hold them.

    Parameters
    ----------
    engine
        Runs the queries [engine].
    tables
        Folder of the store's tables; `ecds` is gone from it afterwards [path].
    """
    _write(engine, tables, "ae", ["ae", "ecds"], "SELECT * FROM parts ORDER BY " + SHAPES["ae"].order)
    (tables / "ecds.parquet").unlink()
    engine.register("population", tables / "population.parquet")
    engine.register("deaths", tables / "deaths.parquet")
    engine.keep("died", DIED)
    _write(engine, tables, "population", ["population"], ALIVE)
    _write(engine, tables, "deaths", ["deaths"], "SELECT * FROM died ORDER BY person")


def _write(engine: DuckDB, tables: Path, name: str, parts: list[str], query: str) -> None:
    engine.register("parts", [tables / f"{part}.parquet" for part in parts])
    whole = tables / f".{name}.parquet"
    engine.write(query, whole)
    whole.replace(tables / f"{name}.parquet")
