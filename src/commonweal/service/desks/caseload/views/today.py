"""What the day holds: all of it on one screen, and each list of it in full."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.presenters.today import sections, whole
from commonweal.service.desks.caseload.views.records import referral_of
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.ground.ui.jinja import came_from
from commonweal.service.journey.onward import actions as onward
from commonweal.service.menu import queries as menu

PAGE = 25


@permit("people.support")
def today(request):
    day = timezone.localdate()
    shown = {"day": day, "sections": sections(queries.work(request.user, day), day)}
    return render(request, "caseload/day/today.html", shown | {"menu_news": len(menu.unread(request.user))})


@permit("people.support")
def listed(request, key):
    day = timezone.localdate()
    found = queries.listed(key, request.user, day)
    if found is None:
        raise Http404
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    shown = whole(key, page.object_list, day, page.paginator.count)
    return render(request, "caseload/day/listed.html", {"section": shown, "page": page})


@permit("people.support")
@require_POST
def read(request, pk, sent):
    referral = referral_of(request, pk)
    onward.mark_read(onward=fetch(referral.onwards.all(), sent), by=request.user)
    messages.success(request, f"Reply about {referral.person.name} marked as read.")
    return redirect(came_from(request) or "caseload:today")
