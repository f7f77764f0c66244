"""Carry out cases on the plain reference or on an engine, and read what they expect."""

from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import numpy as np

from commonweal.evaluation import activity, cohort
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import Activity, CohortPlan, Plan, Rules, Sources, Subgroups
from tests.reference import activity as plain_activity
from tests.reference import cohort as plain_cohort
from tests.spec import tables
from tests.spec.rule import Case

YEAR, DAY = timedelta(days=365), timedelta(days=1)
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
        Subgroups(**pick(Subgroups)),
    )


def analysed(case: Case) -> list[tables.Row]:
    """The people of a case about counting, as the case says of them."""
    return [whole(row) for row in tables.rows(case.tables["analysed"], tables.ANALYSED)]


def whole(row: tables.Row) -> tables.Row:
    """One unit: a person, counted for a year either side of referral and followed always, unless it says otherwise."""
    usual = {
        "unit": row["person"],
        "before_from": row["index_on"] - YEAR,
        "after_to": row["index_on"] + YEAR,
        "starts_on": date(2000, 1, 1),
        "ends_on": date(2030, 1, 1),
    }
    return ended({**row, **{name: row.get(name) or value for name, value in usual.items()}})


def ended(row: tables.Row) -> tables.Row:
    """A unit whose days after end with death, the day of death the last, or before it."""
    if not row.get("died_on"):
        return {**row, "died": row.get("died", False)}
    last = min(row["after_to"], row["ends_on"])
    return {**row, "died": row["died_on"] < last, "after_to": min(last, row["died_on"] + DAY)}


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
    admissions, ae = settings.activity.admissions, settings.activity.ae
    if case.ask == "by_practice":
        days = settings.cohort
        return shown(plain_activity.by_practice(rows, days.data_from, days.data_to, admissions, ae), case)
    if "analysed" not in case.tables:
        return shown(plain_cohort.select(rows, settings.cohort, settings.rules, settings.landmarks), case)
    people = analysed(case)
    if case.ask == "monthly":
        return shown(by_month(people, plain_activity.monthly(people, rows, admissions, ae)), case)
    ask = {"count": plain_activity.count, "dying": plain_activity.dying}[case.ask]
    return shown(by_unit(people, ask(people, rows, admissions, ae)), case)


def by_unit(people: list[tables.Row], counted: dict[str, dict[int, tuple[int, int]]]) -> list[dict[str, Any]]:
    return [
        {"unit": one["unit"], "person": one["person"], **{name: of[one["unit"]] for name, of in counted.items()}}
        for one in people
    ]


def by_month(people: list[tables.Row], found: dict[int, dict[int, tables.Row]]) -> list[dict[str, Any]]:
    """A row for each month in which somebody used something."""
    return [
        {"unit": one["unit"], "person": one["person"], "month": month, **used}
        for one in people
        for month, used in found[one["unit"]].items()
    ]


def on_engine(engine: Engine, case: Case) -> list[dict[str, str]]:
    """Carry out a case on an engine."""
    rows = tables.read(case.tables)
    give(engine, rows)
    return shown(
        answered(engine, case.ask, analysed(case) if "analysed" in case.tables else None, plan(case.plan)), case
    )


def answered(engine: Engine, ask: str, people: list[tables.Row] | None, settings: Plan) -> list[dict[str, Any]]:
    """What a case asks of an engine that knows its tables."""
    if ask == "by_practice":
        found = activity.by_practice(engine, settings)
        return [{name: values[at].item() for name, values in found.items()} for at in range(len(found["month"]))]
    if people is None:
        return selected(engine, settings)
    return {"count": counted, "monthly": by_months, "dying": dying}[ask](engine, people, settings)


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
    used["unrelated"] = activity.unrelated(engine, Analysed(rows), settings)
    return pairs(rows, used)


def dying(engine: Engine, rows: list[tables.Row], settings: Plan) -> list[dict[str, Any]]:
    used = activity.last_days(engine, Analysed(rows), settings)
    used["nights"] = activity.nights(engine, Analysed(rows))
    return pairs(rows, used)


def pairs(rows: list[tables.Row], used: dict[str, Any]) -> list[dict[str, Any]]:
    """A row for each unit, every outcome as it was used first and then."""
    return [
        {
            "unit": row["unit"],
            "person": row["person"],
            **{name: (int(before[at]), int(after[at])) for name, (before, after) in used.items()},
        }
        for at, row in enumerate(rows)
    ]


def by_months(engine: Engine, rows: list[tables.Row], settings: Plan) -> list[dict[str, Any]]:
    used = activity.monthly(engine, Analysed(rows), settings)
    found = {
        row["unit"]: {
            int(column) - 24: {outcome: int(each[at, column]) for outcome, each in used.items()}
            for column in np.flatnonzero(sum(each[at] for each in used.values()))
        }
        for at, row in enumerate(rows)
    }
    return by_month(rows, found)
