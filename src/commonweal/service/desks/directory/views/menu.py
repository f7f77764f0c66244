"""Look in the menu, at one service, and at what changed."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from commonweal.service.desks.directory import presenters as keeping
from commonweal.service.desks.directory import queries
from commonweal.service.desks.directory.forms.keeping import ChangesFilter, ReadForm
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.menu import actions, presenters
from commonweal.service.menu import queries as menu
from commonweal.service.menu.forms import MenuForm

LATELY = timedelta(days=90)


@permit("menu.see")
def search(request):
    form = MenuForm.of(request, districts=sorted(menu.index().middles))
    found = menu.search(**(form.answers if form.is_valid() else {}))
    listed = presenters.listing(
        found,
        request.GET.get("page"),
        lambda each: reverse("directory:service", args=[each.pk]),
        is_map=form.is_map,
    )
    return render(request, "directory/menu.html", {"form": form, "unread": len(menu.unread(request.user)), **listed})


@permit("menu.see")
def service(request, pk):
    found = fetch(menu.services(), pk)
    left = menu.places_left([found], timezone.localdate())[found.pk]
    context = {"service": presenters.service(found, left), "entry": found}
    return render(request, "directory/service.html", context | kept(request, found))


def kept(request, found):
    """What only those who keep the menu see of an entry."""
    if not request.user.may("menu.edit"):
        return {}
    return {
        "sessions": keeping.session_rows(found),
        "blocks": keeping.block_rows(found, menu.blocks([found])),
        "history": keeping.history_rows(menu.history(found)),
        "in_hand": queries.in_hand(found),
        "words": keeping,
    }


@permit("menu.see")
def changes(request):
    read = ReadForm.of(request)
    if read.is_valid():
        actions.mark_read(by=request.user, **read.answers)
        messages.success(request, "All changes are marked as read.")
        return redirect("directory:changes")
    form = ChangesFilter.of(request)
    since, until = days(form.answers if form.is_valid() else {})
    unread = menu.unread(request.user)
    new = {each.sentence for each in unread}
    earlier = [each for each in menu.changes(since, until) if each.sentence not in new]
    context = {"form": form, "unread": unread, "earlier": earlier, "since": since, "until": until}
    return render(request, "directory/changes.html", context | {"read_at": timezone.now().isoformat()})


def days(asked):
    """The days to tell of: those asked for, or the last months."""
    until = asked.get("until") or timezone.localdate()
    return asked.get("since") or until - LATELY, until
