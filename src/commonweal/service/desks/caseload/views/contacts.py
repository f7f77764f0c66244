"""Log a contact, plan one, say what came of it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from commonweal.service.desks.caseload.forms.contacts import CancelForm, CompleteForm, LogForm, PlanForm
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.contacts import actions as contacts


@permit("people.support")
def log(request, pk):
    referral = referral_of(request, pk)
    form = LogForm.of(request, initial={"on": timezone.localdate(), "purpose": request.GET.get("purpose", "")})
    if form.is_valid():
        contacts.log(referral=referral, by=request.user, **form.answers)
        return done(request, referral, f"Contact with {referral.person.name} logged.")
    return show_step(request, "log", referral, form=form)


@permit("people.support")
def plan(request, pk):
    referral = referral_of(request, pk)
    form = PlanForm.of(request)
    if form.is_valid():
        contacts.plan(referral=referral, by=request.user, **form.answers)
        return done(request, referral, f"Contact with {referral.person.name} planned.")
    return show_step(request, "plan", referral, form=form)


@permit("people.support")
def complete(request, pk, contact):
    referral = referral_of(request, pk)
    planned = fetch(referral.contacts.all(), contact)
    form = CompleteForm.of(request, record=planned)
    if form.is_valid():
        contacts.complete(contact=planned, by=request.user, version=form.version, **form.answers)
        return done(request, referral, f"Contact with {referral.person.name} logged.")
    return show_step(request, "complete", referral, planned=planned, form=form)


@permit("people.support")
def cancel(request, pk, contact):
    referral = referral_of(request, pk)
    planned = fetch(referral.contacts.all(), contact)
    form = CancelForm.of(request, record=planned)
    if form.is_valid():
        contacts.cancel(contact=planned, by=request.user, version=form.version)
        return done(request, referral, f"Contact with {referral.person.name} cancelled.")
    return show_step(request, "cancel", referral, planned=planned, form=form)


def done(request, referral, words):
    messages.success(request, words)
    return redirect("caseload:person", referral.person_id)
