"""What in the inputs is allowed, and yet so odd that a reader of the results should know of it."""

from datetime import date, timedelta
from pathlib import Path

from commonweal.domain.dates import said
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import CohortPlan

SPAN = {
    "apc": "SELECT count(*) AS many, min(epiend) AS first, max(epistart) AS last FROM apc",
    "ae": "SELECT count(*) AS many, min(arrived_on) AS first, max(arrived_on) AS last FROM ae",
    "op": "SELECT count(*) AS many, min(appointment_on) AS first, max(appointment_on) AS last FROM op",
}
NAMES = {"apc": "inpatient episodes", "ae": "A&E attendances", "op": "outpatient appointments"}
LINKED = "SELECT count(*) AS many FROM bridge"
MET = """
SELECT count(*) AS many
FROM bridge b JOIN (SELECT person FROM apc UNION SELECT person FROM ae UNION SELECT person FROM op) h
ON h.person = b.person
"""
TABLES = ("apc", "ae", "op", "bridge")
GAP = timedelta(days=31)
FEW = 1000
"""Below so many rows a month without any is no sign of missing data."""


def notes(engine: Engine, tables: Path, cohort: CohortPlan) -> list[str]:
    """Look for what would make results wrong without making any row so.

    Parameters
    ----------
    engine
        Runs the queries [engine].
    tables
        Folder of the store's tables [path].
    cohort
        Says which days the hospital data are said to cover [section of the plan].

    Returns
    -------
    list
        A sentence each, none when nothing is odd [texts].
    """
    for name in TABLES:
        engine.register(name, tables / f"{name}.parquet")
    told = [_shorter_than_said(engine, name, cohort) for name in SPAN]
    return [note for note in (*told, _strangers(engine)) if note]


def _shorter_than_said(engine: Engine, name: str, cohort: CohortPlan) -> str:
    """An empty month at an edge reads as a fall in use, and is more likely a file that was left out."""
    span = engine.run(SPAN[name])
    if span["many"][0] < FEW:
        return ""
    first, last = (span[edge][0].astype(date) for edge in ("first", "last"))
    if first - cohort.data_from <= GAP and cohort.data_to - last <= GAP:
        return ""
    return (
        f"The {NAMES[name]} run from {said(first)} to {said(last)}, but the plan says that the data cover "
        f"{said(cohort.data_from)} to {said(cohort.data_to)}. Add the files that are missing, or change data_from "
        "and data_to: days without data count as days without use."
    )


def _strangers(engine: Engine) -> str:
    linked, met = (int(engine.run(query)["many"][0]) for query in (LINKED, MET))
    if met * 2 >= linked:
        return ""
    return (
        f"Only {met:,} of the {linked:,} people in the bridge have any event in the hospital files. Check that hes_id "
        "in the bridge is the identifier used in all of these files: whoever is not found in them counts as having "
        "used nothing."
    )
