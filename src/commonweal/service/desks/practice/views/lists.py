"""Refer people from a list: upload it, look it over, tick whom to refer, confirm."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from commonweal.exchange.lists import template as empty_list
from commonweal.service.desks.practice import actions
from commonweal.service.desks.practice.forms.lists import SendForm
from commonweal.service.desks.practice.forms.upload import TickForm, UploadForm
from commonweal.service.desks.practice.presenters import listed as shown
from commonweal.service.desks.practice.queries import listed
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.ground.drafts import queries as drafts

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def opened(request, begun):
    """A list this user has uploaded and not sent."""
    answers = drafts.latest(owner=request.user, kind=listed.KIND, about=begun)
    if not answers:
        raise Http404
    return answers


@permit("lists.send")
def lists(request):
    form = UploadForm.of(request, user=request.user)
    if form.is_valid():
        answers = listed.kept(form.found, request.user, form.answers)
        for person in listed.met(answers, request.user):
            viewed(person=person, by=request.user, page="practice:lists")
        return redirect("practice:list", actions.keep_list(answers=answers, by=request.user))
    context = {"form": form, "begun": shown.begun_rows(listed.begun(request.user))}
    return render(request, "practice/lists.html", context)


@permit("lists.send")
@require_safe
def template(request):
    response = HttpResponse(empty_list(), content_type=EXCEL)
    response.headers["Content-Disposition"] = 'attachment; filename="people-to-refer.xlsx"'
    return response


@permit("lists.send")
def look_over(request, begun):
    answers = opened(request, begun)
    choices = shown.choices(answers)
    before = [] if request.GET.get("tick") == "none" else answers.get("ticked", [line for line, _ in choices])
    form = TickForm.of(request, choices=choices, hints=shown.hints(answers), initial={"people": before})
    if form.is_valid():
        actions.tick(answers=answers, begun=begun, lines=form.answers["people"], by=request.user)
        return redirect("practice:list_check", begun)
    context = {"form": form, "begun": begun, "answers": answers, "shown": shown, "kinds": listed}
    return render(request, "practice/list.html", context)


@permit("lists.send")
def check(request, begun):
    answers = opened(request, begun)
    if not listed.ticked(answers):
        return redirect("practice:list", begun)
    form = SendForm.of(request)
    if form.is_valid():
        made = actions.send_list(answers=answers, begun=begun, by=request.user)
        messages.success(request, shown.sent(len(made), answers))
        return redirect("practice:referrals")
    return render(request, "practice/list_check.html", {"form": form, "begun": begun, "names": shown.names(answers)})


@permit("lists.send")
def discard(request, begun):
    opened(request, begun)
    form = SendForm.of(request)
    if form.is_valid():
        actions.discard_list(begun=begun, by=request.user)
        messages.success(request, "The list was deleted. Nobody was referred.")
        return redirect("practice:lists")
    return render(request, "practice/list_discard.html", {"form": form, "begun": begun})
