"""The store's tables under names that queries may use, and the few small ones as arrays."""

from dataclasses import dataclass

import numpy as np

from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.inputs.process import process
from commonweal.evaluation.inputs.store import Store

TABLES = (
    "people", "referrals", "onward", "attendance", "continuing", "contacts", "scores", "costs", "excluded",
    "bridge", "apc", "ae", "op", "deaths", "population", "risk", "gp", "prescriptions", "care",
)  # fmt: skip

SCORES = """
SELECT s.person, s.referral_id, s.measure, s.point, s.scored_on, CAST(s.score AS DOUBLE) AS score
FROM scores s JOIN referrals r ON r.referral_id = s.referral_id AND r.person = s.person
WHERE r.referred_on BETWEEN :referred_from AND :referred_to
ORDER BY s.person, s.measure, s.scored_on, s.point, s.referral_id
"""
COSTS = "SELECT starts_on, ends_on, item, amount FROM costs ORDER BY starts_on, ends_on, item"
EXCLUDED = "SELECT reason, people FROM excluded ORDER BY reason"


@dataclass(frozen=True)
class Source:
    """What the steps read: tables in the engine, and these arrays.

    Parameters
    ----------
    scores
        person, referral_id, measure, point, scored_on, score (nan when skipped), of those referred in the period,
        linked or not [arrays of one length].
    costs
        starts_on, ends_on, item, amount [arrays of one length; amount in pence].
    excluded
        reason, people: who was left out when the study tables were made [arrays of one length].
    process
        Counts of what the service did for those referred in the period, name -> number [mapping].
    """

    scores: dict[str, np.ndarray]
    costs: dict[str, np.ndarray]
    excluded: dict[str, np.ndarray]
    process: dict[str, float]


def read(engine: Engine, store: Store) -> Source:
    """Make a store's tables known to an engine.

    Parameters
    ----------
    engine
        The engine [engine].
    store
        The store [store].

    Returns
    -------
    Source
        The small tables; the others are known to the engine by name [source].
    """
    for name in TABLES:
        engine.register(name, store.table(name))
    scores = engine.run(SCORES, referred_from=store.cohort.referred_from, referred_to=store.cohort.referred_to)
    return Source(scores, engine.run(COSTS), engine.run(EXCLUDED), process(engine, store.cohort, store.absent))
