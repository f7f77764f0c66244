"""Every page that says that something is wrong: it answers with its status, and is a page as good as any other."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.drafts import actions as drafts
from commonweal.service.ground.drafts import middleware
from commonweal.service.ground.outbox import actions as outbox
from commonweal.service.ground.outbox.models import Link
from tests.support.counted import LOOKED_AT
from tests.support.looking import WIDTHS, faults, out_of_reach, page_of, show, sideways, unkind
from tests.support.service import UserFactory, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OPENED_BY_LINK = ("provider:link", "directory:still_right", "experience:questions")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
SPOILT = {
    "guessed": (404, {}),
    "guessed again and again": (429, {}),
    "used": (410, {"used_at": LONG_AGO}),
    "taken back": (410, {"revoked_at": LONG_AGO}),
    "too old": (410, {"expires_at": LONG_AGO}),
}


@pytest.fixture
def advisor(site, settings, monkeypatch):
    """Somebody signed in at a site that has a page for everything that can go wrong."""
    settings.ROOT_URLCONF = "tests.support.gallery"
    monkeypatch.setattr(middleware, "PATIENCE", 0)
    return signed_in(UserFactory(role=Role.ADVISOR), raise_request_exception=False)


def overtaken(client, address, **typed):
    """Sent by somebody who saw the version before the last."""
    audit.amend(client.user.organisation, event="RENAMED", by=client.user, name="Stored since")
    return client.post(address, {"version": "1", "token": "once", **typed})


def sent_twice(client):
    drafts.claim(token="twice", by=client.user)
    return client.post("/touch/", {"version": "1", "token": "twice"})


def forged(client):
    return signed_in(client.user, enforce_csrf_checks=True).post("/sign-out/")


ERRORS = {
    "a host that is not ours": (400, lambda client: client.get("/help/", HTTP_HOST="elsewhere.example")),
    "a page of another role": (403, lambda client: client.get("/undeclared/")),
    "sent from elsewhere": (403, forged),
    "an address that is none": (404, lambda client: client.get("/nothing-here/")),
    "an address that is none, signed out": (404, lambda _: Client().get("/nothing-here/")),
    "an address for buttons": (405, lambda client: client.get("/sign-out/")),
    "both versions": (409, lambda client: overtaken(client, "/gallery/", name="Typed by me", note="Kept " * 40)),
    "a button pressed too late": (409, lambda client: overtaken(client, "/touch/")),
    "refused": (409, lambda client: client.post("/refuse/", {"token": "once"})),
    "sent twice": (409, sent_twice),
    "too much": (413, lambda client: client.post("/gallery/", {"note": "x" * 1_100_000})),
    "broken": (500, lambda client: client.get("/broken/")),
    "broken, signed out": (500, lambda _: Client(raise_request_exception=False).get("/broken/")),
}


def looked_over(browser, site, address, answer, name):
    """What is wrong with an answer, with scripts and without them."""
    found = []
    for script in (True, False):
        page = page_of(browser, site, script=script)
        page.set_viewport_size({"width": WIDTHS[-1], "height": 900})
        show(page, site + address, answer)
        found += faults(page, name) if script else [*sideways(page, name), *out_of_reach(page, name)]
        page.context.close()
    return found


@pytest.mark.parametrize("name", ERRORS)
def test_no_page_about_an_error_has_a_fault(name, advisor, browser, site, record_property):
    status, made = ERRORS[name]
    answer = made(advisor)
    record_property(LOOKED_AT, len(WIDTHS) + 1)
    assert [answer.status_code, *looked_over(browser, site, "/gallery/", answer, name)] == [status]


@pytest.mark.parametrize("spoil", SPOILT)
@pytest.mark.parametrize("name", OPENED_BY_LINK)
def test_no_link_that_does_not_open_has_a_fault(name, spoil, browser, site, record_property):
    advisor = UserFactory(role=Role.ADVISOR)
    _, token = outbox.make_link(purpose=name, subject=advisor.organisation, by=advisor, days=1)
    status, changed = SPOILT[spoil]
    Link.objects.update(**changed)
    address = reverse(name, args=["guessed" if "guessed" in spoil else token])
    for _ in range(21 if status == 429 else 1):
        answer = Client().get(address)
    record_property(LOOKED_AT, len(WIDTHS) + 1)
    assert [answer.status_code, *looked_over(browser, site, address, answer, name)] == [status]


def test_the_page_for_a_closed_door_has_no_fault(browser, site, record_property):
    someone = UserFactory()
    for _ in range(11):
        answer = Client().post("/sign-in/", {"email": someone.email, "password": "a guess"})
    record_property(LOOKED_AT, len(WIDTHS) + 1)
    assert [answer.status_code, *looked_over(browser, site, "/sign-in/", answer, "closed")] == [429]


def test_a_wrong_password_is_told_kindly(browser, site, record_property):
    page, typed = page_of(browser, site), {"email": "nobody@example.test", "password": "a guess"}
    show(page, f"{site}/sign-in/", Client().post("/sign-in/", typed))
    record_property(LOOKED_AT, len(WIDTHS))
    assert [*unkind(page, "wrong"), *faults(page, "wrong")] == []
    page.context.close()
