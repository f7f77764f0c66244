"""Refer on in two steps: what is asked, then exactly what the provider will see."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from commonweal.service.desks.caseload import actions, queries
from commonweal.service.desks.caseload.forms.onward import OnwardForm
from commonweal.service.desks.caseload.presenters.menu import kinds
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.onward import queries as onward


@permit("people.support")
def refer(request, pk, service):
    referral, found = referral_of(request, pk), fetch(queries.services(), service)
    form = OnwardForm.of(request, kinds=kinds(onward.kind_of(found)))
    shown = {"form": form, "service": found, "hindrance": queries.hindrance(referral)}
    if not form.is_valid() or form.step == "change":
        return show_step(request, "refer", referral, **shown)
    if form.step != "send":
        seen = onward.preview(referral, found, form.cleaned_data["ask"])
        return show_step(request, "preview", referral, seen=seen, **shown)
    actions.refer_on(referral=referral, service=found, by=request.user, made_on=timezone.localdate(), **form.answers)
    messages.success(request, form.done(found))
    return redirect("caseload:person", referral.person_id)
