"""What each person used month by month, two years either side of the index day."""

import numpy as np
import pyarrow

from commonweal.evaluation.activity.count import choose_stays, prepare_stays
from commonweal.evaluation.activity.queries import around
from commonweal.evaluation.activity.windows import Chosen, give, places, units
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import Plan

MONTHS = 24
"""On either side [months of 365/12 days]."""
DAYS = 365 * MONTHS // 12


def monthly(engine: Engine, chosen: Chosen, plan: Plan) -> dict[str, np.ndarray]:
    """Count by month from the index day.

    A day d days from the index day lies in month floor(12 d / 365), so that twelve months are 365 days.

    Parameters
    ----------
    engine
        Knows the store's tables by name [engine].
    chosen
        The cohort, or the referred with their controls. Where `people` says starts_on (first day followed) and ends_on
        (first day no longer followed), nothing outside counts [cohort or matched people].
    plan
        Says which admissions and attendances count [plan].

    Returns
    -------
    dict
        spells, ae and outpatient, as far as the plan counts them, and instances where it asks for prior use; column k
        is month k - 24 [array of people by 48].
    """
    give(engine, chosen)
    _around(engine, chosen)
    prepare_stays(engine, plan.activity.admissions)
    queries = {"spells": around.SPELLS, "ae": around.AE[plan.activity.ae], "outpatient": around.OUTPATIENT}
    found = {
        outcome: _table(engine, query, chosen)
        for outcome, query in queries.items()
        if outcome in plan.activity.outcomes
    }
    if plan.subgroups.prior_use:
        choose_stays(engine, "non_elective")
        found["instances"] = _table(engine, around.INSTANCES, chosen)
    return found


def _around(engine: Engine, chosen: Chosen) -> None:
    people = chosen.people
    index, far = people["index_on"], np.timedelta64(DAYS, "D")
    columns = {
        "unit": units(chosen),
        "person": people["person"],
        "index_on": index,
        "starts": np.maximum(index - far, people.get("starts_on", index - far)),
        "ends": np.minimum(index + far, people.get("ends_on", index + far)),
    }
    engine.register("around", pyarrow.table({name: pyarrow.array(values) for name, values in columns.items()}))
    day = np.arange(-DAYS, DAYS)
    engine.register("offsets", pyarrow.table({"day": day, "month": day * 12 // 365}))


def _table(engine: Engine, query: str, chosen: Chosen) -> np.ndarray:
    rows = engine.run(query)
    used = np.zeros((len(units(chosen)), 2 * MONTHS), dtype=np.int64)
    used[places(chosen, rows["unit"]), rows["month"] + MONTHS] = rows["used"]
    return used
