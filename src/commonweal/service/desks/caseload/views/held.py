"""During a meeting and after it: what was said of somebody, what was agreed, and who came."""

from django.contrib import messages
from django.shortcuts import redirect, render

from commonweal.service.desks.caseload.forms.meetings import CaseForm, HeldForm, TaskForm, soon
from commonweal.service.desks.caseload.presenters import meetings as shown
from commonweal.service.desks.caseload.views.meetings import MEETING_FORM, meeting_of
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.meetings import actions, queries


@permit("meetings.hold")
def meeting_case(request, pk, case):
    found = meeting_of(request, pk)
    told = fetch(queries.cases(found), case)
    viewed(person=told.referral.person, by=request.user, page="caseload:meeting_case")
    now = {"note": told.note, "due_on": soon(found)}
    form = CaseForm.of(request, record=told, owners=queries.owners(found), initial=now)
    if form.is_valid():
        actions.discuss(case=told, by=request.user, version=form.version, note=form.answers["note"], task=form.task)
        messages.success(request, f"Saved what was said of {told.referral.person.name}.")
        following = queries.following(told)
        if "next" in request.POST and following:
            return redirect("caseload:meeting_case", pk, following.pk)
        return redirect("caseload:meeting", pk)
    context = {
        "meeting": found,
        "case": told,
        "form": form,
        "rows": shown.about(told, queries.earlier(told)),
        "record": queries.record_of(told, request.user),
    }
    return render(request, "caseload/meetings/meeting_case.html", context)


@permit("meetings.hold")
def add_task(request, pk):
    found = meeting_of(request, pk)
    form = TaskForm.of(request, owners=queries.owners(found), initial={"due_on": soon(found)})
    if form.is_valid():
        actions.agree(meeting=found, by=request.user, **form.answers)
        messages.success(request, "Task added.")
        return redirect("caseload:meeting", pk)
    context = {"meeting": found, "form": form, "title": "Add a task", "save": "Add the task"}
    return render(request, MEETING_FORM, context)


@permit("meetings.hold")
def held(request, pk):
    found = meeting_of(request, pk)
    attendees = list(queries.attendees(found))
    everybody = {"came": [str(each.pk) for each in attendees]}
    form = HeldForm.of(request, record=found, attendees=attendees, initial=everybody)
    if form.is_valid():
        actions.hold(meeting=found, by=request.user, version=form.version, **form.answers)
        messages.success(request, "Saved that the meeting was held, and who came.")
        return redirect("caseload:meeting", pk)
    return render(request, MEETING_FORM, {"meeting": found, "form": form, "title": "The meeting was held"})
