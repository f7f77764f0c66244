"""When and where a service runs, and the places it has."""

from django.shortcuts import render
from django.views.decorators.http import require_POST

from commonweal.service.desks.directory.forms.sessions import BlockForm, SessionForm
from commonweal.service.desks.directory.views.entries import done
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.menu import actions
from commonweal.service.menu import queries as menu

SESSION, BLOCK = ("weekday", "opens_at", "closes_at"), ("starts_on", "ends_on", "places", "weeks")


@permit("menu.edit")
def add(request, pk):
    found = fetch(menu.services(), pk)
    form = SessionForm.of(request, venues=menu.venues())
    if form.is_valid():
        actions.add_schedule(by=request.user, service=found, **form.answers)
        return done(request, found, "The session is added.")
    return show(request, found, form, "Add a session")


@permit("menu.edit")
def amend(request, pk, session):
    found = fetch(menu.services(), pk)
    held = fetch(found.schedules.select_related("service"), session)
    typed = {name: getattr(held, name) for name in SESSION} | {"venue": str(held.venue_id or "")}
    form = SessionForm.of(request, record=held, venues=menu.venues(), initial=typed)
    if form.is_valid():
        actions.amend_schedule(schedule=held, by=request.user, version=form.version, **form.answers)
        return done(request, found, "The session is changed.")
    return show(request, found, form, "Change a session", held=held)


@permit("menu.edit")
@require_POST
def remove(request, pk, session):
    found = fetch(menu.services(), pk)
    held = fetch(found.schedules.select_related("service"), session)
    actions.remove_schedule(schedule=held, by=request.user, version=request.POST.get("version", 0))
    return done(request, found, "The session is removed. The history keeps it.")


@permit("menu.edit")
def add_block(request, pk):
    found = fetch(menu.services(), pk)
    form = BlockForm.of(request)
    if form.is_valid():
        actions.add_block(by=request.user, service=found, **form.answers)
        return done(request, found, "The places are added.")
    return show(request, found, form, "Add places")


@permit("menu.edit")
def amend_block(request, pk, block):
    found = fetch(menu.services(), pk)
    held = fetch(found.blocks.select_related("service"), block)
    form = BlockForm.of(request, record=held, initial={name: getattr(held, name) for name in BLOCK})
    if form.is_valid():
        actions.amend_block(block=held, by=request.user, version=form.version, **form.answers)
        return done(request, found, "The places are changed.")
    return show(request, found, form, "Change places")


def show(request, found, form, heading, held=None):
    context = {"form": form, "entry": found, "heading": heading, "held": held}
    return render(request, "directory/part.html", context)
