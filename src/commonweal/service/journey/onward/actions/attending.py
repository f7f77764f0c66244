"""The start, the register, the end of a place, and what came next."""

from datetime import timedelta

from django.db import transaction

from commonweal.domain import journey
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.onward import queries
from commonweal.service.journey.onward.actions.moving import move, release
from commonweal.service.journey.onward.models import Attendance
from commonweal.service.journey.referrals import queries as rules


@transaction.atomic
def start(*, onward, on, by, version):
    """The person has begun; a funded place runs for the weeks of its block from then."""
    queries.refuse_outside(on, onward.made_on, "the start")
    funded = on + timedelta(weeks=onward.block.weeks, days=-1) if onward.block else None
    dates = {"started_on": on, "funded_until": funded}
    return move(onward=onward, to=journey.STARTED, by=by, event="ONWARD_STARTED", version=version, **dates)


@transaction.atomic
def attend(*, onward, on, attended, by):
    """Say whether the person came on a day; saying otherwise later corrects the register."""
    if not onward.started_on:
        raise ActionRefused("The person has not started. Record the start first.")
    queries.refuse_outside(on, onward.started_on, "the session")
    if onward.ended_on and on > onward.ended_on:
        raise ActionRefused("The session is after the end of the place. Check the date.")
    known = Attendance.objects.filter(onward=onward, on=on).first()
    if known and known.attended == attended:
        return known
    person = onward.referral.person_id
    if known:
        return audit.amend(known, event="ATTENDANCE_CORRECTED", by=by, person=person, attended=attended)
    session = Attendance(onward=onward, on=on, attended=attended, by=by)
    return audit.add(session, event="ATTENDANCE_RECORDED", by=by, person=person)


@transaction.atomic
def end(*, onward, on, next_step, by, version, note=""):
    """The place has ended; say what came next."""
    rules.refuse_unknown(next_step, journey.NEXT_STEPS, "what came next")
    queries.refuse_outside(on, onward.started_on or onward.made_on, "the end")
    if Attendance.objects.filter(onward=onward, on__gt=on).exists():
        raise ActionRefused("The register has a session after this day. Check the date.")
    said = {"ended_on": on, "next_step": next_step, "next_step_on": on, "note": note.strip() or onward.note}
    move(onward=onward, to=journey.ENDED, by=by, event="ONWARD_ENDED", version=version, **said)
    return release(onward=onward, by=by)


@transaction.atomic
def record_next_step(*, onward, next_step, on, by, version):
    """Say what came next, when it was learnt after the end."""
    rules.refuse_unknown(next_step, journey.NEXT_STEPS, "what came next")
    if onward.state != journey.ENDED:
        raise ActionRefused("The place has not ended. Record the end, and what came next with it.")
    queries.refuse_outside(on, onward.ended_on, "the next step")
    said = {"next_step": next_step, "next_step_on": on}
    person = onward.referral.person_id
    return audit.amend(onward, event="NEXT_STEP_RECORDED", by=by, version=version, person=person, **said)
