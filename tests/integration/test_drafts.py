"""What is typed and not yet sent is kept, sealed, and given back to its writer alone."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from commonweal.service.ground.audit.models import Entry
from commonweal.service.ground.drafts import actions, queries
from commonweal.service.ground.drafts.middleware import OnceOnly
from commonweal.service.ground.drafts.models import Draft
from commonweal.service.ground.ui.forms.base import mark
from tests.support.service import PASSWORD, signed_in

ANSWERS = {"reason": "Lonely since March", "days": ["1", "2"]}


def keep(by, **changes):
    return actions.save(**{"kind": "referral", "answers": ANSWERS, "by": by} | changes)


def test_answers_come_back_as_they_were(practice_user):
    keep(practice_user)
    assert queries.latest(owner=practice_user, kind="referral") == ANSWERS


def test_saving_again_replaces_what_was_kept(practice_user):
    keep(practice_user)
    keep(practice_user, answers={"reason": "Something else"})
    assert [queries.unseal(draft.sealed) for draft in Draft.objects.all()] == [{"reason": "Something else"}]


def test_a_draft_is_its_writers_alone(practice_user, advisor):
    keep(practice_user)
    assert queries.latest(owner=advisor, kind="referral") == {}


def test_drafts_about_two_things_are_kept_apart(practice_user, advisor):
    keep(practice_user, about=advisor.pk)
    assert queries.latest(owner=practice_user, kind="referral") == {}


def test_a_discarded_draft_is_gone(practice_user):
    keep(practice_user)
    actions.discard(kind="referral", by=practice_user)
    assert not Draft.objects.exists()


def test_the_database_holds_no_word_of_a_draft(practice_user):
    assert b"Lonely" not in bytes(keep(practice_user).sealed)


def test_a_draft_sealed_with_another_key_is_no_draft(practice_user):
    keep(practice_user)
    with override_settings(SECRET_KEY="another key"):
        assert queries.latest(owner=practice_user, kind="referral") == {}


def test_dates_are_kept_as_text(practice_user):
    day = timezone.localdate()
    keep(practice_user, answers={"on": day})
    assert queries.latest(owner=practice_user, kind="referral") == {"on": day.isoformat()}


TYPED = {"name": "Elm Road", "note": "Forty minutes of careful words", "days": ["1", "2"], "token": "once"}
TYPED |= {"opened_on_day": "3", "opened_on_month": "", "opened_on_year": "2020", "version": "1"}


def typed_by(user, **changes):
    """What a page of this user's sends."""
    return TYPED | {"token": f"{mark(user)}.once"} | changes


def come_in(client, user, **more):
    return client.post("/sign-in/", {"email": user.email, "password": PASSWORD, **more})


@pytest.fixture
def interrupted(client, advisor):
    """Somebody signs in, types for twenty minutes, sends it, and is asked to sign in."""
    come_in(client, advisor)
    with time_machine.travel(timezone.now() + timedelta(minutes=20), tick=False):
        client.answer = client.post("/gallery/", typed_by(advisor))
        yield client


@pytest.mark.urls("tests.support.gallery")
class TestInterrupted:
    def test_what_was_sent_too_late_is_not_acted_on(self, interrupted):
        assert interrupted.answer.headers["Location"] == "/sign-in/?next=/gallery/"

    def test_it_is_back_after_signing_in_again(self, interrupted, advisor):
        page = interrupted.get(come_in(interrupted, advisor, next="/gallery/").headers["Location"]).content.decode()
        assert "Forty minutes of careful words" in page and "What you had typed is below" in page

    def test_every_box_is_back(self, interrupted, advisor):
        come_in(interrupted, advisor)
        page = interrupted.get("/gallery/").content.decode()
        assert 'name="opened_on_year" type="text" value="2020"' in page and page.count('value="1" checked') == 1

    def test_it_is_not_called_wrong_before_it_is_sent(self, interrupted, advisor):
        come_in(interrupted, advisor)
        assert "There is a problem" not in interrupted.get("/gallery/").content.decode()

    def test_it_is_put_back_until_it_is_sent(self, interrupted, advisor):
        come_in(interrupted, advisor)
        pages = [interrupted.get("/gallery/").content.decode() for _ in range(2)]
        assert all("Forty minutes" in page for page in pages)

    def test_it_is_forgotten_once_it_is_sent(self, interrupted, advisor):
        come_in(interrupted, advisor)
        interrupted.post("/gallery/", {"name": "Elm Road", "version": "1", "token": "again"})
        assert "Forty minutes" not in interrupted.get("/gallery/").content.decode()

    def test_it_is_shown_on_no_other_page(self, interrupted, advisor):
        come_in(interrupted, advisor)
        assert "Forty minutes" not in interrupted.get("/me/").content.decode()

    def test_it_is_said_to_be_kept(self, interrupted):
        assert "It is kept: sign in" in interrupted.get("/sign-in/?next=/gallery/").content.decode()

    def test_somebody_else_at_the_same_browser_does_not_see_it(self, interrupted, make_user):
        come_in(interrupted, make_user("advisor"))
        assert "Forty minutes" not in interrupted.get("/gallery/").content.decode()

    def test_it_is_forgotten_when_somebody_else_comes_in(self, interrupted, make_user):
        come_in(interrupted, make_user("advisor"))
        interrupted.get("/gallery/")
        assert "interrupted" not in interrupted.session

    def test_a_password_is_not_kept(self, client, advisor):
        come_in(client, advisor)
        with time_machine.travel(timezone.now() + timedelta(minutes=20), tick=False):
            client.post("/me/", {"current": PASSWORD, "new": "three words apart", "token": f"{mark(advisor)}.once"})
            assert "interrupted" not in client.session

    def test_it_is_sealed_while_it_waits(self, interrupted):
        assert "Forty" not in str(dict(interrupted.session.items()))

    def test_nobody_without_a_session_can_leave_anything(self, client, db):
        client.post("/gallery/", TYPED)
        assert "session" not in client.cookies

    def test_what_is_far_too_long_is_not_kept(self, client, advisor):
        come_in(client, advisor)
        with time_machine.travel(timezone.now() + timedelta(minutes=20), tick=False):
            client.post("/gallery/", typed_by(advisor, note="x" * 200_000))
            assert "interrupted" not in client.session


@pytest.mark.django_db(transaction=True)
@pytest.mark.urls("tests.support.gallery")
def test_two_sendings_at_the_same_moment_are_done_once(make_user):
    user = make_user("advisor")
    clients = [signed_in(user) for _ in range(4)]
    at_once = threading.Barrier(len(clients))

    def send(client):
        try:
            at_once.wait()
            return client.post("/gallery/", {"name": "Elm Road", "version": "1", "token": "once"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clients)) as hands:
        answers = list(hands.map(send, clients))
    assert (answers, Entry.objects.filter(event="TOUCHED").count()) == ([302] * 4, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.urls("tests.support.gallery")
def test_what_is_sent_again_while_the_first_comes_to_nothing_is_looked_at(make_user):
    user = make_user("advisor")
    first, _ = actions.claim(token="once", by=user)
    client = signed_in(user)
    with ThreadPoolExecutor(1) as hands:

        def send():
            try:
                return client.post("/gallery/", {"name": "", "version": "1", "token": "once"})
            finally:
                connection.close()

        sent = hands.submit(send)
        time.sleep(0.5)
        actions.release(sending=first, by=user)
        answer = sent.result()
    assert answer.status_code == 200 and "There is a problem" in answer.content.decode()


def test_a_token_is_forgotten_after_some_days(advisor):
    actions.claim(token="once", by=advisor)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert actions.claim(token="once", by=advisor)[1]


def test_the_same_token_of_two_people_is_two_tokens(advisor, manager):
    actions.claim(token="once", by=advisor)
    assert actions.claim(token="once", by=manager)[1]


@pytest.mark.urls("tests.support.gallery")
def test_what_may_or_may_not_have_been_done_is_said_to_be_so(client_of, monkeypatch):
    monkeypatch.setattr("commonweal.service.ground.drafts.middleware.PATIENCE", 0)
    client = client_of("advisor")
    actions.claim(token="once", by=client.user)
    answer = client.post("/gallery/", {"name": "Elm Road", "token": "once"})
    assert answer.status_code == 409 and "look before you send it again" in answer.content.decode()


def test_the_second_of_two_clicks_leaves_what_the_first_put_into_the_session(practice_user, rf):
    key = signed_in(practice_user).session.session_key
    request = rf.post("/gallery/", {"token": "twice"})
    request.user, request.session = practice_user, SessionStore(key)
    assert "said" not in request.session  # read before the first was done
    first = SessionStore(key)
    first["said"] = "It is done."
    first.save()
    sending, _ = actions.claim(token="twice", by=practice_user)
    actions.settle(sending=sending, place="/gallery/", by=practice_user)
    assert OnceOnly(None)(request).headers["Location"] == "/gallery/"
    request.session.save()
    assert SessionStore(key)["said"] == "It is done."
