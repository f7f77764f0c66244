"""Raise a concern for somebody's safety, and say what was done about it."""

from django.db import transaction

from commonweal.domain import safeguarding
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.contacts.models import Concern, Handling
from commonweal.service.journey.referrals import queries as rules


@transaction.atomic
def raise_concern(*, person, by, on, kind, seen, immediate, referral=None, told=""):
    """Tell those who look after safeguarding what was seen or said."""
    rules.refuse_unknown(kind, safeguarding.KINDS, "what the concern is about")
    if not seen.strip():
        raise ActionRefused("Say what was seen or said, in plain words.")
    concern = Concern(person=person, referral=referral, by=by, on=on, kind=kind, seen=seen.strip())
    concern.immediate, concern.told = immediate, told.strip()
    return audit.add(concern, event="CONCERN_RAISED", by=by, person=person)


@transaction.atomic
def handle_concern(*, concern, by, version, state, done):
    """Add what was done, and leave the concern open, passed on or closed."""
    rules.refuse_unknown(state, safeguarding.STATES, "where the concern stands now")
    if state not in safeguarding.MOVES[concern.state]:
        raise ActionRefused("A closed concern is opened again before anything else is done with it.")
    if not done.strip():
        raise ActionRefused("Say what was done.")
    audit.amend(concern, event="CONCERN_HANDLED", by=by, version=version, person=concern.person_id, state=state)
    return Handling.objects.create(concern=concern, state=state, done=done.strip(), by=by)


def concern_viewed(*, concern, by):
    """Log that somebody read a concern."""
    return audit.record(event="CONCERN_VIEWED", by=by, person=concern.person_id, subject=concern)
