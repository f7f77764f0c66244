"""Put contacts in the diary, move them, and take them out."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.contacts import queries
from commonweal.service.journey.contacts.actions.rules import check, keep_earlier
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.referrals import queries as rules

PASSED = "This day has passed. Choose today or a later day, or log a contact that took place."


@transaction.atomic
def plan(*, referral, by, kind, purpose, on, at_time=None, today=None):
    """Put a contact in the diary; `today` is the day of planning."""
    check(referral=referral, by=by, kind=kind, purpose=purpose)
    rules.refuse_dead(referral)
    if on < (today or timezone.localdate()):
        raise ActionRefused(PASSED)
    contact = Contact(referral=referral, by=by, kind=kind, purpose=purpose, on=on, at_time=at_time)
    return audit.add(contact, event="CONTACT_PLANNED", by=by, person=referral.person_id)


@transaction.atomic
def plan_all(*, referrals, by, on, kind="phone"):
    """Put a contact with each of several people in the diary of a day: all of them or none."""
    for referral in referrals:
        try:
            plan(referral=referral, by=by, kind=kind, purpose="support", on=on)
        except ActionRefused as why:
            raise ActionRefused(f"Nothing was planned because of {referral.person.name}. {why}") from None
    return referrals


@transaction.atomic
def move(*, contact, by, version, on, why, at_time=None):
    """Move a planned contact to another day or time, and keep where it was."""
    queries.refuse_settled(contact)
    rules.refuse_unknown(why, journey.PLAN_CHANGES, "why it is moved")
    rules.refuse_dead(contact.referral)
    if on < timezone.localdate():
        raise ActionRefused(PASSED)
    keep_earlier(contact=contact, by=by)
    person, moved = contact.referral.person_id, {"on": on, "at_time": at_time, "changed": why}
    return audit.amend(contact, event="CONTACT_MOVED", by=by, version=version, person=person, **moved)


@transaction.atomic
def cancel(*, contact, by, version, why=""):
    """Take a planned contact out of the diary."""
    queries.refuse_settled(contact)
    if why:
        rules.refuse_unknown(why, journey.PLAN_CHANGES, "why it is cancelled")
    person, changes = contact.referral.person_id, {"cancelled": True, "changed": why}
    return audit.amend(contact, event="CONTACT_CANCELLED", by=by, version=version, person=person, **changes)


@transaction.atomic
def clear(*, referral, by):
    """Cancel everything still planned for a referral that ends."""
    for contact in Contact.objects.planned().filter(referral=referral):
        cancel(contact=contact, by=by, version=contact.version, why="ending")
    return referral
