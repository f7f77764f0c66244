"""What holds for every page that a link opens: nobody learns its address, and guessing gets slow."""

from functools import wraps

from django.core.cache import cache
from django.shortcuts import render

from commonweal.service.ground.outbox.models import LinkRefused

LINK = "/link/"
WRONG, REST = 20, 600  # so many links that are none from one place, then so long a rest [seconds]
UNKNOWN = 404


def unseen(get_response):
    """The address of such a page is all that it takes to open it: it goes into no other site's log, and no index."""

    def respond(request):
        response = get_response(request)
        if LINK in request.path:
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return respond


def patient(view):
    """Slow down whoever tries link after link. A link that is one opens, whoever else was at it from the same place."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except LinkRefused as refusal:
            if refusal.status == UNKNOWN and _tries(request) > WRONG:
                return render(request, "outbox/too_many.html", status=429)
            raise

    return guarded


def _tries(request):
    key = f"links-tried-from-{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, REST)
    return cache.incr(key)
