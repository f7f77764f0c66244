"""Refer on in two steps, what is asked and then exactly what the provider will see; and what was heard since."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from commonweal.service.desks.caseload import actions, queries
from commonweal.service.desks.caseload.forms.news import NewsForm
from commonweal.service.desks.caseload.forms.onward import OnwardForm
from commonweal.service.desks.caseload.presenters.menu import kinds
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.onward import queries as providers


@permit("people.support")
def news(request, pk, onward):
    referral = referral_of(request, pk)
    sent = fetch(referral.onwards.select_related("service__provider", "block"), onward)
    form = NewsForm.of(request, record=sent, now=sent.state)
    if form.is_valid():
        actions.tell(sent=sent, by=request.user, version=form.version, **form.answers)
        messages.success(request, f"What {sent.service.provider.name} said is recorded.")
        return redirect("caseload:person", referral.person_id)
    return show_step(request, "onward/news", referral, form=form, sent=sent)


@permit("people.support")
def refer(request, pk, service):
    referral, found = referral_of(request, pk), fetch(queries.services(), service)
    hindrance = queries.hindrance(referral)
    ways = kinds(providers.kind_of(found), hindrance)
    form = OnwardForm.of(request, kinds=ways, referral=referral, service=found)
    shown = {"form": form, "service": found, "hindrance": hindrance}
    if not form.is_valid() or form.step == "change":
        return show_step(request, "people/refer", referral, **shown)
    lines = form.lines
    mark = providers.digest(lines)
    if form.step != "send" or not form.saw(mark):
        changed = form.step == "send"  # somebody changed what is known of the person since it was shown
        return show_step(request, "onward/preview", referral, seen=lines, mark=mark, changed=changed, **shown)
    told = {"seen": mark, "made_on": timezone.localdate(), **form.answers}
    actions.refer_on(referral=referral, service=found, by=request.user, **told)
    messages.success(request, form.done(found))
    return redirect("caseload:person", referral.person_id)
