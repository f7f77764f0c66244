"""Carry out cases on the plain reference or on an engine, and read what they expect."""

from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import numpy as np

from commonweal.evaluation import activity, cohort
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import Activity, CohortPlan, Plan, Rules, Sources
from tests.reference import activity as plain_activity
from tests.reference import cohort as plain_cohort
from tests.spec import tables
from tests.spec.rule import Case

YEAR = timedelta(days=365)
PERIOD = {
    "referred_from": date(2013, 4, 1),
    "referred_to": date(2014, 12, 31),
    "data_from": date(2012, 4, 1),
    "data_to": date(2015, 3, 31),
}


def plan(changes: dict[str, Any]) -> Plan:
    """The plan of the cases, with what a case changes in it."""

    def pick(section: type) -> dict[str, Any]:
        return {part.name: changes[part.name] for part in fields(section) if part.name in changes}

    return Plan(
        "Specification",
        Sources("", "", ()),
        CohortPlan(**{**PERIOD, **pick(CohortPlan)}),
        Activity(**pick(Activity)),
        Rules(**pick(Rules)),
    )


def analysed(case: Case) -> list[tables.Row]:
    """The people of a case about counting: a year either side of referral, unless it says otherwise."""
    rows = tables.rows(case.tables["analysed"], tables.ANALYSED)
    for row in rows:
        row["before_from"] = row["before_from"] or row["index_on"] - YEAR
        row["after_to"] = row["after_to"] or row["index_on"] + YEAR
    return rows


def expected(case: Case) -> list[dict[str, str]]:
    heading, *lines = tables.cells(case.expect)
    return [dict(zip(heading, line, strict=True)) for line in lines]


def shown(found: list[dict[str, Any]], case: Case) -> list[dict[str, str]]:
    """What was found, in the columns and the manner in which the case expects it."""
    heading = tables.cells(case.expect)[0]
    return [{name: words(row[name]) for name in heading} for row in found]


def words(value: Any) -> str:
    if isinstance(value, tuple):
        return " → ".join(map(str, value))
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    return str(value)


def plainly(case: Case) -> list[dict[str, str]]:
    """Carry out a case by the plain reference."""
    settings, rows = plan(case.plan), tables.read(case.tables)
    if "analysed" not in case.tables:
        return shown(plain_cohort.select(rows, settings.cohort, settings.rules), case)
    people = analysed(case)
    counted = plain_activity.count(people, rows, settings.activity.admissions, settings.activity.ae)
    return shown(by_person([row["person"] for row in people], counted), case)


def by_person(people: list[int], counted: dict[str, dict[int, tuple[int, int]]]) -> list[dict[str, Any]]:
    return [{"person": who, **{name: counts[who] for name, counts in counted.items()}} for who in people]


def on_engine(engine: Engine, case: Case) -> list[dict[str, str]]:
    """Carry out a case on an engine."""
    rows = tables.read(case.tables)
    give(engine, rows)
    settings = plan(case.plan)
    if "analysed" not in case.tables:
        return shown(selected(engine, settings), case)
    return shown(counted(engine, analysed(case), settings), case)


def give(engine: Engine, rows: dict[str, list[tables.Row]]) -> None:
    for name, columns in tables.STORE.items():
        engine.register(name, tables.arrow(rows[name], columns))


def selected(engine: Engine, settings: Plan) -> list[dict[str, Any]]:
    people = cohort.select(engine, None, settings).people
    return [{name: values[place] for name, values in people.items()} for place in range(len(people["person"]))]


class Analysed:
    """People to count for, without choosing them first."""

    def __init__(self, rows: list[tables.Row]):
        table = tables.arrow(rows, tables.ANALYSED)
        self.people = {name: table.column(name).to_numpy() for name in table.column_names}


def counted(engine: Engine, rows: list[tables.Row], settings: Plan) -> list[dict[str, Any]]:
    used = activity.count(engine, Analysed(rows), settings)
    return [
        {"person": row["person"], **{name: (int(before[at]), int(after[at])) for name, (before, after) in used.items()}}
        for at, row in enumerate(rows)
    ]
