"""What the pages of one step ask: the assessment begun, the services on offer, what was sent and what hinders it."""

from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.journey.assessments.models import Assessment
from commonweal.service.journey.contacts import queries as contacts
from commonweal.service.journey.reviews import queries as reviews
from commonweal.service.menu.models import Service
from commonweal.service.people import queries as people
from commonweal.service.people.models import Consent


def services():
    """What is on the menu now."""
    return Service.objects.open().select_related("provider").prefetch_related("schedules__venue")


def assessment_of(referral):
    """The referral's assessment, or a blank one not saved yet, whose version is nought."""
    return getattr(referral, "assessment", None) or Assessment(referral=referral, version=0)


def onwards(referral):
    """What the person was referred or signposted to, with the latest answers."""
    return list(referral.onwards.select_related("service__provider").prefetch_related("continuing"))


def hindrance(referral):
    """Why the person can only be signposted now, told before anything is typed; empty when there is no reason."""
    if referral.state == journey.ALLOCATED:
        return "The assessment is not complete: until then you can give a signpost only."
    if people.consent(referral.person, Consent.Kind.SHARING) is not True:
        return "The person has not agreed to sharing with services: without that you can give a signpost only."
    return ""


def purpose(referral):
    """What a contact is for, as far as the person has come: it need not be asked each time."""
    if referral.state == journey.ALLOCATED:
        return "assessment" if contacts.reached(referral) else "first"
    due_on = reviews.due_on(referral)
    return "review" if due_on and due_on <= timezone.localdate() else "support"
