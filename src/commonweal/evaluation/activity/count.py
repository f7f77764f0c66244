"""How much care each person used on either side of the referral."""

import numpy as np
import pyarrow

from commonweal.evaluation.activity.queries import community, stays, visits
from commonweal.evaluation.activity.windows import Chosen, Counts, aligned, give
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import INPATIENT, Matching, Plan

COUNTS = {
    "spells": stays.SPELLS,
    "fces": stays.FCES,
    "bed_days": stays.BED_DAYS,
    "cips": stays.CIPS,
    "outpatient": visits.OUTPATIENT,
    "gp_face": community.GP_FACE,
    "gp_phone": community.GP_PHONE,
    "prescriptions": community.PRESCRIPTIONS,
    "social_care": community.SOCIAL_CARE,
    "residential": community.RESIDENTIAL,
}
"""Outcome -> the query that counts it; A&E hangs on the plan."""


def count(engine: Engine, chosen: Chosen, plan: Plan) -> dict[str, Counts]:
    """Count every outcome of the plan.

    Parameters
    ----------
    engine
        Knows the store's tables by name [engine].
    chosen
        The cohort, or the referred with their controls [cohort or matched people].
    plan
        Says which admissions and attendances count, and which outcomes [plan].

    Returns
    -------
    dict
        Outcome -> before and after, in the order of the people; nothing used is 0
        [events, items, nights for bed days, days of care].
    """
    outcomes = plan.activity.outcomes
    give(engine, chosen)
    if set(outcomes) & set(INPATIENT):
        prepare_stays(engine, plan.activity.admissions)
    if "cips" in outcomes:
        _join_stays(engine, plan.activity.admissions)
    queries = COUNTS | {"ae": visits.AE[plan.activity.ae]}
    return {outcome: aligned(engine, queries[outcome], chosen) for outcome in outcomes}


def instances(engine: Engine, chosen: Chosen, plan: Plan) -> np.ndarray:
    """Count what makes prior use: emergency stays and unplanned A&E attendances in the window before.

    Parameters
    ----------
    engine
        Knows the store's tables by name [engine].
    chosen
        The cohort, or the referred with their controls [cohort or matched people].
    plan
        The plan; its choice of admissions and attendances does not change what an instance is [plan].

    Returns
    -------
    numpy.ndarray
        One entry a unit [instances].
    """
    give(engine, chosen)
    prepare_stays(engine, "non_elective")
    return aligned(engine, stays.SPELLS, chosen)[0] + aligned(engine, visits.AE["unplanned"], chosen)[0]


def unrelated(engine: Engine, chosen: Chosen, plan: Plan) -> Counts:
    """Count stays for what the service cannot change, such as a broken hip: a negative control.

    Parameters
    ----------
    engine
        Knows the store's tables by name [engine].
    chosen
        The cohort, or the referred with their controls [cohort or matched people].
    plan
        Says with what the first diagnosis of such a stay begins, and which admissions count [plan].

    Returns
    -------
    tuple
        Before and after, in the order of the people [two arrays of stays, one entry a unit].
    """
    give(engine, chosen)
    prepare_stays(engine, plan.activity.admissions)
    codes = (plan.matching or Matching()).unrelated
    patterns = pyarrow.array([f"{code.replace('.', '').upper()}%" for code in codes], pyarrow.string())
    engine.register("beginnings", pyarrow.table({"pattern": patterns}))
    engine.keep("diagnosed", stays.DIAGNOSED)
    return aligned(engine, stays.UNRELATED, chosen)


def prepare_stays(engine: Engine, admissions: str) -> None:
    """Join the episodes of whoever is followed into stays, and choose those that count.

    Parameters
    ----------
    engine
        Knows `apc` and `followed`; will know `numbered`, `stays` and `chosen_stays` [engine].
    admissions
        Which admissions count, as in the plan [text].
    """
    join_episodes(engine)
    choose_stays(engine, admissions)


def join_episodes(engine: Engine) -> None:
    """Join the episodes of whoever is followed into stays, whichever of them count.

    Parameters
    ----------
    engine
        Knows `apc` and `followed`; will know `numbered` and `stays` [engine].
    """
    engine.keep("episodes", stays.EPISODES)
    engine.keep("numbered", stays.NUMBERED)
    engine.forget("episodes")
    engine.keep("stays", stays.STAYS)


def choose_stays(engine: Engine, admissions: str) -> None:
    """Choose which stays count.

    Parameters
    ----------
    engine
        Knows `stays`; will know `chosen_stays` [engine].
    admissions
        Which admissions count, as in the plan [text].
    """
    engine.keep("chosen_stays", stays.ADMISSIONS[admissions])


def _join_stays(engine: Engine, admissions: str) -> None:
    engine.keep("joined", stays.JOINED)
    engine.keep("runs", stays.RUNS)
    engine.keep("chosen_runs", stays.CHOSEN_RUNS[admissions])
