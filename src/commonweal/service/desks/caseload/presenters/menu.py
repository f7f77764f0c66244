"""The ways to refer on to a service."""

from django.urls import reverse

from commonweal.domain import journey

SIGNPOST = (journey.SIGNPOST, "Signpost: tell the person about it, and send nothing to the provider")


def kinds(kind, hindrance=""):
    """The ways to refer on: the one that follows from the service, unless something hinders it, and the signpost."""
    return [SIGNPOST] if hindrance else [(kind, journey.ONWARD_KINDS[kind]), SIGNPOST]


def offers(referral, service):
    """What can be done at once with a service that was found."""
    own = [referral.pk, service.pk]
    return [
        ("Refer on or signpost", reverse("caseload:refer", args=own)),
        ("Would suit, but they cannot get it", reverse("caseload:unmet_at", args=own)),
    ]
