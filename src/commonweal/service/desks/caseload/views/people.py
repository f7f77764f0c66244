"""Find a person, a person's page, and what they agreed to."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.forms.people import ConsentForm, DeathForm, DetailsForm, FindForm
from commonweal.service.desks.caseload.presenters import caseload as lines
from commonweal.service.desks.caseload.presenters import person as pages
from commonweal.service.desks.caseload.views.records import show
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.ground.ui.presenters.words import counted
from commonweal.service.journey.onward import actions as onward
from commonweal.service.people import actions as people
from commonweal.service.people import queries as known
from commonweal.service.people.models import Person


@permit("people.see")
def find(request):
    form = FindForm.of(request)
    found = lines.people(known.search(form.cleaned_data["text"], user=request.user)) if form.is_valid() else None
    return render(request, "caseload/day/find_person.html", {"form": form, "found": found})


@permit("people.see")
def person(request, pk):
    found = fetch(queries.known(request.user), pk)
    if found.merged_into_id:
        return redirect("caseload:person", found.merged_into_id)
    story = queries.story(found, request.user)
    record = pages.page(found, story, timezone.localdate())
    return show(request, "people/person", found, record=record, risk=record["risk"])


@permit("people.support")
def consent(request, pk):
    found = person_of(request, pk)
    form = ConsentForm.of(request)
    if form.is_valid():
        recalled = onward.decide(person=found, by=request.user, **form.answers)
        taken_back = f" {counted(recalled, 'referral')} to services taken back." if recalled else ""
        messages.success(request, f"Recorded what {found.name} decided.{taken_back}")
        return redirect("caseload:person", found.pk)
    return show(request, "people/consent", found, form=form, consents=pages.consents(known.consents(found)))


@permit("people.support")
def details(request, pk):
    found = person_of(request, pk)
    form = DetailsForm.of(request, record=found, initial=pages.details(found))
    if form.is_valid():
        people.amend(person=found, by=request.user, version=form.version, **form.answers)
        messages.success(request, f"What is known of {found.name} is changed.")
        return redirect("caseload:person", found.pk)
    return show(request, "people/details", found, form=form)


@permit("people.support")
def death(request, pk):
    found = person_of(request, pk)
    form = DeathForm.of(request, record=found)
    if form.is_valid():
        recalled = onward.record_death(person=found, by=request.user, version=form.version, **form.answers)
        taken_back = f" {counted(recalled, 'referral')} to services taken back." if recalled else ""
        messages.success(
            request, f"Recorded that {found.name} has died.{taken_back} Close the referral when you are ready."
        )
        return redirect("caseload:person", found.pk)
    return show(request, "people/death", found, form=form)


def person_of(request, pk):
    return fetch(Person.objects.visible_to(request.user).select_related("practice"), pk)
