"""What those who died used in their last days, and the nights that anybody spent in hospital."""

from dataclasses import dataclass, replace

import numpy as np

from commonweal.evaluation.activity.count import count, join_episodes
from commonweal.evaluation.activity.queries import stays
from commonweal.evaluation.activity.windows import Chosen, Counts, aligned, give, units
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import LAST_DAYS, Plan

IN_HOSPITAL = ("spells", "ae", "bed_days", "outpatient")
"""Outcomes that are looked at: one of each kind."""


@dataclass(frozen=True)
class Dying:
    """Those who died in the window after, their time from the index day on cut where their last days begin.

    Parameters
    ----------
    people
        unit, person, before_from (the index day), index_on (the first of the last days), after_to (the day after
        death) [arrays of one length].
    """

    people: dict[str, np.ndarray]


def last_days(engine: Engine, chosen: Chosen, plan: Plan) -> dict[str, Counts]:
    """Count what those who died used from the index day on: before their last 90 days, and in them.

    The day of death is the last of the 90, so it counts; days before the index day do not.

    Parameters
    ----------
    engine
        Knows the store's tables by name [engine].
    chosen
        The referred with their controls; `died` in the window after, which then ends with the day of death
        [matched people].
    plan
        Says which admissions and attendances count, and which outcomes [plan].

    Returns
    -------
    dict
        Outcome -> before the last days, and in them, in the order of the people; 0 for who lived
        [events, nights for bed days].
    """
    died = np.asarray(chosen.people["died"], dtype=bool)
    outcomes = tuple(code for code in plan.activity.outcomes if code in IN_HOSPITAL)
    asked = replace(plan, activity=replace(plan.activity, outcomes=outcomes))
    found = count(engine, _dying(chosen, died), asked)
    return {code: (_spread(earlier, died), _spread(last, died)) for code, (earlier, last) in found.items()}


def _dying(chosen: Chosen, died: np.ndarray) -> Dying:
    people = {name: chosen.people[name][died] for name in ("person", "index_on", "after_to")}
    first = np.maximum(people["index_on"], people["after_to"] - np.timedelta64(LAST_DAYS, "D"))
    cut = {"unit": units(chosen)[died], "before_from": people["index_on"], "index_on": first}
    return Dying(people | cut)


def _spread(counts: np.ndarray, died: np.ndarray) -> np.ndarray:
    everybody = np.zeros(len(died), dtype=np.int64)
    everybody[died] = counts
    return everybody


def nights(engine: Engine, chosen: Chosen) -> Counts:
    """Count nights in any hospital, however somebody was admitted.

    Parameters
    ----------
    engine
        Knows the store's tables by name [engine].
    chosen
        The cohort, or the referred with their controls [cohort or matched people].

    Returns
    -------
    tuple
        Before and after, in the order of the people; a night in two hospitals is one [two arrays of nights].
    """
    give(engine, chosen)
    join_episodes(engine)
    return aligned(engine, stays.NIGHTS, chosen)
