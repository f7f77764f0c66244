"""The whole method on one screen: from a plan to results, and the files that tell how they came about."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.dates import said
from commonweal.evaluation import activity, cohort, effect, inputs, matching, value, wellbeing
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.inputs import Store
from commonweal.evaluation.plan import Plan, agreement
from commonweal.evaluation.plan.absent import within_reach
from commonweal.exchange.results import BALANCE, AnyOfEight, Results

AFTERWARDS = (
    "engaged", "continuing", "continuing_then", "funded", "funded_then", "service", "wellbeing", "wellbeing_then",
)  # fmt: skip
"""What is known of the referred alone, since it came after referral."""
Counted = tuple[Mapping[str, NDArray[Any]], Mapping[str, tuple[NDArray[np.int64], NDArray[np.int64]]]]
"""People column by column, and outcome -> use before and after, aligned with them."""


def evaluate(plan: Plan, engine: Engine, store: Store, say: Callable[[str], None]) -> Results:
    """Carry out a plan.

    Parameters
    ----------
    plan
        What to evaluate [plan].
    engine
        What counts: DuckDB or Spark [engine].
    store
        The inputs, checked [store].
    say
        Told of each step as it begins [function of text].

    Returns
    -------
    Results
        Everything found; of stage `balance`, and without any outcome, while the plan has not accepted the balance of
        its matched controls [results].
    """
    source = inputs.read(engine, store)
    plan, left_out = within_reach(plan, store.absent)
    say("Choosing who counts")
    chosen = followed_up(cohort.select(engine, source, plan), source, plan)
    found = _chosen(plan, store, source, chosen, left_out)
    matched = None
    if plan.matching:
        say("Choosing controls")
        activity.everybody(engine)
        matched = matching.pair(matching.gather(engine, chosen, plan), plan.matching)
        matched = told(matched, chosen)
        found = _matched(found, matched, plan)
        if found.stage == BALANCE:
            return found
    say(f"Counting what {len(chosen.people['person']):,} people used")
    own = _counted(engine, chosen, plan)
    found = _changed(found, own, source, chosen, plan, "scores" not in store.absent)
    if matched:
        say(f"Comparing with {matched.found.controls:,} controls")
        found = _compared(found, own, engine, matched, plan)
    return found


def followed_up(chosen: cohort.Cohort, source: inputs.Source, plan: Plan) -> cohort.Cohort:
    """Put beside each person which way their well-being went, and what was known of that on the landmark.

    Parameters
    ----------
    chosen
        The cohort [cohort].
    source
        Knows the scores [source].
    plan
        Says when a follow-up counts, and which day the landmark is [plan].

    Returns
    -------
    Cohort
        The same, with `wellbeing` and `wellbeing_then` [cohort].
    """
    people, asked = chosen.people, (source.scores, plan.wellbeing)
    landmark = people["index_on"] + np.timedelta64(plan.landmarks.get("wellbeing", 0), "D")
    went = {
        "wellbeing": wellbeing.direction(people["person"], *asked),
        "wellbeing_then": wellbeing.direction(people["person"], *asked, landmark),
    }
    return replace(chosen, people=people | went)


def told(matched: matching.Matched, chosen: cohort.Cohort) -> matching.Matched:
    """Put beside the referred among the matched what came after referral; of controls there is nothing to tell.

    Parameters
    ----------
    matched
        The referred with their controls [matched people].
    chosen
        The cohort, followed up [cohort].

    Returns
    -------
    Matched
        The same, with no, or an empty text, for controls [matched people].
    """
    people, treated = matched.people, matched.people["treated"]
    place = np.searchsorted(chosen.people["person"], people["person"][treated])
    known = {}
    for name in AFTERWARDS:
        known[name] = np.zeros(len(treated), dtype=chosen.people[name].dtype)
        known[name][treated] = chosen.people[name][place]
    return replace(matched, people=people | known)


def _chosen(plan: Plan, store: Store, source: inputs.Source, chosen: cohort.Cohort, left_out: list[str]) -> Results:
    """What is known before anything that came after referral is looked at."""
    return Results(
        title=plan.title,
        period=_period(plan),
        rules=[*cohort.rules(plan), *activity.rules(plan)],
        inputs=[rows for rows in store.rows if rows.table not in store.absent],
        flow=[*cohort.before(source.excluded, chosen.flow[0].people or 0), *chosen.flow],
        linkage=chosen.linkage,
        changes=[],
        wellbeing=[],
        any_of_eight=AnyOfEight(None, None, None, None, None, "Not read yet."),
        value=None,
        process={**source.process},
        notes=[*store.notes, *left_out],
    )


def _matched(found: Results, matched: matching.Matched, plan: Plan) -> Results:
    """The controls, and whether the plan has accepted how alike they are."""
    agreed, unlike = agreement(plan, matched.found.digest)
    return replace(
        found,
        stage=found.stage if agreed else BALANCE,
        flow=[*found.flow, *matched.flow],
        matching=replace(matched.found, agreed=agreed),
        notes=[*found.notes, *matched.notes, *unlike],
    )


def _counted(engine: Engine, chosen: cohort.Cohort, plan: Plan) -> Counted:
    """What the people analysed used, and beside it, where the plan asks, how often they came before."""
    used, people = activity.count(engine, chosen, plan), chosen.people
    if plan.subgroups.prior_use:
        people = people | {"instances": activity.instances(engine, chosen, plan)}
    return people, used


def _changed(
    found: Results, own: Counted, source: inputs.Source, chosen: cohort.Cohort, plan: Plan, scored: bool
) -> Results:
    """Before and after, of the referred alone: use, well-being, and what the change would be worth."""
    moved, any_of_eight = wellbeing.distance(source.scores, plan.wellbeing)
    return replace(
        found,
        changes=effect.estimate(*own, plan),
        shifts=effect.shifts(*own, plan),
        wellbeing=moved if scored else [],
        any_of_eight=any_of_eight,
        value=value.appraise(*own, source.costs, chosen.referred, plan),
        notes=[*found.notes, *cohort.deaths(chosen)],
    )


def _compared(found: Results, own: Counted, engine: Engine, matched: matching.Matched, plan: Plan) -> Results:
    """The same beside matched controls, with what speaks against believing it."""
    used, monthly = activity.count(engine, matched, plan), activity.monthly(engine, matched, plan)
    unrelated, nights = activity.unrelated(engine, matched, plan), activity.nights(engine, matched)
    dying = activity.last_days(engine, matched, plan)
    return replace(
        found,
        **effect.compare(matched, used, unrelated, monthly, found.changes, plan, own),
        last_days=effect.last_days(matched, dying, used, plan),
        alive_out=effect.alive_out(matched, nights, plan),
        interrupted=effect.interrupted(activity.by_practice(engine, plan), plan),
        reach=effect.reach(matched.eligible, matched.people),
    )


def _period(plan: Plan) -> str:
    days = plan.cohort
    referred = f"Referrals from {said(days.referred_from)} to {said(days.referred_to)}"
    return f"{referred}; hospital data from {said(days.data_from)} to {said(days.data_to)}"
