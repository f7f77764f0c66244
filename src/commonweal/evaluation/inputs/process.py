"""What the service did in the period: referrals in, referrals out by kind, practices, ages, ethnic groups."""

from collections.abc import Container

import numpy as np

from commonweal.domain import journey, people
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import CohortPlan

REFERRALS = """
SELECT r.person, r.practice, r.age, p.ethnic_group, p.sex
FROM referrals r JOIN people p ON p.person = r.person
WHERE r.referred_on BETWEEN :referred_from AND :referred_to
ORDER BY r.person, r.referral_id
"""

ONWARD = """
SELECT o.kind, count(*) AS many
FROM onward o JOIN referrals r ON r.referral_id = o.referral_id AND r.person = o.person
WHERE r.referred_on BETWEEN :referred_from AND :referred_to
GROUP BY o.kind
ORDER BY o.kind
"""


def process(engine: Engine, cohort: CohortPlan, absent: Container[str] = ()) -> dict[str, float]:
    """Count what the service did for those referred in the period, linked or not.

    Parameters
    ----------
    engine
        Knows the store's tables by name [engine].
    cohort
        Says which period [section of the plan].
    absent
        Tables of which there is no file: nothing is known of what they would hold [names].

    Returns
    -------
    dict
        What was counted, in words -> how many [referrals, people, practices]. Counts only: shares are worked out from
        counts made safe.
    """
    period = {"referred_from": cohort.referred_from, "referred_to": cohort.referred_to}
    referrals = engine.run(REFERRALS, **period)
    out = {} if "onward" in absent else _referrals_out(engine.run(ONWARD, **period))
    return {**_referrals_in(referrals), **out, **_parts(referrals)}


def _referrals_out(onward: dict[str, np.ndarray]) -> dict[str, float]:
    counted = dict(zip(onward["kind"].tolist(), onward["many"].tolist(), strict=True))
    by_kind = {words: float(counted.get(kind, 0)) for kind, words in journey.ONWARD_KINDS.items()}
    out = sum(by_kind.values()) - by_kind[journey.ONWARD_KINDS[journey.SIGNPOST]]
    return {"Referrals out": out, **by_kind}


def _referrals_in(referrals: dict[str, np.ndarray]) -> dict[str, float]:
    return {
        "Referrals in": float(len(referrals["person"])),
        "People referred": float(len(np.unique(referrals["person"]))),
        "Practices that referred": float(len(np.unique(referrals["practice"]))),
    }


def _parts(referrals: dict[str, np.ndarray]) -> dict[str, float]:
    age, ethnic = referrals["age"], referrals["ethnic_group"]
    known = ~np.isin(ethnic, list(people.UNSTATED))
    _, by_practice = np.unique(referrals["practice"], return_counts=True)
    oldest, youngest = people.AGE_BANDS[-1], people.AGE_BANDS[0]
    return {
        "Most referrals from one practice": float(by_practice.max(initial=0)),
        "Aged 80 and over": float((age >= oldest[0]).sum()),
        "Aged under 60": float((age <= youngest[1]).sum()),
        "Ethnic group known": float(known.sum()),
        "Not white": float((known & ~np.isin(ethnic, list(people.WHITE))).sum()),
    }
