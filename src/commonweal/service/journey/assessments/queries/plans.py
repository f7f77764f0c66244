"""The plan of a person: its goals with their steps, how they went, and what was agreed."""

import json
from hashlib import blake2b

from django.db.models import Prefetch

from commonweal.domain import plans
from commonweal.service.journey.assessments.models import Agreement, Assessment, Goal, Progress, Step


def goals(referral):
    """Every goal of a referral with its steps, those worked on first, the most important of them on top."""
    steps = Prefetch("steps", Step.objects.filter(dropped=False).order_by("created_at"), to_attr="taken")
    found = list(Goal.objects.filter(referral=referral).prefetch_related(steps, "progress__by"))
    return sorted(found, key=lambda goal: (goal.state not in plans.LIVE, -(goal.importance or 0)))


def progress(referral):
    """How the goals went, review by review, the newest first."""
    return Progress.objects.filter(goal__referral=referral).select_related("goal", "by").order_by("-on", "-id")


def plan(referral, wanted=None):
    """The plan as it is read out and printed, in plain values; a goal that was given up is not in it."""
    said = Assessment.objects.filter(referral=referral).first()
    found = goals(referral) if wanted is None else wanted
    return {
        "what_matters": said.what_matters if said else "",
        "strengths": said.strengths if said else "",
        "goals": [_goal(each) for each in found if each.state != plans.GIVEN_UP],
    }


def _goal(goal):
    told = {name: getattr(goal, name) for name in ("words", "easy_words", "importance", "confidence", "state")}
    return told | {"steps": [_step(each) for each in goal.taken]}


def _step(step):
    due_on = step.due_on.isoformat() if step.due_on else ""
    return {"what": step.what, "who": step.who, "due_on": due_on, "done": step.done_on is not None}


def digest(told):
    """Tells one plan from another: what was agreed from what is there now."""
    return blake2b(json.dumps(told, sort_keys=True).encode(), digest_size=12).hexdigest()


def agreement(referral):
    """What was agreed last, or None."""
    return Agreement.objects.filter(referral=referral).select_related("by").order_by("agreed_on", "created_at").last()
