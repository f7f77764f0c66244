"""Who has how much to do, who looks after which practice, and cases that change hands."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from commonweal.service.desks.gateway import queries
from commonweal.service.desks.gateway.forms import CapacityForm, CoverForm, VisitFilter
from commonweal.service.desks.gateway.presenters import rows, workload
from commonweal.service.desks.gateway.presenters.referral import late
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.oversight.queries import breaches
from commonweal.service.journey.referrals import actions

ROWS = 50


@permit("referrals.allocate")
def team(request):
    loads = queries.team(request.user, timezone.localdate())
    table = {"head": workload.HEAD, "rows": workload.rows(loads), "numeric": workload.NUMBERS}
    return render(request, "gateway/team.html", table)


@permit("referrals.allocate")
def visits(request):
    wanted, today = VisitFilter.of(request), timezone.localdate()
    found = queries.visits(request.user, today, **(wanted.answers if wanted.is_valid() else {}))
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {"filter": wanted, "page": page, "head": rows.VISITS_HEAD, "rows": rows.visits(page)}
    return render(request, "gateway/visits.html", context | {"week": queries.week(today)})


@permit("referrals.allocate")
def hand_over(request, pk):
    advisor, today = fetch(queries.advisors_here(), pk), timezone.localdate()
    found = queries.filtered(request.user, today, state=queries.OPEN, advisor=advisor)
    page = Paginator(found.order_by("referred_on", "pk"), ROWS).get_page(request.GET.get("page"))
    badges = breaches.badges(page.object_list, today)
    cases = [{"case": each, "late": late(badges[each.pk])} for each in page]
    return render(request, "gateway/hand_over.html", {"advisor": advisor, "page": page, "cases": cases})


@permit("referrals.allocate")
def cover(request):
    places, advisors = list(queries.practices_here()), list(queries.advisors_here())
    form = CoverForm.of(request, practices=places, advisors=advisors)
    if form.is_valid():
        actions.cover(by=request.user, **form.answers)
        messages.success(request, "{advisor.name} looks after {practice.name}.".format(**form.answers))
        return redirect("gateway:cover")
    covers = list(queries.covers())
    context = {"advisors": workload.covered(advisors, covers, queries.capacities())}
    return render(request, "gateway/cover.html", context | {"form": form, "nobody": queries.uncovered(places, covers)})


@permit("referrals.allocate")
@require_POST
def end_cover(request, pk):
    found = fetch(queries.covers(), pk)
    actions.end_cover(cover=found, by=request.user, version=request.POST.get("version", ""))
    messages.success(request, f"{found.advisor.name} no longer looks after {found.practice.name}. Their cases stay.")
    return redirect("gateway:cover")


@permit("referrals.allocate")
def capacity(request, pk):
    advisor = fetch(queries.advisors_here(), pk)
    known = queries.capacity_of(advisor)
    form = CapacityForm.of(request, record=known, initial={"cases": known.cases})
    if form.is_valid():
        actions.set_capacity(advisor=advisor, by=request.user, version=form.version, **form.answers)
        messages.success(request, f"{advisor.name} can carry {form.answers['cases']} open cases.")
        return redirect("gateway:team")
    return render(request, "gateway/capacity.html", {"form": form, "advisor": advisor})
