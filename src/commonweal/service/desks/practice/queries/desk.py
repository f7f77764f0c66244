"""The practice's own referrals and the messages that came back."""

from datetime import timedelta
from statistics import median

from django.db.models import Count, Min, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.desks.practice.queries import steps
from commonweal.service.ground.accounts.models import Role, User
from commonweal.service.ground.drafts.models import Draft
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.referrals import queries as journeys
from commonweal.service.journey.referrals.models import Referral, StateChange
from commonweal.service.journey.reviews.models import Feedback

ENOUGH_TO_TELL = 10
LATEST = 100
NEW_DAYS = 14
"""How long what happened is called new [days]."""


def referrals(user, state="", advisor="", practice="", waiting=False):
    """The referrals this user follows, or those of a state, an advisor, a practice, or that wait for word from them."""
    asked = {"state": state, "advisor": advisor, "practice": practice}
    found = Referral.objects.visible_to(user).filter(**{name: each for name, each in asked.items() if each})
    found = found.waiting_for_word() if waiting else found
    made = Contact.objects.filter(referral=OuterRef("pk"), cancelled=False).exclude(outcome="").order_by("-on")
    told = found.annotate(last_on=Subquery(made.values("on")[:1]))
    return told.select_related("person__merged_into", "advisor", "practice")


def advisors(user):
    """Those who have or had one of these referrals."""
    return User.objects.filter(caseload__in=Referral.objects.visible_to(user)).distinct().order_by("name")


def waiting(user):
    return referrals(user, waiting=True)


def news(user):
    """What others did lately with the referrals of this user's practice or team, the latest first."""
    since = timezone.now() - timedelta(days=NEW_DAYS)
    theirs = StateChange.objects.filter(referral__in=Referral.objects.visible_to(user), at__gte=since)
    others = theirs.exclude(by__organisation=user.organisation).exclude(state=journey.RECEIVED)
    return others.select_related("referral__person__merged_into", "referral__advisor").order_by("-at", "-id")


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
    counts = dict(Referral.objects.visible_to(user).order_by().values_list("state").annotate(Count("pk")))
    return [(code, name, counts.get(code, 0)) for code, name in journey.REFERRAL_STATES.items()]


def find(user, words):
    return journeys.find(referrals(user), words)


def unread(user):
    """A practice's own post; a team sees what was written lately, since reading it is the practice's."""
    if user.role == Role.TEAM:
        return feedback(user).filter(sent_at__gte=timezone.now() - timedelta(days=NEW_DAYS))
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
