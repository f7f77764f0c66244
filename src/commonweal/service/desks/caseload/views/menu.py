"""The menu: on its own, and for a person."""

from django.shortcuts import render
from django.utils import timezone

from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.forms.menu import SearchForm
from commonweal.service.desks.caseload.presenters import menu as cards
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.menu import queries as menu


@permit("menu.see")
def search(request):
    form = SearchForm.of(request)
    return render(request, "caseload/menu.html", {"form": form, "found": cards.found(matching(form))})


@permit("people.support")
def find(request, pk):
    referral = referral_of(request, pk)
    form = SearchForm.of(request)
    found = matching(form, near=referral.person.postcode)
    return show_step(request, "find", referral, form=form, found=cards.found(found, referral))


@permit("menu.see")
def service(request, pk):
    found = fetch(queries.services(), pk)
    return render(request, "caseload/service.html", {"service": cards.page(found, places(found))})


@permit("people.support")
def offer(request, pk, service):
    referral = referral_of(request, pk)
    found = fetch(queries.services(), service)
    return show_step(request, "offer", referral, service=cards.page(found, places(found)))


def places(service):
    return menu.places_left([service], timezone.localdate())[service.pk]


def matching(form, near=""):
    """What was asked for, or the whole menu when it was asked for wrongly."""
    return menu.search(near=near, **(form.answers if form.is_valid() else {}))
