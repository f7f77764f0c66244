"""Keep the menu right: what is due for checking, whom to ask, and the places where things happen."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from commonweal.service.desks.directory import presenters, queries
from commonweal.service.desks.directory.forms.keeping import AskForm, KeepFilter, VenueFilter
from commonweal.service.desks.directory.forms.sessions import VenueForm
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.menu import actions
from commonweal.service.menu import queries as menu

ROWS = 25


@permit("menu.edit")
def keep(request):
    form = KeepFilter.of(request, providers=queries.providers())
    asked = form.answers if form.is_valid() else {}
    page = Paginator(menu.kept(timezone.localdate(), **asked), ROWS).get_page(request.GET.get("page"))
    state = asked.get("state", "due")
    context = {"form": form, "page": page, "entries": presenters.kept(page), "title": menu.STATES[state]}
    return render(request, "directory/keep.html", context)


@permit("menu.edit")
@require_POST
def ask(request):
    form = AskForm.of(request, services=menu.services())
    if not form.is_valid():
        messages.error(request, "Tick at least one service whose provider is to be asked.")
        return redirect("directory:keep")
    asked, unknown = actions.ask_to_check(services=form.chosen, by=request.user)
    if asked:
        messages.success(request, f"{presenters.counted(len(asked), 'provider')} asked: {', '.join(asked)}.")
    if unknown:
        messages.warning(request, f"No e-mail address is known for: {', '.join(unknown)}. Call them instead.")
    return redirect("directory:keep")


@permit("menu.edit")
def venues(request):
    form = VenueFilter.of(request)
    page = Paginator(menu.venues(**(form.answers if form.is_valid() else {})), ROWS).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "rows": presenters.venue_rows(page), "words": presenters}
    return render(request, "directory/venues.html", context)


@permit("menu.edit")
def add_venue(request):
    form = VenueForm.of(request, practices=queries.practices())
    if form.is_valid():
        made = actions.add_venue(by=request.user, **form.answers)
        messages.success(request, f"{made.name} is added. Now it can be chosen for a session.")
        return redirect("directory:venues")
    return render(request, "directory/venue.html", {"form": form, "heading": "Add a place"})


@permit("menu.edit")
def venue(request, pk):
    found = fetch(menu.venues(), pk)
    typed = {name: getattr(found, name) for name in ("name", "address", "postcode")}
    typed |= {"practice": str(found.practice_id or "")}
    form = VenueForm.of(request, record=found, practices=queries.practices(), initial=typed)
    if form.is_valid():
        actions.amend_venue(venue=found, by=request.user, version=form.version, **form.answers)
        messages.success(request, f"{found.name} is changed, for every service that runs there.")
        return redirect("directory:venues")
    return render(request, "directory/venue.html", {"form": form, "heading": f"Change {found.name}"})
