"""Ask an enabler to go along to a first visit, and say what came of it."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain import outcomes
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.onward import queries
from commonweal.service.journey.onward.models import Accompaniment
from commonweal.service.journey.referrals import queries as rules
from commonweal.service.people import actions as people
from commonweal.service.people.models import Relationship

WRITING_UP_DAYS = 7
"""How long an enabler still sees a person after the visit, to put right what was written."""


@transaction.atomic
def accompany(*, onward, enabler, on, by, meet, ask="", at_time=None):
    """Ask an enabler to go along; until a few days after the visit they see who it is and how to reach them."""
    referral = onward.referral
    rules.refuse_closed(referral)
    rules.refuse_dead(referral)
    if onward.state not in queries.GOES_ALONG:
        raise ActionRefused("This is over, so there is no visit to go along to. Refer on to a service first.")
    if enabler.role != Role.ENABLER or not enabler.is_active:
        raise ActionRefused("Choose an enabler who works here now.")
    if on < timezone.localdate():
        raise ActionRefused("The day of the visit has passed. Choose today or a later day.")
    if not meet.strip():
        raise ActionRefused("Say where they meet.")
    if onward.accompaniments.planned().filter(on=on).exists():
        raise ActionRefused("A visit on this day is planned already. Change that one, or choose another day.")
    visit = Accompaniment(
        onward=onward, enabler=enabler, on=on, at_time=at_time, meet=meet.strip(), ask=ask.strip(), by=by
    )
    audit.add(visit, event="VISIT_PLANNED", by=by, person=referral.person_id)
    people.relate(person=referral.person_id, why=Relationship.Why.ENABLER, user=enabler, by=by)
    return visit


@transaction.atomic
def record_visit(*, visit, state, by, version, went_in=None, goes_again=None, note=""):
    """Say what came of it; saying otherwise later corrects it."""
    rules.refuse_unknown(state, (outcomes.WENT, outcomes.DID_NOT_GO), "whether you went")
    if visit.state == outcomes.CANCELLED:
        raise ActionRefused("This visit was cancelled, so there is nothing to write of it.")
    if visit.on > timezone.localdate():
        raise ActionRefused("The visit is still to come. Write down what happened when it has been.")
    went = state == outcomes.WENT
    said = {"state": state, "went_in": went_in if went else None, "goes_again": goes_again if went else None}
    person = visit.onward.referral.person_id
    audit.amend(visit, event="VISIT_RECORDED", by=by, version=version, person=person, note=note.strip(), **said)
    return _release(visit, by, WRITING_UP_DAYS)


@transaction.atomic
def cancel_visit(*, visit, by, version):
    """There will be no visit: the enabler no longer sees the person."""
    if visit.state != outcomes.PLANNED:
        raise ActionRefused("Only a visit that is still planned can be cancelled.")
    person = visit.onward.referral.person_id
    audit.amend(visit, event="VISIT_CANCELLED", by=by, version=version, person=person, state=outcomes.CANCELLED)
    return _release(visit, by, 0)


def stop(*, onward, by):
    """The place came to nothing or ended: nobody goes along any more."""
    call_off(by=by, onward=onward)


def call_off(*, by, **whose):
    """Nobody goes along to what was planned: of one place, of one referral, or of one person."""
    for visit in Accompaniment.objects.planned().filter(**whose).select_related("enabler", "onward__referral"):
        cancel_visit(visit=visit, by=by, version=visit.version)


def _release(visit, by, days):
    """An enabler who has nothing else planned with the person sees them only so long."""
    person = visit.onward.referral.person_id
    planned = Accompaniment.objects.planned().filter(enabler=visit.enabler, onward__referral__person=person)
    if not planned.exists():
        asked = {"why": Relationship.Why.ENABLER, "user": visit.enabler, "after_days": days}
        people.unrelate(person=person, by=by, **asked)
    return visit
