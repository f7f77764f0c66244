"""Pages stay out of caches, and what is sent twice is done once."""

from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

SENT, REMEMBERED = "sent", 50


def private_pages(get_response):
    def respond(request):
        response = get_response(request)
        add_never_cache_headers(response)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return respond


def once_only(get_response):
    """A form sent a second time (a double click, the back button) leads to where the first sending led."""

    def respond(request):
        token = request.POST.get("token", "") if request.method == "POST" else ""
        if token and token in request.session.get(SENT, {}):
            return redirect(request.session[SENT][token])
        response = get_response(request)
        # Who is not signed in has only been sent to the door: that was no result.
        if token and response.status_code in (302, 303) and request.user.is_authenticated:
            remember(request.session, token, response.headers["Location"])
        return response

    return respond


def remember(session, token, place):
    newest = [*session.get(SENT, {}).items(), (token, place)][-REMEMBERED:]
    session[SENT] = dict(newest)
