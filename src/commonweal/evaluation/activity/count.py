"""How much hospital care each person used on either side of the referral."""

from typing import Protocol

import numpy as np
import pyarrow

from commonweal.evaluation.activity import queries
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import INPATIENT, Plan

Counts = tuple[np.ndarray, np.ndarray]


class Chosen(Protocol):
    """Whose activity is counted: a cohort."""

    @property
    def people(self) -> dict[str, np.ndarray]:
        """The people.

        Returns
        -------
        dict
            person, index_on, before_from, after_to among others [arrays of one length].
        """


def count(engine: Engine, chosen: Chosen, plan: Plan) -> dict[str, Counts]:
    """Count every outcome of the plan.

    Parameters
    ----------
    engine
        Knows the store's tables by name [engine].
    chosen
        The cohort [cohort].
    plan
        Says which admissions and attendances count, and which outcomes [plan].

    Returns
    -------
    dict
        Outcome -> before and after, in the order of the cohort's people; nothing used is 0
        [events, or nights for bed days].
    """
    _prepare(engine, chosen, plan, plan.activity.outcomes)
    return {outcome: _aligned(engine, outcome, chosen) for outcome in plan.activity.outcomes}


def instances(engine: Engine, chosen: Chosen, plan: Plan) -> np.ndarray:
    """Count what makes prior use: emergency stays and unplanned A&E attendances in the window before.

    Parameters
    ----------
    engine
        Knows the store's tables by name [engine].
    chosen
        The cohort [cohort].
    plan
        The plan; its choice of admissions and attendances does not change what an instance is [plan].

    Returns
    -------
    numpy.ndarray
        One entry a person of the cohort [instances].
    """
    _windows(engine, chosen)
    _stays(engine, "non_elective")
    engine.keep("chosen_arrivals", queries.ARRIVALS["unplanned"])
    return _aligned(engine, "spells", chosen)[0] + _aligned(engine, "ae", chosen)[0]


def _prepare(engine: Engine, chosen: Chosen, plan: Plan, outcomes: tuple[str, ...]) -> None:
    _windows(engine, chosen)
    if set(outcomes) & set(INPATIENT):
        _stays(engine, plan.activity.admissions)
    if "ae" in outcomes:
        engine.keep("chosen_arrivals", queries.ARRIVALS[plan.activity.ae])


def _windows(engine: Engine, chosen: Chosen) -> None:
    people = chosen.people
    person = np.concatenate([people["person"], people["person"]])
    side = np.repeat(np.arange(2), len(people["person"]))
    starts = np.concatenate([people["before_from"], people["index_on"]])
    ends = np.concatenate([people["index_on"], people["after_to"]])
    columns = {"person": person, "side": side, "starts": starts, "ends": ends}
    engine.register("windows", pyarrow.table({name: pyarrow.array(values) for name, values in columns.items()}))


def _stays(engine: Engine, admissions: str) -> None:
    engine.keep("episodes", queries.EPISODES)
    engine.keep("numbered", queries.NUMBERED)
    engine.keep("stays", queries.STAYS)
    engine.keep("chosen_stays", queries.ADMISSIONS[admissions])


def _aligned(engine: Engine, outcome: str, chosen: Chosen) -> Counts:
    """Counts by side in the order of the people, 0 where the query has no row."""
    rows = engine.run(queries.COUNTS[outcome])
    people = chosen.people["person"]
    order = np.argsort(people)
    sides = np.zeros((2, len(people)), dtype=np.int64)
    sides[rows["side"], order[np.searchsorted(people[order], rows["person"])]] = rows["used"]
    return sides[0], sides[1]
