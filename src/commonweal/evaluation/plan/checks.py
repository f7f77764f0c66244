"""What a plan may not ask for although each of its keys is well written."""

from collections.abc import Iterator
from dataclasses import fields

from commonweal.domain.measures import HIGHEST, LOWEST
from commonweal.evaluation.plan.sections import INPATIENT, OUTCOMES, Plan

LEAST_SURE = 8
SOURCE_OF = {"ae": "ae", "outpatient": "op"}
"""Outcome -> the source it is counted from, when that may be left out."""


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
    for problem in (*_dates(plan), *_outcomes(plan), *_numbers(plan)):
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
    there = plan.sources
    return [name for name in plan.activity.outcomes if name not in SOURCE_OF or getattr(there, SOURCE_OF[name])]


def _dates(plan: Plan) -> Iterator[str]:
    cohort = plan.cohort
    if cohort.referred_from > cohort.referred_to:
        yield ", [cohort]: referred_from lies after referred_to. Exchange them."
    if cohort.data_from > cohort.data_to:
        yield ", [cohort]: data_from lies after data_to. Exchange them."
    if cohort.referred_from > cohort.data_to:
        yield ", [cohort]: the hospital data end before the first referral. Check data_to."


def _outcomes(plan: Plan) -> Iterator[str]:
    priced = plan.value.outcomes if plan.value else ()
    for name in (*plan.activity.outcomes, *priced):
        if name not in OUTCOMES:
            yield f": {name!r} is not an outcome. Known: {', '.join(OUTCOMES)}."
        elif name in plan.activity.outcomes and name not in counted(plan):
            yield f", [activity]: {name} is to be counted, but [sources] names no {SOURCE_OF[name]}. Add it."
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
