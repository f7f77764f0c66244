"""What a provider's desk asks: who waits for an answer, who takes part, which places are left."""

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.journey.onward.actions.moving import WRITING_UP_DAYS
from commonweal.service.journey.onward.models import Onward
from commonweal.service.menu import queries as menu
from commonweal.service.menu.models import Service
from commonweal.service.people.models import Relationship

TAKING_PART = Q(onwards__state=journey.STARTED) & ~Q(onwards__kind=journey.SIGNPOST)


def onwards(user):
    """Whom a provider may open: those it has to do with now, and for some weeks after the end."""
    now = Q(until=None) | Q(until__gt=timezone.localdate())
    theirs = Relationship.objects.filter(now, person=OuterRef("referral__person"), organisation=user.organisation)
    found = Onward.objects.visible_to(user).filter(Exists(theirs))
    return found.select_related("service", "block", "referral__person")


def ended(user):
    """Those who ended in the last weeks and whose page can still be opened, the last first."""
    since = timezone.localdate() - timedelta(days=WRITING_UP_DAYS)
    return onwards(user).filter(state=journey.ENDED, ended_on__gte=since).order_by("-ended_on", "-created_at")


def name(onward):
    """As it was shared: should it be corrected since, the provider still finds whom it was told of."""
    return dict(onward.shared).get("Name", "Somebody")


def services(user):
    """The provider's own services with how many people take part now."""
    own = Service.objects.open().filter(provider=user.organisation)
    return own.annotate(taking_part=Count("onwards", filter=TAKING_PART)).order_by("name")


def blocks(services):
    """Places that can be taken now or later, service by service."""
    found = [each for each in menu.blocks(services) if each.ends_on >= timezone.localdate()]
    return sorted(found, key=lambda each: (each.service.name, each.starts_on))


def taking_part(user, service):
    """Who is at a service now, with the sessions written down so far."""
    here = onwards(user).filter(service=service, state=journey.STARTED)
    return here.prefetch_related("attendance").order_by("referral__person__family_name", "created_at")
