"""Effects: the change of the referred beside that of their controls, group by group and outcome by outcome."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.effect.changes import BUNDLED
from commonweal.evaluation.effect.comparison.words import finding
from commonweal.evaluation.effect.equality import equality
from commonweal.evaluation.effect.families import corrected
from commonweal.evaluation.effect.groups import AFTER, Group, groups
from commonweal.evaluation.effect.side import Counts, Matched, People, Sets, members, whole, within
from commonweal.evaluation.plan import OUTCOMES, Plan, Subgroups
from commonweal.evaluation.statistics import (
    DAYS_A_YEAR,
    DRAWS,
    Difference,
    Members,
    Ratio,
    detectable,
    differences,
    e_value,
    e_value_limit,
    gamma,
    ratio_of_changes,
    steady,
)
from commonweal.exchange.results import Effect

Whole = NDArray[np.int64]


def against(matched: Matched, used: Mapping[str, Counts], plan: Plan, draws: int = DRAWS) -> list[Effect]:
    """Estimate what referral did, as far as matched controls can tell.

    Parameters
    ----------
    matched
        The referred with their controls [matched people].
    used
        Outcome -> use before and after, aligned with the people [people; events or bed days].
    plan
        The evaluation's plan [plan].
    draws
        How often sets are drawn again for the interval of the difference; nought for none [drawings].

    Returns
    -------
    list
        A row for each group and outcome, everybody first, with p corrected within their families [effects].

    References
    ----------
    Wooldridge (1999), Distribution-free estimation of some nonlinear panel data models, Journal of Econometrics 90.
    """
    people, sets = matched.people, matched.sets
    outcomes = [code for code in plan.activity.outcomes if code in used]
    everybody = {code: members(sets, people, used[code]) for code in outcomes}
    rows = []
    for part in divided(people, plan.subgroups):
        kept = within(sets, part)
        chosen = {code: each.where(kept) for code, each in everybody.items()}
        if part.both:
            chosen = {code: whole(each) for code, each in chosen.items()}
        rows += effects(part, chosen, draws, plan.seed)
    return corrected(rows)


def ratio(
    sets: Sets, before: Whole, after: Whole, days_before: Whole, days_after: Whole, *, bundled: bool = False
) -> Ratio:
    """Estimate the effect on everybody and nothing else, for when it is done thousands of times.

    Parameters
    ----------
    sets
        Who stands beside whom [sets].
    before, after
        Use on either side, aligned with the people whose places the sets name [people; events].
    days_before, days_after
        Time at risk on either side, likewise [people; days].
    bundled
        True when the units come in bundles, as bed days do [yes/no].

    Returns
    -------
    Ratio
        Ratio of the two rate ratios with interval and p [ratio].
    """
    columns = (column[sets.place] for column in (before, after, days_before, days_after))
    found = Members(sets.of, sets.treated, sets.weight, *columns)
    return ratio_of_changes(found, bundled=bundled)


def divided(people: People, plan: Subgroups) -> Iterator[Group]:
    """Divide those compared as the plan asks; a group without anybody referred has no row.

    Parameters
    ----------
    people
        Everybody in the sets, column by column [people].
    plan
        Which parts are wanted [section].

    Yields
    ------
    Group
        Everybody first, then the parts [groups].
    """
    for part in groups(people, plan):
        # Use before referral is a fact of the baseline: what it chooses is compared with controls whom it chooses too.
        yield replace(part, association=part.by in AFTER)
    if plan.equality:
        yield from (part for part in equality(people) if (part.members & people["treated"]).any())


def effects(part: Group, chosen: Mapping[str, Members], draws: int, seed: int) -> list[Effect]:
    """Estimate the effect on one group, outcome by outcome.

    Parameters
    ----------
    part
        The group [group].
    chosen
        Outcome -> members of its sets with what they used [members].
    draws, seed
        How often sets are drawn again, and the start of the draws [drawings; whole number].

    Returns
    -------
    list
        A row for each outcome, p not corrected yet [effects].
    """
    apart = differences(list(chosen.values()), draws, seed)
    return [_effect(part, code, each, gap) for (code, each), gap in zip(chosen.items(), apart, strict=True)]


def _effect(part: Group, code: str, found: Members, gap: Difference | None) -> Effect:
    arms = found.where(found.treated), found.where(~found.treated)
    sure = ratio_of_changes(found, bundled=code in BUNDLED)
    apart = (gap.avoided, gap.low, gap.high) if gap else (None, None, None)
    return Effect(
        by=part.by,
        group=part.words,
        association=part.association,
        outcome=code,
        name=OUTCOMES[code],
        people=len(arms[0].of),
        controls=len(arms[1].of),
        rate_before=_rate(arms[0], "before"),
        rate_after=_rate(arms[0], "after"),
        control_before=_rate(arms[1], "before"),
        control_after=_rate(arms[1], "after"),
        ratio=sure.ratio,
        low=sure.low,
        high=sure.high,
        p=sure.p,
        p_holm=None,
        p_bh=None,
        difference=apart[0],
        difference_low=apart[1],
        difference_high=apart[2],
        e_value=e_value(sure.ratio),
        e_value_limit=e_value_limit(sure),
        detectable=detectable(sure),
        method=sure.method,
        words=finding(part, code, sure, len(arms[0].of)),
        before=int(arms[0].before.sum()),
        after=int(arms[0].after.sum()),
        controls_before=int(arms[1].before.sum()),
        controls_after=int(arms[1].after.sum()),
        gamma=gamma(found, None if sure.ratio is None else sure.ratio < 1) if part.by == "all" else None,
    )


def _rate(arm: Members, side: str) -> float | None:
    days = float(arm.weight @ np.asarray(getattr(arm, f"days_{side}")))
    return steady(float(arm.weight @ getattr(arm, side)) * DAYS_A_YEAR / days) if days > 0 else None
