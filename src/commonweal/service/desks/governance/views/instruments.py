"""Questionnaires beside the eight measures: taken into use, entered, changed, taken out of use."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from commonweal.service.desks.governance.forms.instruments import InstrumentForm, typed
from commonweal.service.desks.governance.presenters import instruments as pages
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.assessments import actions, queries


@permit("instruments.edit")
def instruments(request):
    found = list(queries.editions())
    shown = {"rows": pages.rows(found), "head": pages.HEAD, "ready": pages.ready({each.code for each in found})}
    return render(request, "governance/instruments.html", shown)


@permit("instruments.edit")
def add(request):
    form = InstrumentForm.of(request)
    if form.is_valid():
        made = actions.add_instrument(by=request.user, **form.told)
        messages.success(request, f"{made.name} is in use.")
        return redirect("governance:instruments")
    return render(request, "governance/add_instrument.html", {"form": form})


@permit("instruments.edit")
def instrument(request, pk):
    found = fetch(queries.editions(), pk)
    form = InstrumentForm.of(request, record=found, initial=typed(found))
    if form.is_valid():
        made = actions.change_instrument(instrument=found, by=request.user, version=form.version, **form.told)
        messages.success(request, f"{made.name}: edition {made.edition} is saved.")
        return redirect("governance:instruments")
    shown = {"form": form, "instrument": found, "facts": pages.facts(found, found.times)}
    return render(request, "governance/instrument.html", shown)


@permit("instruments.edit")
@require_POST
def take_up(request):
    made = actions.take_up(code=request.POST.get("code", ""), by=request.user)
    messages.success(request, f"{made.name} is in use.")
    return redirect("governance:instruments")


@permit("instruments.edit")
@require_POST
def retire(request, pk):
    found = fetch(queries.editions(), pk)
    actions.retire(instrument=found, by=request.user, version=request.POST.get("version", 0))
    messages.success(request, f"{found.name} is asked of nobody new.")
    return redirect("governance:instruments")


@permit("instruments.edit")
@require_POST
def put_back(request, pk):
    found = fetch(queries.editions(), pk)
    actions.put_back(instrument=found, by=request.user, version=request.POST.get("version", 0))
    messages.success(request, f"{found.name} is in use again.")
    return redirect("governance:instruments")
