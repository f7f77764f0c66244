"""Log a contact, plan one, say what came of it, put that right."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from commonweal.service.desks.caseload import actions, queries
from commonweal.service.desks.caseload.forms.contacts import CompleteForm, LogForm, PlanForm, PutRightForm
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.ground.ui.jinja import came_from
from commonweal.service.journey.contacts import actions as contacts

PAGE = 50
SLIP = "If that was a slip, change it under Contacts on the person's page."
WRITTEN = ("kind", "purpose", "on", "outcome", "minutes", "note")


@permit("people.support")
def contacts_of(request, pk):
    referral = referral_of(request, pk)
    listed = Paginator(referral.contacts.done().select_related("by"), PAGE).get_page(request.GET.get("page"))
    return show_step(request, "contacts/contacts", referral, listed=listed)


@permit("people.support")
def log(request, pk):
    referral = referral_of(request, pk)
    purpose = request.GET.get("purpose") or queries.purpose(referral)
    form = LogForm.of(request, initial={"on": timezone.localdate(), "kind": "phone", "purpose": purpose})
    if form.is_valid() and not form.is_changing:
        if doubts := form.doubts(referral.person):
            return show_step(request, "contacts/sure", referral, form=form, doubts=doubts)
        actions.log_contact(referral=referral, by=request.user, **form.answers)
        return done(request, referral, f"Contact with {referral.person.name} logged.")
    return show_step(request, "contacts/log", referral, form=form)


@permit("people.support")
def plan(request, pk):
    referral = referral_of(request, pk)
    form = PlanForm.of(request, initial={"purpose": queries.purpose(referral)})
    if form.is_valid() and not form.is_changing:
        if not referral.person.died_on and (doubts := form.doubts(referral.person)):
            return show_step(request, "contacts/sure", referral, form=form, doubts=doubts)
        contacts.plan(referral=referral, by=request.user, **form.answers)
        return done(request, referral, f"Contact with {referral.person.name} planned.")
    return show_step(request, "contacts/plan", referral, form=form)


@permit("people.support")
def complete(request, pk, contact):
    referral = referral_of(request, pk)
    planned = fetch(referral.contacts.all(), contact)
    form = CompleteForm.of(request, record=planned)
    if form.is_valid() and not form.is_changing:
        if doubts := form.doubts(referral.person):
            return show_step(request, "contacts/sure", referral, form=form, doubts=doubts)
        actions.complete_contact(contact=planned, by=request.user, version=form.version, **form.answers)
        return done(request, referral, f"Contact with {referral.person.name} logged.")
    return show_step(request, "contacts/complete", referral, planned=planned, form=form)


@permit("people.support")
def put_right(request, pk, contact):
    referral = referral_of(request, pk)
    written = fetch(referral.contacts.done().prefetch_related("history__by"), contact)
    form = PutRightForm.of(request, record=written, initial={name: getattr(written, name) for name in WRITTEN})
    if form.is_valid() and not form.is_changing:
        if doubts := form.doubts(referral.person):
            return show_step(request, "contacts/sure", referral, form=form, doubts=doubts)
        contacts.put_right(contact=written, by=request.user, version=form.version, **form.answers)
        return done(request, referral, "Put right. What was written before is kept.")
    return show_step(request, "contacts/put_right", referral, written=written, form=form)


@permit("people.support")
@require_POST
def strike_out(request, pk, contact):
    referral = referral_of(request, pk)
    written = fetch(referral.contacts.all(), contact)
    contacts.strike_out(contact=written, by=request.user, version=request.POST.get("version", ""))
    return done(request, referral, "Struck out. It stays in the record and counts for nothing.")


@permit("people.support")
@require_POST
def unreached(request, pk):
    referral = referral_of(request, pk)
    actions.could_not_reach(referral=referral, by=request.user)
    return tapped(request, referral)


@permit("people.support")
@require_POST
def no_answer(request, pk, contact):
    referral = referral_of(request, pk)
    planned = fetch(referral.contacts.all(), contact)
    version = request.POST.get("version", "")
    contacts.complete(contact=planned, by=request.user, version=version, outcome="no_answer")
    return tapped(request, referral)


def tapped(request, referral):
    """One tap leads back to the page it was made on."""
    messages.success(request, f"Could not reach {referral.person.name}: logged. {SLIP}")
    return redirect(came_from(request) or "caseload:today")


def done(request, referral, words):
    messages.success(request, words)
    return redirect("caseload:person", referral.person_id)
