"""The practice's own referrals and the messages that came back."""

from statistics import median

from django.db.models import Count, Min, Prefetch, Q

from commonweal.domain import journey
from commonweal.service.desks.practice.queries import steps
from commonweal.service.ground.drafts.models import Draft
from commonweal.service.journey.referrals import queries as journeys
from commonweal.service.journey.referrals.models import Referral, StateChange
from commonweal.service.journey.reviews.models import Feedback

ENOUGH_TO_TELL = 10
LATEST = 100


def referrals(user, state=""):
    found = Referral.objects.visible_to(user).select_related("person", "advisor")
    return found.filter(state=state) if state else found


def sent(user):
    """What this user may follow, and what they took in themselves."""
    mine = Q(pk__in=Referral.objects.visible_to(user).values("pk")) | Q(referred_by=user)
    return Referral.objects.filter(mine).select_related("person", "practice")


def with_history(user):
    changes = Prefetch("history", StateChange.objects.select_related("by"))
    messages = Prefetch("feedback", Feedback.objects.visible_to(user).select_related("by"))
    return referrals(user).select_related("practice", "sender", "referred_by").prefetch_related(changes, messages)


def states(user):
    """How many of the practice's referrals are in each state: [(code, name, how many)]."""
    counts = dict(referrals(user).order_by().values_list("state").annotate(Count("pk")))
    return [(code, name, counts.get(code, 0)) for code, name in journey.REFERRAL_STATES.items()]


def find(user, words):
    return journeys.find(referrals(user), words)


def unread(user):
    return feedback(user).filter(read_at=None)


def feedback(user):
    return Feedback.objects.visible_to(user).select_related("referral__person", "by")


def usual_wait():
    """Within how many days of the referral half of the latest people were contacted; None while too few are to tell."""
    done = ~Q(contacts__outcome="") & Q(contacts__cancelled=False)
    contacted = Referral.objects.annotate(first_on=Min("contacts__on", filter=done)).filter(first_on__isnull=False)
    latest = contacted.order_by("-first_on").values_list("referred_on", "first_on")[:LATEST]
    days = [(first_on - referred_on).days for referred_on, first_on in latest]
    return round(median(days)) if len(days) >= ENOUGH_TO_TELL else None


def begun(user):
    """Referrals this user has begun and not sent."""
    return Draft.objects.filter(owner=user, kind=steps.KIND).order_by("-saved_at")
