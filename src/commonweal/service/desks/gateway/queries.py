"""What the gateway manager asks: who waits, who has how much to do, where everybody is."""

from django.db.models import Count, Q

from commonweal.domain import journey
from commonweal.domain.identifiers import NotAnIdentifier, nhs_number
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.journey.referrals import queries as allocation
from commonweal.service.journey.referrals.models import Referral

MOST_FOUND = 50
OPEN = "open"


def referrals(user):
    return Referral.objects.visible_to(user).select_related("person__practice", "practice", "advisor", "referred_by")


def waiting(user):
    """With no advisor yet, the longest wait first."""
    return referrals(user).waiting().order_by("referred_on", "created_at")


def filtered(user, *, state="", practice="", advisor=""):
    found = referrals(user).open() if state == OPEN else referrals(user)
    wanted = {"state": "" if state == OPEN else state, "practice": practice, "advisor": advisor}
    return found.filter(**{name: each for name, each in wanted.items() if each})


def find(user, words):
    """Referrals by reference, NHS number, or beginnings of names."""
    found = referrals(user)
    try:
        return list(found.filter(person__nhs_number=nhs_number(words)))
    except NotAnIdentifier:
        pass
    by_name = Q()
    for word in words.replace(",", " ").split():
        by_name &= Q(person__given_name__istartswith=word) | Q(person__family_name__istartswith=word)
    return list(found.filter(by_name | Q(reference__iexact=words.strip()))[:MOST_FOUND])


def practices():
    """The practices that have referred: [(id, name)]."""
    kind = Organisation.Kind.PRACTICE
    found = Organisation.objects.filter(kind=kind, referrals__isnull=False).distinct()
    return [(str(pk), name) for pk, name in found.values_list("pk", "name")]


def advisors():
    return [(str(advisor.pk), advisor.name) for advisor, _ in allocation.advisor_loads()]


def team(user):
    """For every advisor, how many of their open cases are in each state: [(advisor, open cases, {state: how many})]."""
    counts = referrals(user).open().order_by().values_list("advisor", "state").annotate(Count("pk"))
    by_advisor = {}
    for advisor, state, count in counts:
        by_advisor.setdefault(advisor, {})[state] = count
    return [(each, load, by_advisor.get(each.pk, {})) for each, load in allocation.advisor_loads()]


WORKING = [state for state in journey.REFERRAL_STATES if state in journey.OPEN_STATES and state != journey.RECEIVED]
