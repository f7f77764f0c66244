"""What a plan may not ask for although each of its keys is well written."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta

from commonweal.domain.measures import HIGHEST, LOWEST
from commonweal.evaluation.plan.controls import KNOWN, STRATA, Matching
from commonweal.evaluation.plan.sections import INPATIENT, OUTCOMES, Plan

LEAST_SURE = 8
ONE_DAY = timedelta(days=1)
SOURCE_OF = {
    "ae": ("ae", "ecds"), "outpatient": ("op",), "gp_face": ("gp",), "gp_phone": ("gp",),
    "prescriptions": ("prescriptions",), "social_care": ("care",), "residential": ("care",),
}  # fmt: skip
"""Outcome -> the sources any of which it is counted from, when they may be left out."""
NEEDS = {
    "population": "Hospital files hold nobody who never went, so controls are chosen from the table of everybody "
    "registered; docs/tables/population.md says what it holds. Or leave [matching] out.",
    "risk": "Add the dated risk scores (docs/tables/risk.md), or take risk out of covariates.",
    "gp": "Add the GP contacts (docs/tables/gp.md), or take gp out of covariates.",
    "prescriptions": "Add the prescriptions (docs/tables/prescriptions.md), or take them out of covariates.",
}
ON_REQUEST = frozenset({"cips"})
"""Outcomes that are counted only when the plan names them."""


class PlanError(ValueError):
    """The plan cannot be carried out as written; the message says where and what to do."""

    exit_code = 2


def check(plan: Plan, where: str) -> None:
    """Refuse a plan that contradicts itself.

    Parameters
    ----------
    plan
        The plan [plan].
    where
        What to call the plan in messages [text].

    Raises
    ------
    PlanError
        With the first thing found, and what to do.
    """
    for problem in (*_dates(plan), *_outcomes(plan), *_numbers(plan), *_matching(plan)):
        raise PlanError(f"{where}{problem}")


def counted(plan: Plan) -> list[str]:
    """Choose the outcomes that can be counted: without a file, nothing is known, which is not the same as none used.

    Parameters
    ----------
    plan
        The plan [plan].

    Returns
    -------
    list
        Those of the plan's outcomes for which it names a file [codes].
    """
    return [name for name in plan.activity.outcomes if _has_file(plan, name)]


def _has_file(plan: Plan, name: str) -> bool:
    return name not in SOURCE_OF or any(getattr(plan.sources, source) for source in SOURCE_OF[name])


def _dates(plan: Plan) -> Iterator[str]:
    cohort = plan.cohort
    if cohort.referred_from > cohort.referred_to:
        yield ", [cohort]: referred_from lies after referred_to. Exchange them."
    if cohort.data_from > cohort.data_to:
        yield ", [cohort]: data_from lies after data_to. Exchange them."
    if cohort.referred_from > cohort.data_to:
        yield ", [cohort]: the hospital data end before the first referral. Check data_to."
    elif cohort.after == "full" and cohort.referred_from + timedelta(cohort.window_days) > cohort.data_to + ONE_DAY:
        yield (
            f", [cohort]: {cohort.months} months after referral are asked for, but the hospital data end "
            f"{(cohort.data_to - cohort.referred_from).days // 30} months after the first referral, so nobody could "
            'be analysed. Choose fewer months, get later data, or keep people by person-time with after = "partial".'
        )


def _outcomes(plan: Plan) -> Iterator[str]:
    priced = plan.value.outcomes if plan.value else ()
    for name in (*plan.activity.outcomes, *priced):
        if name not in OUTCOMES:
            yield f": {name!r} is not an outcome. Known: {', '.join(OUTCOMES)}."
        elif name in plan.activity.outcomes and not _has_file(plan, name):
            missing = " or ".join(SOURCE_OF[name])
            yield f", [activity]: {name} is to be counted, but [sources] names no {missing}. Add it."
    if not plan.activity.outcomes:
        yield f", [activity]: outcomes is empty. Name at least one of {', '.join(OUTCOMES)}."
    for section, named in (("activity", plan.activity.outcomes), ("value", priced)):
        if len(set(named)) < len(named):
            yield f", [{section}]: outcomes names something twice. Leave one out."
    stays = [name for name in priced if name in INPATIENT]
    if len(set(stays)) > 1:
        yield f", [value]: {' and '.join(stays)} are the same stays; price one of them."


def _numbers(plan: Plan) -> Iterator[str]:
    rules, scores = plan.rules, plan.wellbeing
    for name in ("rules", "subgroups", "wellbeing"):
        for part in fields(section := getattr(plan, name)):
            if getattr(section, part.name) < 0:
                yield f", [{name}]: {part.name} lies below nought."
    if not LOWEST <= scores.low < HIGHEST:
        yield f", [wellbeing]: scores run from {LOWEST} to {HIGHEST}, so low is from {LOWEST} to {HIGHEST - 1}."
    if scores.follow_up_from_days > scores.follow_up_to_days:
        yield ", [wellbeing]: follow_up_from_days is more than follow_up_to_days. Exchange them."
    if rules.continuing_after_days > rules.continuing_within_days:
        yield ", [rules]: continuing_after_days is more than continuing_within_days. Exchange them."
    if not 1 <= plan.cohort.match_rank_up_to <= LEAST_SURE:
        yield f", [cohort]: match ranks run from 1, the surest, to {LEAST_SURE}; see match_rank_up_to."


def _matching(plan: Plan) -> Iterator[str]:
    here = ", [matching]"
    if plan.matching:
        yield from (f"{here}{problem}" for problem in (*_named(plan.matching), *_sizes(plan.matching)))
        for name in _wanting(plan):
            yield f"{here}: [sources] names no {name}. {NEEDS[name]}"


def _named(wanted: Matching) -> Iterator[str]:
    for key, known in (("covariates", KNOWN), ("exact", STRATA)):
        for name in getattr(wanted, key):
            if name not in known:
                yield f" {key}: {_not_for_matching(name)} Known: {', '.join(known)}."
    if not wanted.covariates:
        yield f": covariates is empty. Name at least one of {', '.join(KNOWN)}."


def _sizes(wanted: Matching) -> Iterator[str]:
    if not 1 <= wanted.ratio <= 10:
        yield f": ratio is {wanted.ratio}; give 1 to 10 controls for each person referred."
    if wanted.caliper < 0 or wanted.limit <= 0:
        yield ": caliper may not lie below nought, and limit must lie above."
    if wanted.most_candidates < 1:
        yield f": most_candidates is {wanted.most_candidates}; give 1 or more."


def _wanting(plan: Plan) -> list[str]:
    """Which sources the matching rests on and the plan does not name."""
    asked = plan.matching.covariates if plan.matching else ()
    needed = ["population", *(name for name in NEEDS if name in asked)]
    return [name for name in dict.fromkeys(needed) if not getattr(plan.sources, name)]


def _not_for_matching(name: str) -> str:
    """What happens after referral is never known when somebody is referred."""
    bare = name.removesuffix("_after").removeprefix("after_").removeprefix("outcome_")
    if bare != name or name in ("died", "deaths", "engaged", "continuing", "funded"):
        return f"{name!r} is an outcome, and outcomes may not choose the controls. Take it out."
    return f"{name!r} is not known here."
