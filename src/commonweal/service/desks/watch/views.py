"""Charts from month to month, what is missing, how complete follow-up is, supervision."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from commonweal.service.desks.watch import queries
from commonweal.service.desks.watch.forms import NoteForm
from commonweal.service.desks.watch.presenters import charts, notes, standing
from commonweal.service.desks.watch.presenters import faults as shown_faults
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.oversight import actions
from commonweal.service.journey.oversight.models import Note
from commonweal.service.journey.oversight.queries import quality as checks


@permit("service.watch")
def measures(request):
    return render(request, "watch/measures.html", {"charts": charts.all_of_them(timezone.localdate())})


@permit("service.watch")
def followup(request):
    everybody, advisors, practices = queries.teams(request.user)
    return render(
        request,
        "watch/followup.html",
        {
            "told": standing.told(everybody),
            "advisors": standing.rows(advisors),
            "practices": standing.rows(practices),
            "head": standing.HEAD,
        },
    )


@permit("service.watch")
def quality(request):
    board = shown_faults.board(checks.board(request.user, timezone.localdate()))
    return render(request, "watch/quality.html", {"board": board, "head": shown_faults.BOARD_HEAD})


@permit("service.watch")
def faults(request, check):
    if check not in checks.BY_CODE:
        raise Http404("There is no such check.")
    check = checks.BY_CODE[check]
    page = queries.fault_page(check, request.user, timezone.localdate(), request.GET.get("page"))
    rows = shown_faults.rows(page)
    return render(request, "watch/faults.html", {"check": check, "page": page, "rows": rows, "head": shown_faults.HEAD})


@permit("progress.own")
def mine(request):
    told = standing.told(queries.standing(request.user), request.user.role)
    return render(request, "watch/mine.html", {"told": told})


@permit("team.supervise")
def supervision(request):
    rows = notes.advisors(queries.supervised())
    return render(request, "watch/supervision.html", {"rows": rows, "head": notes.HEAD})


@permit("team.supervise")
def supervise(request, pk):
    return talk(request, fetch(queries.advisors(), pk), "watch:supervise", [pk])


@permit("people.support")
def own(request):
    return talk(request, request.user, "watch:own", [])


def talk(request, advisor, name, place):
    """The page of one advisor's supervision, from either side."""
    form = NoteForm.of(request, advisor=advisor, initial={"referral": request.GET.get("case", "")})
    if form.is_valid():
        actions.say(advisor=advisor, by=request.user, **form.answers)
        messages.success(request, "Saved. The other side sees it when they next look.")
        return redirect(name, *place)
    said = notes.told(queries.said(advisor, request.user), request.user)
    return render(request, "watch/talk.html", {"advisor": advisor, "form": form, "said": said})


@require_POST
@permit("team.supervise", "people.support")
def seen(request, pk):
    note = fetch(Note.objects.visible_to(request.user), pk)
    actions.see(note=note, by=request.user, version=request.POST.get("version"))
    place = [note.advisor_id] if request.user.may("team.supervise") else []
    return redirect("watch:supervise" if place else "watch:own", *place)
