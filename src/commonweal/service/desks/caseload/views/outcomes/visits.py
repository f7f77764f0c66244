"""Ask an enabler to go along, or call it off."""

from django.contrib import messages
from django.shortcuts import redirect

from commonweal.service.desks.caseload.forms.outcomes.visits import CancelVisitForm, TogetherForm
from commonweal.service.desks.caseload.presenters.outcomes import places as pages
from commonweal.service.desks.caseload.views.outcomes.after import place_of
from commonweal.service.desks.caseload.views.records import show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.onward import actions, queries


@permit("people.support")
def together(request, pk, onward):
    referral, place = place_of(request, pk, onward)
    form = TogetherForm.of(request, enablers=queries.enablers(), initial=pages.visit(place))
    if form.is_valid():
        visit = actions.accompany(onward=place, by=request.user, **form.answers)
        messages.success(request, f"{visit.enabler.name} goes along to {place.service.name}.")
        return redirect("caseload:person", referral.person_id)
    return show_step(request, "onward/together", referral, form=form, place=place)


@permit("people.support")
def cancel_visit(request, pk, onward, visit):
    referral, place = place_of(request, pk, onward)
    planned = fetch(place.accompaniments.select_related("enabler"), visit)
    form = CancelVisitForm.of(request, record=planned)
    if form.is_valid():
        actions.cancel_visit(visit=planned, by=request.user, version=form.version)
        messages.success(request, f"Called off. {planned.enabler.name} no longer sees {referral.person.name}.")
        return redirect("caseload:person", referral.person_id)
    return show_step(request, "onward/cancel_visit", referral, form=form, place=place, visit=planned)
