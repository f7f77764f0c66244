"""Pages for when something is wrong, in plain words."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.shortcuts import render


def bad_request(request, exception=None):
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return render(request, "ui/errors/413.html", status=413)
    return render(request, "ui/errors/400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "ui/errors/403.html", status=403)


def missing(request, exception=None):
    return render(request, "ui/errors/404.html", status=404)


def csrf_failure(request, reason=""):
    return render(request, "ui/errors/csrf.html", status=403)


def locked_out(request, original_response=None, credentials=None):
    return render(request, "ui/errors/429.html", status=429)


def failed(request):
    # Whatever went wrong may also go wrong for the user or the session: this page asks for neither.
    request.user, request.forms, request.filters = AnonymousUser(), (), ()
    vars(request).pop("_messages", None)
    return render(request, "ui/errors/500.html", status=500)
