"""Safeguarding concerns: the list, and each with what was done about it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render

from commonweal.service.desks.gateway.forms import ConcernFilter, HandlingForm
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.contacts import actions
from commonweal.service.journey.contacts import queries as contacts

ROWS = 25


@permit("concerns.see")
def concerns(request):
    wanted = ConcernFilter.of(request)
    found = contacts.concerns(request.user)
    state = wanted.answers["state"] if wanted.is_valid() else ""
    found = found.filter(state=state) if state else found.unsettled()
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return render(request, "gateway/concerns.html", {"page": page, "filter": wanted, "state": state})


@permit("concerns.see")
def concern(request, pk):
    found = fetch(contacts.concerns(request.user).prefetch_related("handlings__by"), pk)
    form = HandlingForm.of(request, record=found)
    if form.is_valid():
        actions.handle_concern(concern=found, by=request.user, version=form.version, **form.answers)
        messages.success(request, "What was done is kept with the concern.")
        return redirect("gateway:concern", found.pk)
    actions.concern_viewed(concern=found, by=request.user)
    return render(request, "gateway/concern.html", {"concern": found, "form": form})
