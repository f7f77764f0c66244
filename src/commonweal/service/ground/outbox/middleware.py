"""What holds for every page that a link opens: nobody else learns its address, and guessing gets slow."""

from functools import wraps

from django.core.cache import cache
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from commonweal.service.ground.outbox.models import LinkRefused

WRONG, REST = 20, 600  # so many links that are none from one place, then so long a rest [seconds]
UNKNOWN = 404


def by_link(view):
    """For a view whose address holds the token: `@permit.anyone`, then `@by_link`.

    The page is sent without a referrer, so that the token leaks nowhere; a browser then hides where a form comes from,
    which is what the check for forged forms looks at. The token itself is the secret that no other site can send.
    """

    @wraps(view)
    def opened(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except LinkRefused as refusal:
            # A link that is one opens, whoever else was guessing from the same place.
            if refusal.status == UNKNOWN and _tries(request) > WRONG:
                return render(request, "outbox/too_many.html", status=429)
            raise

    opened.is_opened_by_link = True
    return csrf_exempt(opened)


def unseen(get_response):
    """The address of such a page is all that it takes to open it: it goes to no other site, and into no index."""

    def respond(request):
        response = get_response(request)
        if getattr(getattr(request.resolver_match, "func", None), "is_opened_by_link", False):
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return respond


def _tries(request):
    key = f"links-tried-from-{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, REST)
    return cache.incr(key)
