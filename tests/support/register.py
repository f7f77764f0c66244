"""Everybody registered and what they used, as an engine knows it when controls are gathered."""

from datetime import date
from typing import Any

import numpy as np
import pyarrow

from commonweal.evaluation import matching
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import CohortPlan, Matching, Plan, Sources

Row = dict[str, Any]
WHOLE, TEXT, DAY = pyarrow.int64(), pyarrow.string(), pyarrow.date32()
COLUMNS = {
    "population": {
        "person": WHOLE, "turn": WHOLE, "sex": TEXT, "birth_month": DAY, "practice": TEXT, "imd": WHOLE,
        "ethnicity": TEXT, "conditions": TEXT, "registered_from": DAY, "registered_to": DAY, "died_on": DAY,
    },
    "risk": {"person": WHOLE, "scored_on": DAY, "score": WHOLE},
    "referrals": {"person": WHOLE, "referred_on": DAY},
    "deaths_told": {"person": WHOLE, "died_on": DAY},
    "stays": {"person": WHOLE, "admitted_on": DAY, "left_on": DAY, "admimeth": TEXT},
    "arrivals": {"person": WHOLE, "used_on": DAY, "used": WHOLE},
    "seen": {"person": WHOLE, "used_on": DAY, "used": WHOLE},
    "gp": {"person": WHOLE, "contacted_on": DAY},
    "prescriptions": {"person": WHOLE, "issued_on": DAY, "items": WHOLE},
}  # fmt: skip
USUAL = {
    "sex": "2", "birth_month": date(1940, 5, 1), "practice": "P1", "imd": 3, "ethnicity": "A", "conditions": "",
    "registered_from": date(2000, 1, 1), "used": 1, "admimeth": "21",
}  # fmt: skip
ALL = ("age", "spells", "bed_days", "elective", "ae", "outpatient", "gp", "prescriptions", "risk", "conditions")


class Cohort:
    """The referred and their days."""

    def __init__(self, referred: dict[int, date]):
        days = [referred[person] for person in sorted(referred)]
        self.people = {
            "person": np.array(sorted(referred), dtype=np.int64),
            "index_on": np.array(days, dtype="datetime64[D]"),
            "engaged": np.array([person % 2 == 1 for person in sorted(referred)], dtype=bool),
        }


def plan(**wanted: Any) -> Plan:
    days = {
        "referred_from": date(2014, 1, 1), "referred_to": date(2014, 12, 31),
        "data_from": date(2011, 1, 1), "data_to": date(2015, 6, 30),
    }  # fmt: skip
    asked = Matching(**{"covariates": ALL, **wanted})
    return Plan("Register", Sources("", "", ()), CohortPlan(**days), matching=asked, seed=7)


def give(engine: Engine, tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Tell an engine the tables, with what is usual in the columns left out; and say what it was told."""
    told = {}
    for name, columns in COLUMNS.items():
        told[name] = [
            {column: row.get(column, (USUAL | {"turn": row["person"]}).get(column)) for column in columns}
            for row in tables.get(name, [])
        ]
        arrays = [pyarrow.array([row[column] for row in told[name]], kind) for column, kind in columns.items()]
        engine.register(name, pyarrow.table(arrays, names=list(columns)))
    return told


def gathered(engine: Engine, referred: dict[int, date], asked: Plan) -> list[Row]:
    """The pool, a row a unit."""
    pool = matching.gather(engine, Cohort(referred), asked)
    columns = {
        "unit": pool.unit, "treated": pool.treated, "index_on": pool.index_day.astype("datetime64[D]"),
        "age": pool.age, "risk": pool.risk, "ends_on": pool.ends_on.astype("datetime64[D]"), **pool.counts,
    }  # fmt: skip
    return [{name: values[place].item() for name, values in columns.items()} for place in range(len(pool))]
