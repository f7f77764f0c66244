"""Whose funded time ends and how it goes on, and taking a referral back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from commonweal.service.desks.caseload.forms.outcomes.after import StepDownForm, WithdrawForm
from commonweal.service.desks.caseload.presenters.outcomes import places as pages
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.onward import actions, queries


@permit("people.support")
def ending(request):
    return render(
        request, "caseload/outcomes/ending.html", pages.ending(queries.ending(request.user, timezone.localdate()))
    )


@permit("people.support")
def step_down(request, pk, onward):
    referral, place = place_of(request, pk, onward)
    plan = queries.step_down(place)
    form = StepDownForm.of(request, record=plan, initial=pages.plan(place, plan))
    if form.is_valid():
        actions.plan_step_down(onward=place, by=request.user, version=form.version, **form.answers)
        messages.success(request, f"It is agreed how {referral.person.name} goes on after {place.service.name}.")
        return redirect("caseload:person", referral.person_id)
    return show_step(request, "outcomes/step_down", referral, form=form, place=place)


@permit("people.support")
def withdraw(request, pk, onward):
    referral, place = place_of(request, pk, onward)
    form = WithdrawForm.of(request, record=place)
    if form.is_valid():
        actions.withdraw(onward=place, by=request.user, version=form.version, **form.answers)
        messages.success(request, f"Taken back. {place.service.provider.name} sees that, and nothing of the person.")
        return redirect("caseload:person", referral.person_id)
    return show_step(request, "onward/withdraw", referral, form=form, place=place)


def place_of(request, pk, onward):
    referral = referral_of(request, pk)
    return referral, fetch(referral.onwards.select_related("service__provider", "block", "step_down"), onward)
