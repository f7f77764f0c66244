"""The caseload, narrowed and ordered as asked."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone

from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.forms.caseload import CaseloadForm
from commonweal.service.desks.caseload.presenters import caseload as lines
from commonweal.service.ground.accounts.middleware import permit

PAGE = 25


@permit("people.support")
def caseload(request):
    today = timezone.localdate()
    form = CaseloadForm.of(request, practices=queries.practices(request.user))
    found = queries.caseload(request.user, today, **(form.answers if form.is_valid() else {}))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = lines.rows(page.object_list, queries.reviews_due(page.object_list), today)
    shown = {"form": form, "page": page, "rows": rows, "columns": lines.columns(form.order)}
    return render(request, "caseload/day/caseload.html", shown)
