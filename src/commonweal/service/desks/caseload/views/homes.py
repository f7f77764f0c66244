"""Who lives with a person, who cares for whom, and two records that may be one person."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from commonweal.service.desks.caseload import actions
from commonweal.service.desks.caseload.forms.homes import TieForm
from commonweal.service.desks.caseload.forms.people import FindForm
from commonweal.service.desks.caseload.presenters import homes as lines
from commonweal.service.desks.caseload.views.people import person_of
from commonweal.service.desks.caseload.views.records import show
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.people import actions as people
from commonweal.service.people import queries as known


@permit("people.support")
def household(request, pk):
    found, form = person_of(request, pk), FindForm.of(request)
    others = known.search(form.cleaned_data["text"], user=request.user) if form.is_valid() else None
    context = {
        "carers": lines.carers(found, known.carers(found)),
        "members": lines.home(found, known.housemates(found)),
        "others": None if others is None else [each for each in others if each != found],
    }
    return show(request, "people/household", found, form=form, **context)


@permit("people.support")
def tie(request, pk, other):
    found, somebody = person_of(request, pk), person_of(request, other)
    form = TieForm.of(request, person=found, other=somebody)
    if form.is_valid():
        said = actions.tie(person=found, other=somebody, by=request.user, **form.answers)
        messages.success(request, said)
        return redirect("caseload:household", found.pk)
    return show(request, "people/tie", found, form=form, other=somebody)


@permit("people.support")
@require_POST
def end_care(request, pk, link):
    found = person_of(request, pk)
    people.end_care(link=fetch(known.carers(found), link), by=request.user)
    messages.success(request, "They are no longer linked as carer and cared for.")
    return redirect("caseload:household", found.pk)


@permit("people.support")
@require_POST
def leave(request, pk, member):
    found = person_of(request, pk)
    living = fetch(known.members(found), member)
    people.leave_household(member=living, by=request.user, version=request.POST.get("version", ""))
    messages.success(request, f"{living.person.name} no longer lives there.")
    return redirect("caseload:household", found.pk)
