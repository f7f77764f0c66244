"""All referrals, and each of them."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from commonweal.service.desks.gateway import presenters, queries
from commonweal.service.desks.gateway.forms import FindForm, ReferralFilter
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed

ROWS = 25


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
