"""Write down what came of a contact, and put right what was written."""

from django.db import transaction
from django.utils import timezone

from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.contacts import queries
from commonweal.service.journey.contacts.actions.rules import check, keep_earlier
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.referrals import queries as rules


@transaction.atomic
def log(*, referral, by, kind, purpose, on, outcome, note="", minutes=None):
    """Write down a contact that took place, or was tried."""
    check(referral=referral, by=by, kind=kind, purpose=purpose)
    queries.refuse_outcome(outcome, minutes)
    rules.refuse_day(referral, on, "the contact")
    told = {"kind": kind, "purpose": purpose, "on": on, "outcome": outcome, "minutes": minutes, "note": note.strip()}
    contact = Contact(referral=referral, by=by, **told)
    return audit.add(contact, event="CONTACT_LOGGED", by=by, person=referral.person_id)


@transaction.atomic
def complete(*, contact, by, version, outcome, note="", minutes=None):
    """Write down what came of a planned contact."""
    queries.refuse_settled(contact)
    queries.refuse_outcome(outcome, minutes)
    if contact.on > timezone.localdate():
        raise ActionRefused("This contact is planned for a later day. Write it down when it has taken place.")
    person, settled = contact.referral.person_id, {"outcome": outcome, "note": note.strip(), "minutes": minutes}
    return audit.amend(contact, event="CONTACT_COMPLETED", by=by, version=version, person=person, **settled)


@transaction.atomic
def put_right(*, contact, by, version, kind, purpose, on, outcome, note="", minutes=None):
    """Change what was written of a contact; what was there before is kept."""
    queries.refuse_unwritten(contact)
    queries.refuse_words(kind, purpose)
    queries.refuse_outcome(outcome, minutes)
    rules.refuse_day(contact.referral, on, "the contact")
    keep_earlier(contact=contact, by=by)
    changes = {"kind": kind, "purpose": purpose, "on": on, "outcome": outcome, "minutes": minutes, "note": note.strip()}
    person = contact.referral.person_id
    return audit.amend(contact, event="CONTACT_PUT_RIGHT", by=by, version=version, person=person, **changes)


@transaction.atomic
def strike_out(*, contact, by, version):
    """It was written down by mistake: it stays in the record and counts for nothing."""
    queries.refuse_unwritten(contact)
    keep_earlier(contact=contact, by=by)
    person, changes = contact.referral.person_id, {"cancelled": True, "changed": "mistake"}
    return audit.amend(contact, event="CONTACT_STRUCK_OUT", by=by, version=version, person=person, **changes)
