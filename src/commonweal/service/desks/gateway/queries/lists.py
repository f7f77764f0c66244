"""Lists of referrals, whole or in part."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.journey.oversight.queries import breaches
from commonweal.service.journey.referrals import queries as journeys
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people import queries as people
from commonweal.service.people.models import Person

OPEN = "open"
MOST_FOUND = 50
MONTH, OLDER = "month", "older"
AGES = {MONTH: "This month", "7": "In the last 7 days", "30": "In the last 30 days", OLDER: "More than 90 days ago"}


def referrals(user):
    found = Referral.objects.visible_to(user).select_related("person__practice", "person__merged_into__practice")
    return found.select_related("practice", "sender", "advisor", "referred_by")


def waiting(user):
    """With no advisor yet, the longest wait first."""
    return referrals(user).waiting().order_by("referred_on", "created_at")


def filtered(user, today, *, state="", age="", breach="", **wanted):
    """All referrals, or those that answer every question asked."""
    found = referrals(user)
    if state:
        found = found.open() if state == OPEN else found.filter(state=state)
    if breach:
        found = breaches.late(breach, found, today)
    return found.filter(**_aged(age, today), **{name: each for name, each in wanted.items() if each})


def _aged(age, today):
    if age == MONTH:
        return {"referred_on__gte": today.replace(day=1)}
    if age == OLDER:
        return {"referred_on__lt": today - timedelta(days=90)}
    return {"referred_on__gt": today - timedelta(days=int(age))} if age else {}


def find(user, words):
    """By reference, or by whatever finds the person, misspelt or not, under any of their records."""
    by_reference = list(referrals(user).filter(reference=words.strip().upper()))
    if by_reference:
        return by_reference
    found = [each.pk for each in people.search(words, user=user)]
    records = Person.objects.filter(Q(pk__in=found) | Q(merged_into__in=found))
    return list(referrals(user).filter(person__in=records)[:MOST_FOUND])


def practices():
    """The practices that have referred: [(id, name)]."""
    sent = Exists(Referral.objects.order_by().filter(practice=OuterRef("pk")))
    found = Organisation.objects.filter(sent, kind=Organisation.Kind.PRACTICE)
    return [(str(pk), name) for pk, name in found.values_list("pk", "name")]


def advisors():
    return [(str(advisor.pk), advisor.name) for advisor, _ in journeys.advisor_loads()]
