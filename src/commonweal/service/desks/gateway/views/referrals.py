"""All referrals, each of them, and the list as a file."""

from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commonweal.service.desks.gateway import queries
from commonweal.service.desks.gateway.actions import take_list
from commonweal.service.desks.gateway.forms import FindForm, ReferralFilter
from commonweal.service.desks.gateway.presenters import files, rows
from commonweal.service.desks.gateway.presenters import referral as pages
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.journey.oversight.queries import breaches

ROWS = 25


@permit("referrals.allocate")
def referrals(request):
    today, wanted, find = timezone.localdate(), ReferralFilter.of(request), FindForm.of(request)
    found = queries.find(request.user, find.answers["words"]) if find.is_valid() else None
    page = Paginator(queries.filtered(request.user, today, **wanted.wanted), ROWS).get_page(request.GET.get("page"))
    shown = page.object_list if found is None else found
    context = {"filter": wanted, "find": find, "page": page, "found": found is not None, "head": rows.REFERRAL_HEAD}
    context["rows"] = rows.referrals(shown, breaches.badges(shown, today))
    return render(request, "gateway/referrals.html", context)


@permit("lists.export")
@require_safe
def export(request):
    wanted, today = ReferralFilter.of(request), timezone.localdate()
    if not wanted.is_valid():
        return redirect(f"{request.path.removesuffix('export/')}?{request.GET.urlencode()}")
    found = queries.filtered(request.user, today, **wanted.wanted)
    asked = {name: each for name, each in wanted.wanted.items() if each}
    take_list(asked=asked, rows=found.count(), by=request.user)
    file = StreamingHttpResponse(files.lines(found, today), content_type="text/csv; charset=utf-8")
    file["Content-Disposition"] = f'attachment; filename="referrals-{today.isoformat()}.csv"'
    return file


@permit("referrals.allocate")
def referral(request, pk):
    return show(request, "referral", opened(request, pk))


def opened(request, pk):
    return get_object_or_404(queries.referrals(request.user).prefetch_related("history__by"), pk=pk)


def show(request, page, referral, **context):
    """A page about a person: looking at it is written down."""
    viewed(person=referral.person, by=request.user, page=f"gateway:{page}")
    today = timezone.localdate()
    context |= {
        "referral": referral,
        "rows": pages.summary(referral, today),
        "story": pages.story(referral),
        "late": pages.late(breaches.badges([referral], today)[referral.pk]),
        "may_be_allocated": pages.may_be_allocated(referral),
        "may_be_declined": pages.may_be_declined(referral),
        "may_be_reopened": pages.may_be_reopened(referral),
    }
    return render(request, f"gateway/{page}.html", context)
