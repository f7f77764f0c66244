"""What a provider's desk asks: who waits for an answer, who takes part, which places are left."""

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.journey.onward.actions.moving import WRITING_UP_DAYS
from commonweal.service.journey.onward.models import Attendance, Onward, StateChange
from commonweal.service.menu import queries as menu
from commonweal.service.menu.models import Service
from commonweal.service.people import queries as people
from commonweal.service.people.models import Consent, Relationship

TAKING_PART = Q(onwards__state=journey.STARTED) & ~Q(onwards__kind=journey.SIGNPOST)
PAST_DAYS = 90


def onwards(user):
    """Whom a provider may open: those it has to do with now, and for some weeks after the end."""
    now = Q(until=None) | Q(until__gt=timezone.localdate())
    theirs = Relationship.objects.filter(now, person=OuterRef("referral__person"), organisation=user.organisation)
    found = Onward.objects.visible_to(user).filter(Exists(theirs))
    return found.select_related("service", "block", "referral__person")


def opened(user):
    """The same, with all that the page of one person shows."""
    return onwards(user).prefetch_related("attendance", "notes__by")


def past(user):
    """Those who ended in the last three months, the last first; only for some weeks can their page be opened."""
    since = timezone.localdate() - timedelta(days=PAST_DAYS)
    ended = Onward.objects.visible_to(user).filter(state=journey.ENDED, ended_on__gte=since)
    ended = ended.exclude(people.refused(Consent.Kind.SHARING, "referral__person"))
    return ended.select_related("service").order_by("-ended_on", "-created_at")


def can_be_opened(onward):
    return onward.ended_on >= timezone.localdate() - timedelta(days=WRITING_UP_DAYS)


def declined(user):
    """What was declined in the last days and can be taken up after all; of whom it was is no longer said."""
    since = timezone.now() - timedelta(days=journey.RECONSIDER_DAYS)
    lately = StateChange.objects.filter(onward=OuterRef("pk"), state=journey.REFUSED, at__gte=since)
    found = Onward.objects.visible_to(user).filter(Exists(lately), state=journey.REFUSED)
    return found.select_related("service", "block", "referral__person").order_by("-made_on", "-created_at")


def withdrawn(user):
    """What was taken back in the last weeks; of whom it was is no longer said."""
    since = timezone.now() - timedelta(days=WRITING_UP_DAYS)
    lately = StateChange.objects.filter(onward=OuterRef("pk"), state=journey.WITHDRAWN, at__gte=since)
    found = Onward.objects.visible_to(user).filter(Exists(lately), state=journey.WITHDRAWN)
    return found.select_related("service").order_by("-made_on", "-created_at")


def name(onward):
    """As it was shared: should it be corrected since, the provider still finds whom it was told of."""
    return dict(onward.told).get("Name", "Somebody")


def waited(onward):
    """How long an answer has been waited for [days]."""
    return (timezone.localdate() - onward.made_on).days


def is_late(onward):
    return onward.state == journey.SENT and waited(onward) > journey.ANSWER_DAYS


def services(user):
    """The provider's own services with how many people take part now."""
    own = Service.objects.open().filter(provider=user.organisation).select_related("checked_by")
    return own.annotate(taking_part=Count("onwards", filter=TAKING_PART)).order_by("name")


def blocks(services):
    """Places that can be taken now or later, service by service."""
    found = [each for each in menu.blocks(services) if each.ends_on >= timezone.localdate()]
    return sorted(found, key=lambda each: (each.service.name, each.starts_on))


def taking_part(user, service, on):
    """Who was at a service on a day, with the sessions written down so far."""
    then = Q(ended_on=None) | Q(ended_on__gte=on)
    here = onwards(user).filter(then, service=service, started_on__lte=on).exclude(state=journey.WITHDRAWN)
    sessions = Prefetch("attendance", Attendance.objects.order_by("-on"))
    return here.prefetch_related(sessions).order_by("referral__person__family_name", "created_at")
