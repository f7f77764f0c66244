"""The whole method on one screen: from a plan to results, and the files that tell how they came about."""

from collections.abc import Callable

from commonweal.domain.dates import said
from commonweal.evaluation import activity, cohort, effect, inputs, value, wellbeing
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.inputs import Store
from commonweal.evaluation.plan import Plan
from commonweal.evaluation.plan.absent import within_reach
from commonweal.exchange.results import Results


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
        Everything found [results].
    """
    source = inputs.read(engine, store)
    plan, left_out = within_reach(plan, store.absent)
    say("Choosing who counts")
    chosen = cohort.select(engine, source, plan)
    say(f"Counting what {len(chosen.people['person']):,} people used")
    used = activity.count(engine, chosen, plan)
    people = chosen.people
    if plan.subgroups.prior_use:
        people = people | {"instances": activity.instances(engine, chosen, plan)}
    say("Estimating")
    changes = effect.estimate(people, used, plan)
    moved, any_of_eight = wellbeing.distance(source.scores, plan.wellbeing)
    worth = value.appraise(people, used, source.costs, chosen.referred, plan)
    return Results(
        title=plan.title,
        period=_period(plan),
        rules=[*cohort.rules(plan), *activity.rules(plan)],
        inputs=[rows for rows in store.rows if rows.table not in store.absent],
        flow=[*cohort.before(source.excluded, chosen.flow[0].people or 0), *chosen.flow],
        linkage=chosen.linkage,
        changes=changes,
        wellbeing=[] if "scores" in store.absent else moved,
        any_of_eight=any_of_eight,
        value=worth,
        process={**source.process},
        notes=[*store.notes, *left_out, *cohort.deaths(chosen)],
    )


def _period(plan: Plan) -> str:
    days = plan.cohort
    referred = f"Referrals from {said(days.referred_from)} to {said(days.referred_to)}"
    return f"{referred}; hospital data from {said(days.data_from)} to {said(days.data_to)}"
