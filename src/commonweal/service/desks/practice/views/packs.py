"""The monthly report of a practice: on the screen, on paper, and of all practices at once."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from commonweal.paper import documents
from commonweal.service.desks.practice.forms.packs import AllForm, MonthFilter
from commonweal.service.desks.practice.presenters import packs as shown
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed_all
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.ground.outbox import actions as outbox
from commonweal.service.journey.meetings import queries

READERS = ("meetings.attend", "service.watch")


@permit(*READERS)
def packs(request):
    wanted = MonthFilter.of(request)
    rows = shown.rows(queries.practices(request.user), wanted.chosen)
    context = {"filter": wanted, "month": wanted.chosen, "head": shown.HEAD, "rows": rows}
    return render(request, "practice/packs.html", context)


@permit(*READERS)
def pack(request, pk):
    wanted, found = _pack(request, pk)
    document = queries.document(found)
    context = {"filter": wanted, "pack": found, "document": document, "links": shown.links(found, request.user)}
    return render(request, "practice/pack.html", context)


@permit(*READERS)
def pack_pdf(request, pk):
    wanted, found = _pack(request, pk)
    name = f"social-prescribing-{slugify(found.practice.name)}-{wanted.chosen.code}.pdf"
    made = documents.pdf(queries.document(found))
    return HttpResponse(
        made, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


def _pack(request, pk):
    """The report asked for; everybody in it has been looked at by whoever reads it."""
    practice, wanted = fetch(queries.practices(request.user), pk), MonthFilter.of(request)
    found = queries.pack(request.user, practice, wanted.chosen)
    people = [each.referral.person_id for each in found.entries]
    viewed_all(people=people, by=request.user, page=request.resolver_match.view_name)
    return wanted, found


@permit("service.watch")
@require_POST
def all_packs(request):
    form = AllForm.of(request)
    if form.is_valid():
        job = outbox.start_job(kind="packs", by=request.user, arguments={"month": form.answers["month"]})
        return redirect("outbox:job", job.pk)
    return redirect("practice:packs")
