"""Nothing typed is lost to a session that has ended, and nothing is done twice that was sent twice."""

import time
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from commonweal.service.ground.drafts import actions, queries
from commonweal.service.ground.ui.forms.base import mark
from commonweal.service.ground.ui.presenters.words import day

KEPT, LARGEST = "interrupted", 100_000  # [bytes]
PATIENCE = 5  # [seconds] to wait for the first sending of a form to be done


class OnceOnly:
    """A form sent a second time (a double click, the back button) leads to where the first sending led."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token, by = request.POST.get("token", "") if request.method == "POST" else "", request.user
        if not token or not by.is_authenticated:
            return self.get_response(request)
        sending, is_first = actions.claim(token=token[:64], by=by)
        place = "" if is_first else _led_to(sending)
        if place is None:  # the first came to nothing, so this one is looked at
            sending, is_first = actions.claim(token=token[:64], by=by)
        return self._act(request, sending, by) if is_first else self._follow(request, place)

    def _act(self, request, sending, by):
        response = self.get_response(request)
        if response.status_code in (302, 303):
            actions.settle(sending=sending, place=_place_to_keep(response.headers["Location"]), by=by)
        else:
            actions.release(sending=sending, by=by)
        return response

    def _follow(self, request, place):
        # What the first sending left there meanwhile, such as the words that it is done, is not written over.
        request.session = type(request.session)(request.session.session_key)
        return redirect(place) if place else render(request, "ui/errors/409.html", status=409)


def _place_to_keep(place):
    """What opens a page without an account is written down nowhere: who sends it again begins at home."""
    try:
        is_opened_by_link = getattr(resolve(urlsplit(place).path).func, "is_opened_by_link", False)
    except Resolver404:
        return place
    return reverse("home") if is_opened_by_link else place


def _led_to(sending):
    """Where a sending led, waiting a little for it: empty when it is still under way, None if it came to nothing."""
    until = time.monotonic() + PATIENCE
    while (place := queries.place(sending)) == "" and time.monotonic() < until:
        time.sleep(0.1)
    return place


LATER = "keep"
"""The name of the button that keeps a page for later; its value is where to go on."""


class KeptPages:
    """A page that was begun comes back as it was left, on whatever device, until it is sent or discarded."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.recall = lambda: _recalled(request)
        response = self.get_response(request)
        is_done = request.method == "POST" and response.status_code in (302, 303)
        if is_done and request.user.is_authenticated and LATER not in request.POST:
            actions.discard_page(address=request.path, by=request.user)
        return response

    def process_view(self, request, view, args, kwargs):
        is_asked = request.method == "POST" and LATER in request.POST and request.user.is_authenticated
        # What is typed on a page that a link opens is not the words of whoever is signed in at this browser.
        if not is_asked or is_secret(request.path) or getattr(view, "is_opened_by_link", False):
            return None
        keep_page(request, request.path, request.POST, kwargs)
        messages.success(request, f"Kept for you until {day(queries.kept_until())}. Open the page again to go on.")
        place = request.POST[LATER]
        return redirect(place if url_has_allowed_host_and_scheme(place, {request.get_host()}) else request.path)


def is_secret(address):
    """Passwords are kept nowhere."""
    return address == reverse("accounts:self")


def _recalled(request):
    """What this user has begun on this page, or None; asked for by the page's first form."""
    if request.method != "GET" or not request.user.is_authenticated:
        return None
    draft = queries.page(owner=request.user, address=request.path)
    request.kept_at = draft.saved_at if draft else None
    return QueryDict(queries.unseal(draft.sealed).get("typed", "")) if draft else None


def keep_page(request, address, answers, kwargs):
    """Keep what was typed on a page; False when it is more than anybody types."""
    typed = answers.copy()
    for name in ("csrfmiddlewaretoken", "token", LATER):
        typed.pop(name, None)
    is_reasonable = len(typed.urlencode()) <= LARGEST
    if is_reasonable:
        actions.keep_page(address=address, typed=typed.urlencode(), about=kwargs.get("pk"), by=request.user)
    return is_reasonable


class Interrupted:
    """What was sent after the session had ended is kept, sealed, and put back once its writer has signed in again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        self._put_back(request)
        response = self.get_response(request)
        if _was_interrupted(request, response):
            self._keep(request)
        return response

    def _put_back(self, request):
        """Hand what was kept to the page it was meant for, until that page is sent."""
        request.kept_for_later = KEPT in request.session and not request.user.is_authenticated
        sealed = request.session.get(KEPT) if request.user.is_authenticated else None
        kept = queries.unseal(sealed.encode()) if sealed else {}
        if sealed and kept.get("whose") != mark(request.user):
            del request.session[KEPT]  # somebody else has sat down at this browser
        elif kept.get("page") == request.path:
            self._hand_over(request, kept)

    def _hand_over(self, request, kept):
        if request.method == "GET":
            request.kept = QueryDict(kept["typed"])
        elif request.method == "POST":
            del request.session[KEPT]

    def _keep(self, request):
        typed = request.POST.copy()
        typed.pop("csrfmiddlewaretoken", None)
        whose = "".join(typed.pop("token", [])).partition(".")[0]
        kept = queries.seal({"page": request.path, "whose": whose, "typed": typed.urlencode()})
        if len(kept) <= LARGEST:
            request.session[KEPT] = kept.decode()


def _was_interrupted(request, response):
    """Was a form sent by somebody who had been signed in, and answered with the sign-in page?"""
    if request.method != "POST" or request.user.is_authenticated or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    if is_secret(request.path) or request.path == reverse("drafts:keep"):
        return False  # what keeps itself is kept already
    return response.status_code == 302 and response.headers["Location"].startswith(reverse("accounts:sign_in"))
