"""Use of care before and after referral, group by group and outcome by outcome."""

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.effect.families import corrected
from commonweal.evaluation.effect.groups import Group, People, Used, groups
from commonweal.evaluation.effect.sentences import NOBODY, sentence
from commonweal.evaluation.plan import OUTCOMES, Plan
from commonweal.evaluation.statistics import DRAWS, per_year, rate_ratio, steady
from commonweal.exchange.results import Change

BUNDLED = frozenset({"bed_days", "prescriptions", "social_care", "residential"})
"""Outcomes whose units come in bundles: one stay or one illness makes many."""


def estimate(people: People, used: Used, plan: Plan, draws: int = DRAWS) -> list[Change]:
    """Estimate how use of care changed from before to after referral.

    Parameters
    ----------
    people
        The people analysed: person, age, engaged, continuing, funded, instances, days_before, days_after
        [people].
    used
        Outcome -> use before and after, aligned with the people [people; events or bed days].
    plan
        The evaluation's plan [plan].
    draws
        How often people are drawn again where units come in bundles; nought for not at all [drawings].

    Returns
    -------
    list
        A row for each group and outcome, everybody first, with p corrected within their families [changes].

    References
    ----------
    Wooldridge (1999), Distribution-free estimation of some nonlinear panel data models, Journal of Econometrics 90.
    """
    parts = list(groups(people, plan.subgroups))
    outcomes = [code for code in plan.activity.outcomes if code in used]
    return corrected([change(part, code, people, used[code], draws, plan.seed) for part in parts for code in outcomes])


def change(
    part: Group,
    outcome: str,
    people: People,
    counts: tuple[NDArray[np.int64], NDArray[np.int64]],
    draws: int = DRAWS,
    seed: int = 0,
) -> Change:
    """Estimate the change of one outcome in one group.

    Parameters
    ----------
    part
        The group [group].
    outcome
        Code of the outcome [text].
    people
        The people analysed, all of them [people].
    counts
        Use before and after, aligned with the people [people; events or bed days].
    draws, seed
        How often people are drawn again where units come in bundles, and the start of the draws
        [drawings; whole number].

    Returns
    -------
    Change
        The row [change].
    """
    chosen = [column[part.members] for column in (*counts, people["days_before"], people["days_after"])]
    before, after, days_before, days_after = (int(column.sum()) for column in chosen)
    found = rate_ratio(*chosen, bundled=outcome in BUNDLED, draws=draws, seed=seed)
    rates = per_year(before, days_before), per_year(after, days_after)
    size = int(part.members.sum())
    return Change(
        by=part.by,
        group=part.words,
        association=part.association,
        outcome=outcome,
        name=OUTCOMES[outcome],
        people=size,
        days_before=days_before,
        days_after=days_after,
        before=before,
        after=after,
        rate_before=rates[0],
        rate_after=rates[1],
        change_pct=None if found.ratio is None else steady(100 * (found.ratio - 1)),
        ratio=found.ratio,
        low=found.low,
        high=found.high,
        p=found.p,
        method=found.method,
        words=sentence(found, *rates, after) if size else NOBODY,
    )
