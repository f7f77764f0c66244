"""Whom to go along with, and what came of it."""

from django.contrib import messages
from django.shortcuts import redirect, render

from commonweal.service.desks.enabler import presenters
from commonweal.service.desks.enabler.forms import RecordForm
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.onward import actions, queries


@permit("visits.accompany")
def visits(request):
    lists = {
        "coming": presenters.coming(queries.to_come(request.user)),
        "past": presenters.past(queries.past(request.user)),
    }
    return render(request, "enabler/visits.html", lists | {"words": presenters})


@permit("visits.accompany")
def visit(request, pk):
    return show(request, "visit", fetch(queries.visits(request.user), pk))


@permit("visits.accompany")
def record(request, pk):
    found = fetch(queries.visits(request.user), pk)
    form = RecordForm.of(request, record=found, initial=presenters.initial(found))
    if form.is_valid():
        actions.record_visit(visit=found, by=request.user, version=form.version, **form.answers)
        messages.success(request, "Thank you. The advisor can see it.")
        return redirect("enabler:visits")
    return show(request, "record", found, form=form)


def show(request, page, found, **context):
    """A page about a person: looking at it is written down."""
    viewed(person=found.onward.referral.person, by=request.user, page=f"enabler:{page}")
    return render(request, f"enabler/{page}.html", {"visit": found, "shown": presenters.page(found), **context})
