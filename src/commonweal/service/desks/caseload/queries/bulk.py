"""The people of ticked rows."""

from django.db.models import Prefetch

from commonweal.domain import journey
from commonweal.service.desks.caseload.queries.people import referrals
from commonweal.service.journey.contacts.models import Contact


def ticked(user, keys, whole=False):
    """Of these referrals, those still on the user's caseload, by name, each with what hinders a plan."""
    found = referrals(user).filter(pk__in=keys).order_by("person__family_name", "person__given_name")
    if whole:
        done = Contact.objects.done().select_related("by")
        found = found.select_related("assessment").prefetch_related(Prefetch("contacts", done))
    found = list(found)
    for referral in found:
        referral.hindrance = _hindrance(referral)
    return found


def _hindrance(referral):
    if referral.person.died_on:
        return "has died"
    return "" if referral.state in journey.OPEN_STATES else "the referral is closed"
