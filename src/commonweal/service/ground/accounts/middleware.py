"""Nobody opens a page unless it says who may: `permit` says it, the middleware holds to it."""

from functools import wraps

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils import timezone

from commonweal.service.ground.ui.jinja import came_from

# What a browser sends; a page knows nothing of the others, and would answer them as if they were GET.
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
ANYONE, SIGNED_IN = "anyone", "signed in"
SIGNED_IN_AT = "signed_in_at"


class permit:
    """Declare who may open a view: `@permit("referrals.make")`; with several permissions, any one of them will do.

    `@permit.anyone` and `@permit.signed_in` are for the pages that need none.
    """

    def __init__(self, *permissions):
        self.permissions = permissions

    def __call__(self, view):
        @wraps(view)
        def permitted(request, *args, **kwargs):
            return view(request, *args, **kwargs)

        permitted.permissions = self.permissions
        return permitted

    @classmethod
    def anyone(cls, view):
        return cls(ANYONE)(view)

    @classmethod
    def signed_in(cls, view):
        return cls(SIGNED_IN)(view)


class Permission:
    """A view that declares nothing is open to nobody."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        needed = getattr(view, "permissions", ())
        if not needed:
            raise PermissionDenied(f"{view.__module__}.{view.__name__} does not declare who may open it.")
        if ANYONE not in needed:
            if not request.user.is_authenticated:
                return redirect_to_login(return_address(request))
            if SIGNED_IN not in needed and not any(request.user.may(permission) for permission in needed):
                raise PermissionDenied
            if SIGNED_IN not in needed and request.user.password_handed_out:
                return redirect("accounts:self")
        return None if request.method in METHODS else HttpResponseNotAllowed(METHODS)


def return_address(request):
    """Where to go on after signing in: a button's own address shows nothing, so the page it was on is better."""
    if request.method == "GET":
        return request.get_full_path()
    return came_from(request) or request.path


class Absolute:
    """However busy, everybody signs in again after some hours."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        began = request.session.get(SIGNED_IN_AT)
        if began is not None and timezone.now().timestamp() - began > settings.SESSION_ABSOLUTE_AGE:
            logout(request)
        return self.get_response(request)
