"""Meetings with the practice, whom they talked about, and what was agreed to be done."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from commonweal.service.desks.practice.forms.meetings import BringForm
from commonweal.service.desks.practice.presenters import meetings as shown
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed_all
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.ground.ui.jinja import came_from
from commonweal.service.journey.meetings import actions, queries

ROWS = 25


@permit("meetings.attend")
def meetings(request):
    page = Paginator(queries.meetings(request.user), ROWS).get_page(request.GET.get("page"))
    context = {"page": page, "rows": shown.rows(page), "head": shown.HEAD, "tasks": queries.open_tasks(request.user)}
    return render(request, "practice/meetings.html", context)


@permit("meetings.attend")
def meeting(request, pk):
    found = fetch(queries.meetings(request.user), pk)
    cases = list(queries.cases(found, request.user))
    viewed_all(people=[each.referral.person_id for each in cases], by=request.user, page="practice:meeting")
    context = {
        "meeting": found,
        "rows": shown.summary(found, queries.attendees(found)),
        "cases": shown.cases(cases, queries.may_open(cases, request.user)),
        "tasks": queries.tasks(request.user).filter(meeting=found, case=None),
    }
    return render(request, "practice/meeting.html", context)


@permit("meetings.attend")
def bring(request, pk):
    found = fetch(queries.meetings(request.user), pk)
    form = BringForm.of(request, people=queries.candidates(found, request.user).open())
    if form.is_valid():
        actions.bring(meeting=found, by=request.user, **form.answers)
        messages.success(request, f"{form.answers['referral'].person.name} is on the list.")
        return redirect("practice:meeting", pk)
    return render(request, "practice/bring.html", {"meeting": found, "form": form})


@permit("meetings.attend")
@require_POST
def task_done(request, pk):
    task = fetch(queries.tasks(request.user), pk)
    actions.finish(task=task, by=request.user, version=request.POST.get("version", ""))
    messages.success(request, f"Ticked off: {task.what}")
    return redirect(came_from(request) or "practice:meetings")


@permit("meetings.attend")
@require_POST
def task_reopened(request, pk):
    task = fetch(queries.tasks(request.user), pk)
    actions.reopen(task=task, by=request.user, version=request.POST.get("version", ""))
    messages.success(request, f"To be done again: {task.what}")
    return redirect(came_from(request) or "practice:meetings")
