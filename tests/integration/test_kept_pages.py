"""A page keeps itself while it is typed: sealed, for its writer, until it is sent, discarded or old."""

from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from commonweal.service.ground.audit.models import Entry
from commonweal.service.ground.drafts import actions, queries
from commonweal.service.ground.drafts.models import Draft
from commonweal.service.ground.ui.forms.base import mark
from tests.support.service import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.support.gallery")]
TYPED = {"note": "Forty minutes of careful words", "opened_on_year": "2020", "version": "1"}


@pytest.fixture
def ada(advisor):
    return signed_in(advisor)


def keep(client, page="/gallery/", **changes):
    return client.post("/drafts/", {"page": page, "typed": urlencode(TYPED | changes)})


def shown(client, page="/gallery/"):
    return client.get(page).content.decode()


def test_what_is_typed_is_kept_and_the_page_is_told_when(ada):
    with time_machine.travel("2026-03-03T10:42:00Z", tick=False):
        assert keep(signed_in(ada.user)).json() == {"at": "10:42am"}


def test_it_comes_back_on_another_device(ada):
    keep(ada)
    page = shown(signed_in(ada.user))
    assert "Forty minutes of careful words" in page and "You had begun this page" in page


def test_every_box_comes_back(ada):
    keep(ada)
    assert 'name="opened_on_year" type="text" value="2020"' in shown(ada)


def test_the_version_that_was_on_the_screen_comes_back(ada):
    keep(ada, version="7")
    assert 'name="version" value="7"' in shown(ada)


def test_nobody_else_sees_it(ada, make_user):
    keep(ada)
    assert "Forty minutes" not in shown(signed_in(make_user("advisor")))


def test_it_is_on_no_other_page(ada):
    keep(ada)
    assert "You had begun" not in shown(ada, "/me/")


def test_the_database_holds_no_word_of_it(ada):
    keep(ada)
    assert b"Forty" not in bytes(Draft.objects.get().sealed)


def test_keeping_again_replaces_what_was_kept(ada):
    keep(ada)
    keep(ada, note="Fewer words")
    assert Draft.objects.count() == 1 and "Fewer words" in shown(ada)


def test_it_is_gone_once_the_page_is_sent(ada):
    keep(ada)
    ada.post("/gallery/", {"name": "Elm Road", "version": "1", "token": f"{mark(ada.user)}.1"})
    assert not Draft.objects.exists()


def test_it_stays_when_the_page_is_sent_with_an_error(ada):
    keep(ada)
    ada.post("/gallery/", {"name": "", "version": "1", "token": f"{mark(ada.user)}.1"})
    assert Draft.objects.exists()


def test_what_comes_in_after_the_page_was_sent_is_not_kept(ada):
    token = f"{mark(ada.user)}.1"
    ada.post("/gallery/", {"name": "Elm Road", "version": "1", "token": token})
    assert keep(ada, token=token).status_code == 204
    assert not Draft.objects.exists()


def test_without_a_script_a_button_keeps_it(ada):
    answer = ada.post("/gallery/", TYPED | {"keep": "/me/", "token": f"{mark(ada.user)}.1"}, follow=True)
    assert answer.redirect_chain == [("/me/", 302)]
    assert "Kept for you until" in answer.content.decode()
    assert "Forty minutes" in shown(ada)


def test_the_button_leads_to_no_other_site(ada):
    answer = ada.post("/gallery/", TYPED | {"keep": "https://elsewhere.example/", "token": f"{mark(ada.user)}.1"})
    assert answer.headers["Location"] == "/gallery/"


def test_it_is_discarded_when_its_writer_wants_to_begin_again(ada):
    keep(ada)
    assert ada.post("/drafts/discard/", {"page": "/gallery/"}).headers["Location"] == "/gallery/"
    assert "Forty minutes" not in shown(ada)


def test_a_page_of_which_nothing_was_kept_is_shown_again_too(ada):
    assert ada.post("/drafts/discard/", {"page": "/gallery/?words=elm"}).headers["Location"] == "/gallery/?words=elm"


@pytest.mark.parametrize("page", ["", "https://elsewhere.example/", "//elsewhere.example/"])
def test_discarding_leads_to_no_other_site(ada, page):
    assert ada.post("/drafts/discard/", {"page": page}).headers["Location"] == "/"


def test_one_cannot_discard_what_another_has_begun(ada, make_user):
    keep(ada)
    signed_in(make_user("advisor")).post("/drafts/discard/", {"page": "/gallery/"})
    assert Draft.objects.exists()


@pytest.mark.parametrize("page", ["/nowhere/", "https://elsewhere.example/", "", "/admin/", "/me/", "/undeclared/"])
def test_a_page_one_may_not_open_is_not_kept(ada, page):
    assert keep(ada, page).status_code == 403
    assert not Draft.objects.exists()


def test_more_than_anybody_types_is_not_kept(ada):
    assert keep(ada, note="x" * 200_000).status_code == 413


def test_the_secret_of_the_page_is_not_kept(ada):
    keep(ada, csrfmiddlewaretoken="secret", token="once")
    assert actions.queries.unseal(Draft.objects.get().sealed)["typed"] == urlencode(TYPED)


def test_keeping_after_the_session_ended_leaves_nothing_in_the_session(client, ada):
    with time_machine.travel(timezone.now() + timedelta(minutes=20), tick=False):
        assert keep(ada).status_code == 302
        assert "interrupted" not in ada.session


def old():
    return timezone.now() + timedelta(days=settings.DRAFTS_KEPT_DAYS, minutes=1)


def test_it_is_not_shown_once_it_is_old(ada):
    keep(ada)
    with time_machine.travel(old(), tick=False):
        assert "Forty minutes" not in shown(signed_in(ada.user))


def test_what_is_old_is_removed_and_that_is_written_down(ada, capsys):
    keep(ada)
    with time_machine.travel(old(), tick=False):
        call_command("forget_drafts")
    assert not Draft.objects.exists()
    assert capsys.readouterr().out == "1 unfinished page removed.\n"
    assert Entry.objects.get(event="DRAFTS_FORGOTTEN").detail == {"count": 1}


def test_what_is_not_old_yet_is_not_removed(ada):
    keep(ada)
    assert actions.forget_old() == 0


def test_a_colleague_goes_on_with_what_was_begun(ada, make_user):
    about, colleague = ada.user.pk, make_user("advisor")
    actions.keep_page(address="/gallery/", typed=urlencode(TYPED), about=about, by=ada.user)
    actions.take_over(about=about, by=colleague, person=None)
    assert "Forty minutes" in shown(signed_in(colleague))
    assert "Forty minutes" not in shown(ada)


def test_what_somebody_at_another_desk_had_begun_stays_theirs(ada, make_user):
    about, manager = uuid4(), make_user("manager")
    actions.keep_page(address="/gallery/", typed="name=Ash", about=about, by=manager)
    assert not queries.left(about=about, user=ada.user).exists()
    assert actions.take_over(about=about, by=ada.user, person=None) == []


def test_what_a_colleague_had_begun_does_not_replace_ones_own(ada, make_user):
    about, colleague = ada.user.pk, make_user("advisor")
    for user, note in ((ada.user, "Hers"), (colleague, "Mine")):
        actions.keep_page(address="/gallery/", typed=urlencode(TYPED | {"note": note}), about=about, by=user)
    actions.take_over(about=about, by=colleague, person=None)
    assert "Mine" in shown(signed_in(colleague))
