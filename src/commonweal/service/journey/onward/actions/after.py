"""Agree how it goes on when the funded time ends, and keep what could not be had."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey, outcomes
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.onward.models import StepDown, UnmetNeed
from commonweal.service.journey.referrals import queries as rules


@transaction.atomic
def plan_step_down(*, onward, planned, helper, from_on, by, plan="", version=None):
    """Agree with the person what comes next, who helps and from when; agreeing anew changes the plan there is."""
    rules.refuse_unknown(planned, journey.CONTINUING_STEPS | {"stopped"}, "what comes next")
    if not onward.started_on:
        raise ActionRefused("The person has not started there. Record the start first.")
    if from_on < onward.started_on:
        raise ActionRefused("It cannot go on before the person started. Check the day.")
    if not helper.strip():
        raise ActionRefused("Say who helps, even if it is the person alone.")
    said = {"planned": planned, "helper": helper.strip(), "from_on": from_on, "plan": plan.strip()}
    said["agreed_on"] = timezone.localdate()
    person, known = onward.referral.person_id, StepDown.objects.filter(onward=onward).first()
    if known:
        return audit.amend(known, event="STEP_DOWN_CHANGED", by=by, version=version, person=person, **said)
    return audit.add(StepDown(onward=onward, by=by, **said), event="STEP_DOWN_PLANNED", by=by, person=person)


@transaction.atomic
def note_unmet(*, referral, need, why, by, noted_on, service=None, note=""):
    """Keep what the person needed and could not have, so that somebody can do something about it."""
    rules.refuse_unknown(need, journey.REASONS, "what was needed")
    rules.refuse_unknown(why, outcomes.UNMET_WHY, "why it could not be had")
    rules.refuse_day(referral, noted_on, "noting it")
    if "other" in (need, why) and not note.strip():
        raise ActionRefused("Say in a few words what was needed, or why it could not be had.")
    unmet = UnmetNeed(
        referral=referral, need=need, why=why, service=service, note=note.strip(), noted_on=noted_on, by=by
    )
    return audit.add(unmet, event="UNMET_NEED_NOTED", by=by, person=referral.person_id)
