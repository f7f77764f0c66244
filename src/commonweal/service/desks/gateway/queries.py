"""What the gateway manager asks: who waits, who has how much to do, where everybody is."""

from django.db.models import Count

from commonweal.domain import journey
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.journey.referrals import queries as journeys
from commonweal.service.journey.referrals.models import Referral

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
    return journeys.find(referrals(user), words)


def practices():
    """The practices that have referred: [(id, name)]."""
    kind = Organisation.Kind.PRACTICE
    found = Organisation.objects.filter(kind=kind, referrals__isnull=False).distinct()
    return [(str(pk), name) for pk, name in found.values_list("pk", "name")]


def advisors():
    return [(str(advisor.pk), advisor.name) for advisor, _ in journeys.advisor_loads()]


def team(user):
    """For every advisor, how many of their open cases are in each state: [(advisor, open cases, {state: how many})]."""
    counts = referrals(user).open().order_by().values_list("advisor", "state").annotate(Count("pk"))
    by_advisor = {}
    for advisor, state, count in counts:
        by_advisor.setdefault(advisor, {})[state] = count
    return [(each, load, by_advisor.get(each.pk, {})) for each, load in journeys.advisor_loads()]


WORKING = [state for state in journey.REFERRAL_STATES if state in journey.OPEN_STATES and state != journey.RECEIVED]
