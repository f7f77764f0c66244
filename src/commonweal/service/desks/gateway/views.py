"""Allocate referrals to advisors, decline what the service cannot take on, see who has how much to do."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from commonweal.service.desks.gateway import presenters, queries
from commonweal.service.desks.gateway.forms import AllocateForm, DeclineForm, FindForm, ReferralFilter
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.journey.referrals import actions
from commonweal.service.journey.referrals.queries import suggested_advisors

ROWS = 25


@permit("referrals.allocate")
def home(request):
    page = Paginator(queries.waiting(request.user), ROWS).get_page(request.GET.get("page"))
    rows = presenters.waiting_rows(page, timezone.localdate())
    return render(request, "gateway/home.html", {"page": page, "rows": rows, "words": presenters})


@permit("referrals.allocate")
def team(request):
    rows = presenters.team_rows(queries.team(request.user))
    return render(request, "gateway/team.html", {"rows": rows, "words": presenters})


@permit("referrals.allocate")
def referrals(request):
    wanted, find = ReferralFilter.of(request), FindForm.of(request)
    found = queries.find(request.user, find.answers["words"]) if find.is_valid() else None
    chosen = wanted.answers if wanted.is_valid() else {}
    page = Paginator(queries.filtered(request.user, **chosen), ROWS).get_page(request.GET.get("page"))
    rows = presenters.referral_rows(page if found is None else found)
    context = {"filter": wanted, "find": find, "page": page, "found": found is not None, "rows": rows}
    return render(request, "gateway/referrals.html", {**context, "words": presenters})


@permit("referrals.allocate")
def referral(request, pk):
    return show(request, "referral", opened(request, pk))


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


def opened(request, pk):
    return get_object_or_404(queries.referrals(request.user).prefetch_related("history__by"), pk=pk)


def show(request, page, referral, **context):
    """A page about a person: looking at it is written down."""
    viewed(person=referral.person, by=request.user, page=f"gateway:{page}")
    context |= {
        "referral": referral,
        "rows": presenters.summary(referral, timezone.localdate()),
        "story": presenters.story(referral),
        "may_be_allocated": presenters.may_be_allocated(referral),
        "may_be_declined": presenters.may_be_declined(referral),
    }
    return render(request, f"gateway/{page}.html", context)
