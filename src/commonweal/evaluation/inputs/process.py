"""What the service did in the period: referrals in, referrals out by kind, practices, ages, ethnic groups."""

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


def process(engine: Engine, cohort: CohortPlan) -> dict[str, float]:
    """Count what the service did for those referred in the period, linked or not.

    Parameters
    ----------
    engine
        Knows the store's tables by name [engine].
    cohort
        Says which period [section of the plan].

    Returns
    -------
    dict
        referrals_in, people_referred, practices [numbers]; onward_funded_vcs, onward_other_vcs, onward_statutory,
        onward_signpost, onward_all (without signposts) [referrals]; highest_practice_pct, aged_80_plus_pct,
        under_60_pct, not_white_pct [% of referrals in; of those whose ethnic group is known].
    """
    period = {"referred_from": cohort.referred_from, "referred_to": cohort.referred_to}
    referrals = engine.run(REFERRALS, **period)
    onward = engine.run(ONWARD, **period)
    counted = dict(zip(onward["kind"].tolist(), onward["many"].tolist(), strict=True))
    by_kind = {f"onward_{kind}": float(counted.get(kind, 0)) for kind in journey.ONWARD_KINDS}
    out = sum(many for name, many in by_kind.items() if name != f"onward_{journey.SIGNPOST}")
    return {**_referrals_in(referrals), "onward_all": out, **by_kind, **_shares(referrals)}


def _referrals_in(referrals: dict[str, np.ndarray]) -> dict[str, float]:
    return {
        "referrals_in": float(len(referrals["person"])),
        "people_referred": float(len(np.unique(referrals["person"]))),
        "practices": float(len(np.unique(referrals["practice"]))),
    }


def _shares(referrals: dict[str, np.ndarray]) -> dict[str, float]:
    age, ethnic = referrals["age"], referrals["ethnic_group"]
    known = ~np.isin(ethnic, list(people.UNSTATED))
    _, by_practice = np.unique(referrals["practice"], return_counts=True)
    oldest, youngest = people.AGE_BANDS[-1], people.AGE_BANDS[0]
    return {
        "highest_practice_pct": _pct(by_practice.max(initial=0), len(age)),
        "aged_80_plus_pct": _pct((age >= oldest[0]).sum(), len(age)),
        "under_60_pct": _pct((age <= youngest[1]).sum(), len(age)),
        "not_white_pct": _pct((known & ~np.isin(ethnic, list(people.WHITE))).sum(), known.sum()),
    }


def _pct(part: int, whole: int) -> float:
    return 100.0 * float(part) / float(whole) if whole else 0.0
