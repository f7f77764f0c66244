"""Meetings with a practice: plan one, ask people to it, and choose whom to talk about."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from commonweal.service.desks.caseload.forms.meetings import AskedForm, MoveMeetingForm, PeopleForm, PlanMeetingForm
from commonweal.service.desks.caseload.presenters import meetings as shown
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed_all
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.ground.ui.presenters.words import day
from commonweal.service.journey.meetings import actions, queries

ROWS = 25
MEETING_FORM = "caseload/meetings/meeting_form.html"


def meeting_of(request, pk):
    return fetch(queries.meetings(request.user), pk)


@permit("meetings.hold")
def meetings(request):
    page = Paginator(queries.meetings(request.user), ROWS).get_page(request.GET.get("page"))
    context = {"page": page, "rows": shown.rows(page), "head": shown.HEAD, "tasks": queries.open_tasks(request.user)}
    return render(request, "caseload/meetings/meetings.html", context)


@permit("meetings.hold")
def plan_meeting(request):
    form = PlanMeetingForm.of(request, practices=queries.practices(request.user))
    if form.is_valid():
        planned = actions.plan(by=request.user, **form.answers)
        messages.success(request, f"Meeting with {planned.practice.name} planned. Choose whom to talk about.")
        return redirect("caseload:meeting_people", planned.pk)
    return render(request, "caseload/meetings/plan_meeting.html", {"form": form})


@permit("meetings.hold")
def meeting(request, pk):
    found = meeting_of(request, pk)
    cases = list(queries.cases(found))
    viewed_all(people=[each.referral.person_id for each in cases], by=request.user, page="caseload:meeting")
    context = {
        "meeting": found,
        "rows": shown.summary(found, queries.attendees(found)),
        "cases": shown.cases(cases, over=found.state == "cancelled"),
        "tasks": queries.tasks_of_meeting(found).filter(case=None),
    }
    return render(request, "caseload/meetings/meeting.html", context)


@permit("meetings.hold")
def change_meeting(request, pk):
    found = meeting_of(request, pk)
    now = {"on": found.on, "at_time": found.at_time, "place": found.place}
    form = MoveMeetingForm.of(request, record=found, initial=now)
    if form.is_valid():
        actions.change(meeting=found, by=request.user, version=form.version, **form.answers)
        messages.success(request, f"The meeting is on {day(found.on)}.")
        return redirect("caseload:meeting", pk)
    return render(request, MEETING_FORM, {"meeting": found, "form": form, "title": "Change the meeting"})


@permit("meetings.hold")
@require_POST
def cancel_meeting(request, pk):
    found = meeting_of(request, pk)
    actions.cancel(meeting=found, by=request.user, version=request.POST.get("version", ""))
    messages.success(request, f"The meeting of {day(found.on)} is cancelled.")
    return redirect("caseload:meetings")


@permit("meetings.hold")
def asked(request, pk):
    found = meeting_of(request, pk)
    form = AskedForm.of(
        request, record=found, colleagues=queries.colleagues(found), initial=shown.asked(queries.attendees(found))
    )
    if form.is_valid():
        actions.ask(meeting=found, by=request.user, version=form.version, **form.answers)
        messages.success(request, "Saved who is asked.")
        return redirect("caseload:meeting", pk)
    return render(request, MEETING_FORM, {"meeting": found, "form": form, "title": "Who is asked"})


@permit("meetings.hold")
def meeting_people(request, pk):
    found = meeting_of(request, pk)
    proposed = queries.proposed(found, request.user)
    chosen = {each.referral_id for each in queries.cases(found)}
    ticked = [str(each.pk) for each in proposed if each.pk in chosen or not chosen]
    form = PeopleForm.of(request, record=found, proposed=proposed, initial={"referrals": ticked})
    if form.is_valid():
        actions.choose(meeting=found, by=request.user, version=form.version, **form.answers)
        messages.success(request, "Saved whom to talk about.")
        return redirect("caseload:meeting", pk)
    return render(request, "caseload/meetings/meeting_people.html", {"meeting": found, "form": form})
