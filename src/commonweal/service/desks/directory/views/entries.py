"""Add and change entries, say that they are right, take them off the menu and put them back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from commonweal.service.desks.directory import queries
from commonweal.service.desks.directory.forms.entries import CloseForm, EntryForm, NewEntryForm, RoomForm
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.menu import actions
from commonweal.service.menu import queries as menu


@permit("menu.edit")
def add(request):
    form = NewEntryForm.of(request, providers=queries.providers())
    if form.is_valid():
        made = actions.add_service(by=request.user, **form.answers)
        messages.success(request, f"{made.name} is on the menu. Now say when and where it runs.")
        return redirect("directory:service", made.pk)
    return render(request, "directory/entry.html", {"form": form, "heading": "Add a service"})


@permit("menu.edit")
def amend(request, pk):
    found = fetch(menu.services(), pk)
    form = EntryForm.of(request, record=found, initial=EntryForm.filled_from(found))
    if form.is_valid():
        actions.amend_service(service=found, by=request.user, version=form.version, **form.answers)
        return done(request, found, f"{found.name} is changed.")
    return render(request, "directory/entry.html", {"form": form, "heading": f"Change {found.name}", "entry": found})


@permit("menu.edit")
def room(request, pk):
    found = fetch(menu.services(), pk)
    told = {"capacity": found.capacity, "waiting_weeks": found.waiting_weeks}
    form = RoomForm.of(request, record=found, initial=told)
    if form.is_valid():
        actions.set_capacity(service=found, by=request.user, version=form.version, **form.answers)
        return done(request, found, f"{found.name}: {found.get_capacity_display().lower()}.")
    return render(request, "directory/room.html", {"form": form, "entry": found})


@permit("menu.edit")
def close(request, pk):
    found = fetch(menu.services(), pk)
    form = CloseForm.of(request, record=found)
    if form.is_valid():
        actions.close_service(service=found, by=request.user, version=form.version, **form.answers)
        return done(request, found, f"{found.name} is off the menu.")
    return render(request, "directory/close.html", {"form": form, "entry": found, "in_hand": queries.in_hand(found)})


@permit("menu.edit")
@require_POST
def reopen(request, pk):
    found = fetch(menu.services(), pk)
    actions.reopen_service(service=found, by=request.user, version=request.POST.get("version", 0))
    return done(request, found, f"{found.name} is on the menu again, and counts as checked today.")


@permit("menu.edit")
@require_POST
def right(request, pk):
    found = fetch(menu.services(), pk)
    actions.confirm(service=found, by=request.user, version=request.POST.get("version", 0))
    messages.success(request, f"{found.name} was checked today.")
    return redirect("directory:keep") if request.POST.get("from") == "keep" else redirect("directory:service", pk)


def done(request, found, said):
    messages.success(request, said)
    return redirect("directory:service", found.pk)
