"""What holds on every page: default deny, headers, CSRF, plain words when something is wrong."""

import logging
import os
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from commonweal.service.config import logs
from commonweal.service.ground.accounts.middleware import ANYONE
from commonweal.service.ground.accounts.models import PERMISSIONS, Role
from tests.support.service import PASSWORD, signed_in

GALLERY = pytest.mark.urls("tests.support.gallery")


def every_view(patterns=None, prefix=""):
    for each in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLPattern):
            yield route, each.callback
        else:
            yield from every_view(each.url_patterns, route)


def test_every_view_declares_who_may_open_it():
    views = list(every_view())
    assert len(views) > 5
    assert [route for route, view in views if not getattr(view, "permissions", ())] == []


def test_every_declared_permission_is_one_that_some_role_has():
    known = set().union(*PERMISSIONS.values()) | {ANYONE, "signed in"}
    assert {(route, name) for route, view in every_view() for name in view.permissions if name not in known} == set()


def by_link(view):
    return getattr(view, "is_opened_by_link", False)


def test_only_the_front_door_and_what_explains_it_are_open_to_anyone():
    found = {route for route, view in every_view() if ANYONE in view.permissions and not by_link(view)}
    thanks = {"provider/thank-you/<str:answer>/", "experience/thanks/"}
    assert found == {"sign-in/", "help/", "accessibility/", "privacy/", *thanks}


def test_what_else_is_open_to_anyone_is_opened_by_its_link_alone():
    found = {route for route, view in every_view() if by_link(view)}
    assert all("<str:token>" in route for route in found) and len(found) == 4


@GALLERY
@pytest.mark.parametrize("role", [None, *Role])
def test_a_view_that_declares_nothing_is_open_to_nobody(role, client, client_of, db):
    assert (client_of(role) if role else client).get("/undeclared/").status_code == 403


@GALLERY
@pytest.mark.parametrize("role", Role)
def test_a_permission_opens_a_view_to_the_roles_that_have_it(role, client_of):
    assert client_of(role).get("/advisors/").status_code == (200 if role == "advisor" else 403)


@GALLERY
@pytest.mark.parametrize("role", Role)
def test_any_one_of_several_permissions_will_do(role, client_of):
    assert client_of(role).get("/either/").status_code == (200 if role in ("advisor", "practice", "team") else 403)


@GALLERY
def test_being_refused_is_a_page_in_plain_words(client_of):
    assert "You cannot see this page" in client_of("provider").get("/advisors/").content.decode()


ADDRESSES = ("/sign-in/", "/help/", "/nothing-here/", "/me/", "/gallery/", "/undeclared/", "/broken/", "/sign-out/")


@GALLERY
@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("role", [None, "advisor"])
class TestEveryAnswer:
    @pytest.fixture
    def answer(self, role, address, make_user, db):
        options = {"raise_request_exception": False}
        client = signed_in(make_user(role), **options) if role else Client(**options)
        return client.get(address)

    def test_allows_no_script_or_style_but_ours(self, answer):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy

    def test_is_kept_by_no_cache(self, answer):
        assert "no-store" in answer.headers["Cache-Control"]

    def test_cannot_be_framed(self, answer):
        assert answer.headers["X-Frame-Options"] == "DENY"

    def test_is_not_guessed_at(self, answer):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"

    def test_tells_nobody_where_one_was(self, answer):
        assert answer.headers["Referrer-Policy"] == "same-origin"

    def test_does_not_say_what_went_wrong_inside(self, answer):
        assert "Traceback" not in answer.content.decode() and "RuntimeError" not in answer.content.decode()


def test_the_one_inline_script_carries_the_nonce_of_its_page(client, db):
    answer = client.get("/sign-in/")
    nonce = answer.headers["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]
    assert f'<script nonce="{nonce}">' in answer.content.decode()


def test_two_pages_never_share_a_nonce(client, db):
    policies = {client.get("/sign-in/").headers["Content-Security-Policy"] for _ in range(2)}
    assert len(policies) == 2


def test_no_page_holds_a_style_attribute_or_an_event_attribute(client, db):
    page = client.get("/sign-in/").content.decode()
    assert " style=" not in page and " onclick=" not in page


@pytest.mark.parametrize("referer", ["", "http://elsewhere.example/help/"])
def test_a_host_that_is_not_ours_is_told_so_in_plain_words(db, referer):
    client = Client(raise_request_exception=False, HTTP_REFERER=referer)
    answer = client.get("/help/", HTTP_HOST="elsewhere.example")
    assert answer.status_code == 400 and "This could not be read" in answer.content.decode()


@GALLERY
def test_more_than_is_taken_in_says_so_in_plain_words(client_of):
    answer = client_of("advisor").post("/gallery/", {"note": "x" * 1_100_000})
    assert answer.status_code == 413 and "nothing of it was saved" in answer.content.decode()


@GALLERY
def test_something_broken_says_so_in_plain_words(db):
    answer = Client(raise_request_exception=False).get("/broken/")
    assert answer.status_code == 500 and "This is our fault, not yours" in answer.content.decode()


def test_an_address_for_buttons_alone_says_so(client_of):
    answer = client_of("advisor").get("/sign-out/")
    assert "only takes what a button sends" in answer.content.decode() and answer.headers["Allow"] == "POST"


def test_an_unknown_address_is_a_page_in_plain_words(client, db):
    answer = client.get("/nothing-here/")
    assert answer.status_code == 404 and "Page not found" in answer.content.decode()


def test_what_is_sent_from_elsewhere_is_refused(make_user):
    client = signed_in(make_user("advisor"), enforce_csrf_checks=True)
    answer = client.post("/sign-out/")
    assert answer.status_code == 403 and "We could not be sure that this came from you" in answer.content.decode()


def test_signing_in_from_elsewhere_is_refused(advisor):
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"email": advisor.email, "password": PASSWORD})
    assert answer.status_code == 403


def test_too_many_tries_are_answered_in_plain_words(client, advisor):
    for number in range(10):
        answer = client.post("/sign-in/", {"email": advisor.email, "password": f"guess {number}"})
    assert "Wait 15 minutes" in answer.content.decode()


@pytest.mark.parametrize("name", ["session", "csrf"])
def test_cookies_are_closed_to_scripts_and_to_other_sites(client, advisor, name):
    client.get("/sign-in/")
    client.post("/sign-in/", {"email": advisor.email, "password": PASSWORD})
    cookie = client.cookies[name]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_the_session_cookie_dies_with_the_browser(client, advisor):
    client.post("/sign-in/", {"email": advisor.email, "password": PASSWORD})
    assert not client.cookies["session"]["max-age"]


def logged(error):
    """What our log says of an error."""
    try:
        raise RuntimeError("Ash Rowan, 999 000 0018") from error
    except RuntimeError:
        record = logging.LogRecord("site", logging.ERROR, "here", 1, "Failed", None, sys.exc_info())
    return logs.Impersonal("{message}", style="{").format(record)


def test_the_log_does_not_repeat_what_an_error_says():
    assert "Rowan" not in logged(ValueError("Key (name)=(Rowan) already exists."))


def test_the_log_says_which_error_it_was_and_where():
    said = logged(ValueError("x"))
    assert "RuntimeError from ValueError" in said and "test_security.py" in said


def python(*code, **environment):
    # Nor what tests beside a browser need, and nobody else may have: `DJANGO_ALLOW_ASYNC_UNSAFE`.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COMMONWEAL_", "DJANGO_"))}
    environment = {"DJANGO_SETTINGS_MODULE": "commonweal.service.config.settings", **environment}
    command = [sys.executable, *code]
    return subprocess.run(command, env=kept | environment, capture_output=True, text=True, check=False)


def test_no_page_is_served_without_a_key_and_the_error_says_how_to_make_one():
    done = python("-c", "import commonweal.service.config.wsgi")
    assert done.returncode and "secrets.token_urlsafe(50)" in done.stderr


def test_django_has_nothing_to_say_about_our_deployment():
    done = python(
        "-W",
        "error",
        "-m",
        "django",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        COMMONWEAL_SECRET_KEY="k3y-" * 16 + "abcdefghij",
    )
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), done.stderr


SAID = (
    "from django.conf import settings as s;print(s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_NAME, s.SECURE_HSTS_SECONDS)"
)


def test_outside_the_demonstration_cookies_travel_by_https_alone():
    assert python("-c", SAID).stdout == "True __Host-session 63072000\n"


def test_the_demonstration_does_without_https():
    assert python("-c", SAID, COMMONWEAL_DEMO="1").stdout == "False session 0\n"


def test_passwords_are_hashed_with_argon2():
    said = python("-c", "from django.conf import settings as s; print(s.PASSWORD_HASHERS)").stdout
    assert "Argon2" in said
