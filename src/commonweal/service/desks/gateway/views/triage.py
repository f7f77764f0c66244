"""Allocate referrals to advisors, one or several at once, decline them, or open them again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone

from commonweal.service.desks.gateway import queries
from commonweal.service.desks.gateway.actions import allocate_several
from commonweal.service.desks.gateway.forms import AllocateForm, DeclineForm, ReopenForm, ShareForm
from commonweal.service.desks.gateway.presenters import rows
from commonweal.service.desks.gateway.views.referrals import ROWS, opened, show
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed_all
from commonweal.service.ground.ui.forms import TickedForm
from commonweal.service.ground.ui.presenters.words import counted
from commonweal.service.journey.oversight.queries import breaches
from commonweal.service.journey.referrals import actions
from commonweal.service.journey.referrals.queries import advisor_loads

NOBODY = "Tick at least one referral first."


@permit("referrals.allocate")
def home(request):
    today = timezone.localdate()
    page = Paginator(queries.waiting(request.user), ROWS).get_page(request.GET.get("page"))
    suggested = queries.Suggestions(page.object_list).shared_out(page.object_list)
    waiting = rows.waiting(page, suggested, breaches.badges(page.object_list, today), today)
    return render(request, "gateway/home.html", {"page": page, "rows": waiting})


@permit("referrals.allocate")
def late(request):
    counts = breaches.counts(queries.referrals(request.user), timezone.localdate())
    return render(request, "gateway/late.html", {"tiles": rows.breaches(counts), "targets": rows.TARGETS})


@permit("referrals.allocate")
def share(request):
    ticked = list(queries.referrals(request.user).filter(pk__in=TickedForm.of(request).keys).order_by("referred_on"))
    form = ShareForm.of(request, referrals=ticked, suggestions=queries.Suggestions(ticked))
    if not ticked:
        messages.warning(request, NOBODY)
        return redirect("gateway:home")
    if form.is_valid():
        done, refused = allocate_several(chosen=form.chosen, by=request.user)
        tell(request, done, refused)
        return redirect("gateway:home")
    viewed_all(people={each.person_id for each in ticked}, by=request.user, page="gateway:share")
    return render(request, "gateway/share.html", {"form": form, "many": len(ticked)})


def tell(request, done, refused):
    """What was done, and each that was not with the reason."""
    if done or not refused:
        messages.success(request, f"{counted(len(done), 'referral')} allocated.")
    for referral, why in refused:
        messages.warning(request, f"{referral.person.name} was not allocated: {why}")


@permit("referrals.allocate")
def allocate(request, pk):
    found = opened(request, pk)
    form = AllocateForm.of(request, record=found, suggested=queries.Suggestions([found]).of(found))
    if form.is_valid():
        advisor = form.answers["advisor"]
        actions.allocate(referral=found, advisor=advisor, by=request.user, version=form.version)
        messages.success(request, f"{found.person.name} is now with {advisor.name}.")
        return redirect("gateway:home")
    return show(request, "allocate", found, form=form)


@permit("referrals.allocate")
def decline(request, pk):
    found = opened(request, pk)
    form = DeclineForm.of(request, record=found)
    if form.is_valid():
        actions.decline(referral=found, by=request.user, version=form.version, **form.answers)
        messages.success(request, f"The referral of {found.person.name} was not taken on. The practice can see why.")
        return redirect("gateway:home")
    return show(request, "decline", found, form=form)


@permit("referrals.allocate")
def reopen(request, pk):
    found = opened(request, pk)
    form = ReopenForm.of(request, record=found, advisors=[advisor for advisor, _ in advisor_loads()])
    if form.is_valid():
        actions.reopen(referral=found, by=request.user, version=form.version, **form.answers)
        messages.success(request, f"The referral of {found.person.name} is open again.")
        return redirect("gateway:referral", found.pk)
    return show(request, "reopen", found, form=form)
