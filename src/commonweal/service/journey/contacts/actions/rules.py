"""What every contact has to fit before it is written, and what is kept of it before it is changed."""

from commonweal.service.journey.contacts import queries
from commonweal.service.journey.contacts.models import Earlier
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.referrals import queries as rules

KEPT = ("kind", "purpose", "on", "at_time", "outcome", "minutes", "note", "changed")


def check(*, referral, by, kind, purpose):
    """Only of a referral that somebody is working on, and in words that are known."""
    referrals.lock(referral=referral, by=by)
    rules.refuse_unallocated(referral)
    queries.refuse_words(kind, purpose)


def keep_earlier(*, contact, by):
    """Keep the contact as it was: history is added, never changed."""
    return Earlier.objects.create(contact=contact, by=by, **{name: getattr(contact, name) for name in KEPT})
