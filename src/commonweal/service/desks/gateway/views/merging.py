"""Records that may be one person: look at them side by side, merge them, tell them apart, take a merge back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from commonweal.service.desks.gateway import queries
from commonweal.service.desks.gateway.forms import MergeForm
from commonweal.service.desks.gateway.presenters import merging as pages
from commonweal.service.desks.gateway.views.referrals import ROWS
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed_all
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.people import actions
from commonweal.service.people import queries as people


@permit("people.merge")
def duplicates(request):
    page = Paginator(people.pairs(), ROWS).get_page(request.GET.get("page"))
    return render(request, "gateway/duplicates.html", {"page": page, "rows": pages.pairs(page)})


@permit("people.merge")
def compare(request, pk):
    pair = fetch(people.pairs().select_related("one__practice", "other__practice"), pk)
    form = MergeForm.of(request, pair=pair)
    if form.is_valid():
        kept = actions.merge(by=request.user, **form.decided)
        messages.success(request, f"The records are one now: {kept.name}.")
        if queries.open_referrals(kept) > 1:
            messages.warning(request, f"{kept.name} now has two open referrals. Close one of them.")
        return redirect("gateway:merges")
    viewed_all(people={pair.one_id, pair.other_id}, by=request.user, page="gateway:compare")
    held = queries.held(pair.one), queries.held(pair.other)
    context = {"sides": pages.side_by_side(pair.one, pair.other), "holdings": pages.holdings(*held)}
    context |= {"pair": pair, "form": form, "warnings": pages.warnings(pair.one, pair.other, held)}
    return render(request, "gateway/compare.html", context)


@permit("people.merge")
@require_POST
def apart(request, pk):
    pair = fetch(people.pairs(), pk)
    actions.tell_apart(alike=pair, by=request.user, version=request.POST.get("version", ""))
    messages.success(request, "Kept as two people. You will not be asked about these two again.")
    return redirect("gateway:duplicates")


@permit("people.merge")
def merges(request):
    page = Paginator(people.merged_ones(), ROWS).get_page(request.GET.get("page"))
    return render(request, "gateway/merges.html", {"page": page, "rows": pages.merged(page)})


@permit("people.merge")
@require_POST
def unmerge(request, pk):
    found = fetch(people.merged_ones(), pk)
    actions.unmerge(person=found, by=request.user, version=request.POST.get("version", ""))
    messages.success(request, f"{found.name} has a record of their own again, with everything that is written on it.")
    return redirect("gateway:merges")
