"""Answer by the link in an e-mail, with no account. Opening the page changes nothing and shows nobody."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from commonweal.domain import journey
from commonweal.service.desks.provider.forms.people import DeclineForm
from commonweal.service.desks.provider.presenters import links as shown
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.ground.outbox.middleware import by_link
from commonweal.service.journey.onward import actions, queries

ONE_PRESS = (journey.ACCEPTED, journey.WAITLISTED)


@permit.anyone
@by_link
def link(request, token):
    link, onward = queries.asked(token)
    if request.method != "POST":
        return render(request, "provider/link.html", {"face": shown.face(onward, link)})
    return show(request, token, link, onward, DeclineForm())


def show(request, token, link, onward, form):
    viewed(person=onward.referral.person_id, by=None, page="provider:link")
    context = {"onward": onward, "token": token, "face": shown.face(onward, link), "form": form}
    return render(request, "provider/link_shown.html", context | {"may_wait": shown.may_wait(onward)})


@permit.anyone
@by_link
@require_POST
def answer(request, token, answer):
    if answer not in shown.THANKS:
        raise Http404
    if queries.answered(token, answer):
        return redirect("provider:thanks", answer)  # the second of two clicks
    link, onward = queries.asked(token)
    form = DeclineForm.of(request, record=onward)
    if answer not in ONE_PRESS and not form.is_valid():
        return show(request, token, link, onward, form)
    said = form.answers if answer not in ONE_PRESS else {}
    actions.answer_by_link(onward=onward, link=link, answer=answer, **said)
    return redirect("provider:thanks", answer)


@permit.anyone
@require_safe
def thanks(request, answer):
    if answer not in shown.THANKS:
        raise Http404
    return render(request, "provider/thanks.html", {"said": shown.THANKS[answer]})
