"""Allocate referrals to advisors, or decline what the service cannot take on."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone

from commonweal.service.desks.gateway import presenters, queries
from commonweal.service.desks.gateway.forms import AllocateForm, DeclineForm
from commonweal.service.desks.gateway.views.referrals import ROWS, opened, show
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.journey.referrals import actions
from commonweal.service.journey.referrals.queries import suggested_advisors


@permit("referrals.allocate")
def home(request):
    page = Paginator(queries.waiting(request.user), ROWS).get_page(request.GET.get("page"))
    rows = presenters.waiting_rows(page, timezone.localdate())
    return render(request, "gateway/home.html", {"page": page, "rows": rows, "words": presenters})


@permit("referrals.allocate")
def allocate(request, pk):
    found = opened(request, pk)
    form = AllocateForm.of(request, record=found, suggested=suggested_advisors(found))
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
