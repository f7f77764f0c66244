"""Several people of the caseload at once: a call planned with each, or a sheet for each to take along."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.forms.bulk import PlanAllForm
from commonweal.service.desks.caseload.presenters.sheets import sheets as drawn
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed_all
from commonweal.service.ground.ui.forms import TickedForm
from commonweal.service.ground.ui.presenters.words import counted, day
from commonweal.service.journey.contacts import actions as contacts

NOBODY = "Tick at least one person first."


@permit("people.support")
def plan_all(request):
    ticked = TickedForm.of(request)
    chosen = queries.ticked(request.user, ticked.keys)
    form = PlanAllForm.of(request, initial={"kind": "phone"})
    if not chosen:
        messages.warning(request, NOBODY)
        return redirect("caseload:caseload")
    if form.is_valid():
        contacts.plan_all(referrals=[each for each in chosen if not each.hindrance], by=request.user, **form.answers)
        planned = sum(not each.hindrance for each in chosen)
        messages.success(request, f"{counted(planned, 'contact')} planned for {day(form.answers['on'])}.")
        return redirect("caseload:caseload")
    return render(request, "caseload/day/plan_all.html", {"form": form, "chosen": chosen})


@permit("people.support")
def sheets(request):
    chosen = queries.ticked(request.user, TickedForm.of(request).keys, whole=True)
    if not chosen:
        messages.warning(request, NOBODY)
        return redirect("caseload:caseload")
    viewed_all(people={each.person_id for each in chosen}, by=request.user, page="caseload:sheets")
    return render(request, "caseload/day/sheets.html", {"sheets": drawn(chosen, timezone.localdate())})
