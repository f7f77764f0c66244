"""What a provider's desk asks: who waits for an answer, who takes part, which places are left."""

from django.db.models import Count, Q

from commonweal.domain import journey
from commonweal.service.journey.onward.models import Onward
from commonweal.service.menu.models import Service

TAKING_PART = Q(onwards__state=journey.STARTED) & ~Q(onwards__kind=journey.SIGNPOST)


def onwards(user):
    return Onward.objects.visible_to(user).select_related("service", "block", "referral__person")


def services(user):
    """The provider's own services with how many people take part now."""
    own = Service.objects.open().filter(provider=user.organisation)
    return own.annotate(taking_part=Count("onwards", filter=TAKING_PART)).order_by("name")


def taking_part(user, service):
    """Who is at a service now, by the name the provider was given."""
    here = onwards(user).filter(service=service, state=journey.STARTED)
    return here.prefetch_related("attendance").order_by("referral__person__family_name", "created_at")
