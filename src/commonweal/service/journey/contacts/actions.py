"""Plan a contact, write down what came of it, or cancel it."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.referrals import queries as rules


@transaction.atomic
def plan(*, referral, by, kind, purpose, on, at_time=None, today=None):
    """Put a contact in the diary; `today` is the day of planning."""
    _check(referral, by, kind, purpose)
    rules.refuse_dead(referral)
    if on < (today or timezone.localdate()):
        raise ActionRefused("This day has passed. Choose today or a later day, or log a contact that took place.")
    contact = Contact(referral=referral, by=by, kind=kind, purpose=purpose, on=on, at_time=at_time)
    return audit.add(contact, event="CONTACT_PLANNED", by=by, person=referral.person_id)


@transaction.atomic
def log(*, referral, by, kind, purpose, on, outcome, note=""):
    """Write down a contact that took place, or was tried."""
    _check(referral, by, kind, purpose)
    _check_outcome(outcome)
    rules.refuse_day(referral, on, "the contact")
    contact = Contact(referral=referral, by=by, kind=kind, purpose=purpose, on=on, outcome=outcome, note=note.strip())
    return audit.add(contact, event="CONTACT_LOGGED", by=by, person=referral.person_id)


def _check(referral, by, kind, purpose):
    referrals.lock(referral=referral, by=by)
    rules.refuse_unallocated(referral)
    rules.refuse_unknown(kind, journey.CONTACT_KINDS, "how the person is contacted")
    rules.refuse_unknown(purpose, journey.CONTACT_PURPOSES, "what the contact is for")


def _check_outcome(outcome):
    rules.refuse_unknown(outcome, journey.CONTACT_OUTCOMES, "what came of the contact")


@transaction.atomic
def complete(*, contact, by, version, outcome, note=""):
    """Write down what came of a planned contact."""
    _refuse_settled(contact)
    _check_outcome(outcome)
    if contact.on > timezone.localdate():
        raise ActionRefused("This contact is planned for a later day. Write it down when it has taken place.")
    settled = {"outcome": outcome, "note": note.strip()}
    return audit.amend(contact, event="CONTACT_COMPLETED", by=by, version=version, person=_person(contact), **settled)


@transaction.atomic
def cancel(*, contact, by, version):
    """Take a planned contact out of the diary."""
    _refuse_settled(contact)
    person = _person(contact)
    return audit.amend(contact, event="CONTACT_CANCELLED", by=by, version=version, person=person, cancelled=True)


@transaction.atomic
def clear(*, referral, by):
    """Cancel everything still planned for a referral that ends."""
    for contact in Contact.objects.planned().filter(referral=referral):
        cancel(contact=contact, by=by, version=contact.version)
    return referral


def _refuse_settled(contact):
    if contact.cancelled:
        raise ActionRefused("This contact was cancelled. Log a new one if it took place after all.")
    if contact.outcome:
        raise ActionRefused("What came of this contact is written down already. Log another contact for what is new.")


def _person(contact):
    return contact.referral.person_id
