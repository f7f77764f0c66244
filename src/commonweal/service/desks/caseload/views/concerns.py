"""Raise a concern for a person's safety, and see what became of those one raised oneself."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.forms.concerns import ConcernForm
from commonweal.service.desks.caseload.views.people import person_of
from commonweal.service.desks.caseload.views.records import show
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.contacts import actions
from commonweal.service.journey.contacts import queries as contacts


@permit("concerns.raise")
def raise_concern(request, pk):
    person = person_of(request, pk)
    form = ConcernForm.of(request, initial={"on": timezone.localdate()})
    if form.is_valid():
        referral = queries.current(person, request.user)
        actions.raise_concern(person=person, referral=referral, by=request.user, **form.answers)
        messages.success(request, "Your concern is with those who look after safeguarding. Nobody else can read it.")
        return redirect("caseload:concerns")
    return show(request, "contacts/raise_concern", person, form=form)


@permit("concerns.raise")
def raised(request):
    mine = contacts.concerns(request.user).filter(by=request.user)
    return render(request, "caseload/contacts/concerns.html", {"concerns": mine})


@permit("concerns.raise")
def concern(request, pk):
    found = fetch(contacts.concerns(request.user), pk)
    actions.concern_viewed(concern=found, by=request.user)
    return render(request, "caseload/contacts/concern.html", {"concern": found})
