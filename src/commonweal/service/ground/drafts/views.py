"""A page keeps itself while it is typed, and is discarded when its writer wants to begin again."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from commonweal.service.ground.accounts.middleware import SIGNED_IN, permit
from commonweal.service.ground.drafts import actions, queries
from commonweal.service.ground.drafts.middleware import is_secret, keep_page
from commonweal.service.ground.ui.presenters.words import clock

TOO_LARGE = 413


@permit.signed_in
@require_POST
def keep(request):
    """Called by the page itself; what comes in after the page was sent is not wanted any more."""
    address, typed = request.POST.get("page", ""), QueryDict(request.POST.get("typed", ""))
    match = found(address, request.user)
    if queries.is_sent(owner=request.user, token=typed.get("token", "")[:64]):
        return HttpResponse(status=204)
    if not keep_page(request, address, typed, match.kwargs):
        return HttpResponse(status=TOO_LARGE)
    return JsonResponse({"at": clock(timezone.localtime())})


def found(address, user):
    """The page of ours at an address, if this user may open pages of its kind."""
    try:
        match = resolve(address)
    except Resolver404:
        raise PermissionDenied from None
    needed = getattr(match.func, "permissions", ())
    if is_secret(address) or not any(each == SIGNED_IN or user.may(each) for each in needed):
        raise PermissionDenied
    return match


@permit.signed_in
@require_POST
def discard(request):
    """The page is shown again as it is stored, whether anything of it was kept or not."""
    page = request.POST.get("page", "")
    actions.discard_page(address=page.partition("?")[0], by=request.user)
    return redirect(page if url_has_allowed_host_and_scheme(page, {request.get_host()}) else "home")
