"""What every contact has to fit."""

from commonweal.domain import journey
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.contacts.models import Earlier
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.referrals import queries as rules

DAY_MINUTES = 24 * 60
KEPT = ("kind", "purpose", "on", "at_time", "outcome", "minutes", "note", "changed")


def check(referral, by, kind, purpose):
    """Only of a referral that somebody is working on, and in words that are known."""
    referrals.lock(referral=referral, by=by)
    rules.refuse_unallocated(referral)
    check_words(kind, purpose)


def check_words(kind, purpose):
    rules.refuse_unknown(kind, journey.CONTACT_KINDS, "how the person is contacted")
    rules.refuse_unknown(purpose, journey.CONTACT_PURPOSES, "what the contact is for")


def check_outcome(outcome, minutes=None):
    rules.refuse_unknown(outcome, journey.CONTACT_OUTCOMES, "what came of the contact")
    if minutes is not None and not 0 <= minutes <= DAY_MINUTES:
        raise ActionRefused("A contact takes at most a day. Check how long it took, in minutes.")


def refuse_settled(contact):
    if contact.cancelled:
        raise ActionRefused("This contact was cancelled. Log a new one if it took place after all.")
    if contact.outcome:
        raise ActionRefused("What came of this contact is written down already. Log another contact for what is new.")


def keep_earlier(contact, *, by):
    """Keep the contact as it was: history is added, never changed."""
    return Earlier.objects.create(contact=contact, by=by, **{name: getattr(contact, name) for name in KEPT})
