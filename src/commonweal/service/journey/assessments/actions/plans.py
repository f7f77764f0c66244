"""Write down what somebody wants and how they will get there, how it went, and what was agreed."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey, plans
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.assessments import queries
from commonweal.service.journey.assessments.models import Agreement, Goal, Progress, Step
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.referrals import queries as rules


@transaction.atomic
def add_goal(*, referral, by, words, easy_words="", need="", importance=None, confidence=None, steps=()):
    """A new goal, with the steps that are known already."""
    referrals.lock(referral=referral, by=by)
    rules.refuse_unallocated(referral)
    told = _told(words, easy_words, need, importance, confidence)
    goal = audit.add(
        Goal(referral=referral, by=by, **told), event="GOAL_ADDED", by=by, person=referral.person_id, steps=len(steps)
    )
    _keep_steps(goal, steps, by)
    return goal


@transaction.atomic
def change_goal(*, goal, by, version, words, easy_words="", need="", importance=None, confidence=None, steps=()):
    """Change a goal and its steps: of two people who do it at once, the second sees both versions."""
    rules.refuse_closed(goal.referral)
    told = _told(words, easy_words, need, importance, confidence)
    audit.amend(goal, event="GOAL_CHANGED", by=by, version=version, person=goal.referral.person_id, **told)
    _keep_steps(goal, steps, by)
    return goal


def _told(words, easy_words, need, importance, confidence):
    if not words.strip():
        raise ActionRefused("Write the goal in the person's own words.")
    if need:
        rules.refuse_unknown(need, journey.REASONS, "the need")
    for number, what in ((importance, "Importance"), (confidence, "Confidence")):
        _refuse_number(number, what)
    said = {"words": words.strip(), "easy_words": easy_words.strip()}
    return said | {"need": need, "importance": importance, "confidence": confidence}


def _refuse_number(number, what):
    if number is not None and not plans.LOWEST <= number <= plans.HIGHEST:
        raise ActionRefused(f"{what} is a number from {plans.LOWEST} to {plans.HIGHEST}.")


def _keep_steps(goal, steps, by):
    """Steps as the page showed them: with a key those that were there, without one the new; none without words."""
    known = {str(each.pk): each for each in goal.steps.filter(dropped=False)}
    for told in steps:
        step = known.get(str(told.get("pk") or ""))
        what = told["what"].strip()
        if step:
            _change_step(goal, step, what, told, by)
        elif what:
            made = Step(goal=goal, what=what, who=told["who"].strip(), due_on=told["due_on"], done_on=_done(told, None))
            audit.add(made, event="STEP_ADDED", by=by, person=goal.referral.person_id)


def _change_step(goal, step, what, told, by):
    person = goal.referral.person_id
    if not what:
        audit.amend(step, event="STEP_TAKEN_OUT", by=by, person=person, dropped=True)
        return
    now = {"what": what, "who": told["who"].strip(), "due_on": told["due_on"], "done_on": _done(told, step.done_on)}
    if any(getattr(step, name) != value for name, value in now.items()):
        audit.amend(step, event="STEP_CHANGED", by=by, person=person, **now)


def _done(told, done_on):
    return (done_on or timezone.localdate()) if told["done"] else None


@transaction.atomic
def finish_step(*, step, by, version, on=None):
    """Tick a step off; the version is its goal's, so that nobody who has the goal open unticks it unseen."""
    goal = step.goal
    rules.refuse_closed(goal.referral)
    if step.dropped:
        raise ActionRefused("This step is not in the plan any more. Look at the plan again.")
    person = goal.referral.person_id
    audit.amend(goal, event="GOAL_MOVED_ON", by=by, version=version, person=person)
    return audit.amend(step, event="STEP_DONE", by=by, person=person, done_on=on or timezone.localdate())


@transaction.atomic
def review_goal(*, goal, by, version, on, state, confidence=None, note=""):
    """Say how far somebody has come with a goal; what was said before is kept."""
    rules.refuse_closed(goal.referral)
    rules.refuse_unknown(state, plans.GOAL_STATES, "how the goal is going")
    rules.refuse_day(goal.referral, on, "the review of the goal")
    _refuse_number(confidence, "Confidence")
    now = {"state": state, "reviewed_on": on} | ({} if confidence is None else {"confidence": confidence})
    audit.amend(goal, event="GOAL_REVIEWED", by=by, version=version, person=goal.referral.person_id, **now)
    Progress.objects.create(goal=goal, on=on, by=by, state=state, confidence=confidence, note=note.strip())
    return goal


@transaction.atomic
def agree(*, referral, by, agreed_on, agreed_with, copy, seen):
    """Keep the plan as it was agreed; `seen` tells that it is the one that was read out."""
    referrals.lock(referral=referral, by=by)
    rules.refuse_unallocated(referral)
    rules.refuse_day(referral, agreed_on, "the agreement")
    rules.refuse_unknown(agreed_with, plans.AGREED_WITH, "who agreed")
    rules.refuse_unknown(copy, plans.COPIES, "the copy they were given")
    plan = queries.plan(referral)
    if not plan["goals"]:
        raise ActionRefused("There is no goal in the plan yet. Add what the person wants first.")
    if seen != queries.digest(plan):
        raise ActionRefused("The plan was changed while this page was open. Read it again with the person, below.")
    agreed = Agreement(referral=referral, by=by, agreed_on=agreed_on, agreed_with=agreed_with, copy=copy, plan=plan)
    return audit.add(agreed, event="PLAN_AGREED", by=by, person=referral.person_id, copy=copy)
