"""Is it working? What the service did, and what the evaluation found: counts made safe, never a person."""

from functools import partial

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from commonweal.service.desks.insight import queries
from commonweal.service.desks.insight.forms import PeriodFilter
from commonweal.service.desks.insight.presenters import basis, effect, hospital, overview, value, wellbeing
from commonweal.service.ground.accounts.middleware import permit


@permit("insight.see")
def summary(request):
    before = overview.month_began(timezone.localdate())
    counts = queries.made_safe(queries.counted(before))
    form = PeriodFilter.of(request, periods=overview.periods(counts))
    period = form.chosen if form.is_valid() else queries.ALL
    release = queries.release()
    found = overview.found(release.results) if release else {}
    context = {"filter": form, "period": period, "before": before, "counts": counts[period], "release": release}
    return render(request, "insight/overview.html", {**context, **found, "show": overview})


@permit("insight.see")
def effects(request):
    return shown(request, "effect", effect)


@permit("insight.see")
def compared(request, outcome):
    return shown(request, "compared", effect, detail=partial(effect.detail, outcome=outcome))


@permit("insight.see")
def changes(request):
    return shown(request, "hospital", hospital)


@permit("insight.see")
def groups(request, outcome):
    return shown(request, "groups", hospital, forest=partial(hospital.forest, outcome=outcome))


@permit("insight.see")
def scores(request):
    return shown(request, "wellbeing", wellbeing)


@permit("insight.see")
def worth(request):
    return shown(request, "value", value)


@permit("insight.see")
def how(request):
    return shown(request, "basis", basis)


def shown(request, page, show, **parts):
    """A page of the newest release; without one, the page that says how there comes to be one."""
    release = queries.release()
    if release is None:
        return render(request, "insight/nothing.html")
    drawn = {name: draw(release.results) for name, draw in parts.items()}
    if None in drawn.values():
        raise Http404("No such kind of care was released.")
    return render(
        request, f"insight/{page}.html", {"release": release, "found": release.results, "show": show, **drawn}
    )
