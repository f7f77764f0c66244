"""The questionnaires beside the eight measures: which there are, and asking one."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from commonweal.service.desks.caseload.forms.instruments import AnswersForm
from commonweal.service.desks.caseload.presenters import instruments as pages
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.assessments import actions, queries


@permit("people.support")
def questionnaires(request, pk):
    referral = referral_of(request, pk)
    told = pages.told(queries.offered_ever(referral), queries.travelled(referral))
    return show_step(request, "assessments/questionnaires", referral, told=told)


@permit("people.support")
def questionnaire(request, pk, instrument):
    referral = referral_of(request, pk)
    found = fetch(queries.editions(), instrument)
    begun = {"point": queries.next_point(referral, found), "answered_on": timezone.localdate()}
    form = AnswersForm.of(request, asked=found.rules, initial=begun)
    if form.is_valid():
        actions.answer(referral=referral, instrument=found, by=request.user, **form.told)
        messages.success(request, f"The answers to {found.name} are kept.")
        return redirect("caseload:questionnaires", referral.pk)
    return show_step(request, "assessments/questionnaire", referral, form=form, instrument=found)
