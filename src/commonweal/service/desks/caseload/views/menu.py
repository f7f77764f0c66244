"""The menu for a person: what they need, from where they live."""

from django.urls import reverse
from django.utils import timezone

from commonweal.domain.journey import REASONS
from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.presenters.menu import offers
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.menu import presenters
from commonweal.service.menu import queries as menu
from commonweal.service.menu.forms import SearchForm


@permit("people.support")
def find(request, pk):
    referral, form = referral_of(request, pk), SearchForm.of(request)
    found = menu.search(**about(referral), **(form.answers if form.is_valid() else {}))
    listed = presenters.listing(
        found,
        request.GET.get("page"),
        lambda each: reverse("caseload:offer", args=[referral.pk, each.pk]),
        offers=lambda each: offers(referral, each),
        is_map=form.is_map,
    )
    wanted = [REASONS.get(code, code) for code in needs(referral)]
    return show_step(request, "onward/find", referral, form=form, needs=wanted, **listed)


@permit("people.support")
def offer(request, pk, service):
    referral = referral_of(request, pk)
    found = fetch(queries.services(), service)
    left = menu.places_left([found], timezone.localdate())[found.pk]
    return show_step(request, "onward/offer", referral, service=presenters.service(found, left))


def about(referral):
    """What of the person decides which services stand first."""
    person = referral.person
    return {
        "near": person.postcode,
        "needs": needs(referral),
        "age": person.age,
        "carer": referral.subject == "carer",
        "language": person.language,
    }


def needs(referral):
    """As assessed, or as the practice told until then."""
    assessment = getattr(referral, "assessment", None)
    return tuple((assessment and assessment.needs) or referral.reasons)
