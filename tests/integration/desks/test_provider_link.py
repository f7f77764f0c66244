"""A provider without an account answers by the link in its e-mail: once, and nothing is shown before it asks."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.config.logs import Impersonal
from commonweal.service.ground.audit.models import Entry
from commonweal.service.ground.outbox import tasks
from commonweal.service.ground.outbox.models import Link, Message
from commonweal.service.journey.onward import actions
from commonweal.service.journey.onward.models import Onward
from tests.support import journeys
from tests.support.pages import words

pytestmark = pytest.mark.django_db
SECRETS = ("Wilfred", "Ashdown", "01632 960001", "ZZ99 3VZ", "28 February 1938", "Please welcome him")


@pytest.fixture
def place(place):
    place.provider.email = "hello@growing.example"
    place.provider.save()
    return place


@pytest.fixture
def asked(place):
    return journeys.referred_on(place, made_days_ago=0)


@pytest.fixture
def letter(asked):
    """The e-mail that went out."""
    tasks.hand_out()
    return mail.outbox[-1]


@pytest.fixture
def page(letter):
    """The path of the link in it."""
    return next(line for line in letter.body.splitlines() if line.startswith("http")).partition("8000")[2]


@pytest.fixture
def browser():
    """Somebody without an account; the check for forged forms is on, as in life."""
    return Client(enforce_csrf_checks=True)


def state(onward):
    return Onward.objects.get(pk=onward.pk).state


def test_the_provider_is_told_by_e_mail(letter):
    assert letter.to == ["hello@growing.example"]


def test_the_e_mail_has_initials_and_nothing_else_of_the_person(letter):
    said = f"{letter.subject} {letter.body}"
    assert "W.A." in said and [each for each in SECRETS if each in said] == []


def test_a_provider_without_an_address_is_told_nothing(db):
    place = journeys.borough()
    journeys.referred_on(place)
    assert not Message.objects.exists()


def test_opening_the_link_shows_nobody(browser, page):
    shown = words(browser.get(page))
    assert "W.A." in shown and [each for each in SECRETS if each in shown] == []


def test_opening_the_link_changes_nothing(browser, page, asked):
    before = Entry.objects.count()
    for _ in range(3):
        browser.get(page)
        browser.head(page)
    assert (state(asked), Entry.objects.count(), Link.objects.get().is_open) == ("sent", before, True)


def test_asking_to_see_shows_exactly_what_was_shared(browser, page, asked):
    shown = words(browser.post(page))
    assert all(value in shown for _, value in asked.shared)


def test_what_was_not_shared_is_not_shown(browser, page, asked):
    person, shown = asked.referral.person, words(browser.post(page))
    hidden = (person.nhs_number, "28 February 1938", person.practice.name, "iabetes", person.postcode)
    assert [each for each in hidden if each in shown] == []


def test_asking_to_see_is_in_the_audit(browser, page, asked):
    browser.post(page)
    assert Entry.objects.filter(event="PERSON_VIEWED", person=asked.referral.person_id, by=None).count() == 1


@pytest.mark.parametrize("answer", ["accepted", "waitlisted"])
def test_an_answer_is_one_press(browser, page, asked, answer):
    reply = browser.post(f"{page}{answer}/")
    assert (reply.status_code, state(asked)) == (302, answer)


def test_declining_keeps_the_reason(browser, page, asked):
    browser.post(f"{page}refused/", {"reason": "full", "note": "Try us in May."})
    asked.refresh_from_db()
    assert (asked.state, asked.history.last().reason, asked.note) == (
        "refused",
        journey.REFUSALS["full"],
        "Try us in May.",
    )


def test_declining_without_a_reason_is_explained_and_keeps_the_link(browser, page, asked):
    reply = words(browser.post(f"{page}refused/", {"note": "Too far."}))
    assert "Select why you cannot take this person" in reply and "Too far." in reply and state(asked) == "sent"


def test_the_page_after_a_mistake_still_accepts(browser, page, asked):
    reply = words(browser.post(f"{page}refused/"))
    assert f'action="{page}accepted/"' in reply


def test_the_link_works_once(browser, page):
    browser.post(f"{page}accepted/")
    again = browser.get(page)
    assert again.status_code == 410 and "has been used" in words(again)


def test_a_double_click_is_one_answer(browser, page, asked):
    first, second = browser.post(f"{page}accepted/"), browser.post(f"{page}accepted/")
    assert (first.headers["Location"], second.headers["Location"]) == ("/provider/thank-you/accepted/",) * 2
    assert asked.history.filter(state="accepted").count() == 1


def test_another_answer_by_a_used_link_is_not_taken(browser, page, asked):
    browser.post(f"{page}accepted/")
    reply = browser.post(f"{page}refused/", {"reason": "full"})
    assert (reply.status_code, state(asked)) == (410, "accepted")


def test_a_forged_link_is_not_found_in_plain_words(browser, page):
    forged = browser.get(f"{page[:-2]}{'A' if page[-2] != 'A' else 'B'}/")
    assert forged.status_code == 404 and "does not open anything here" in words(forged)


def test_a_link_closes_after_two_weeks(browser, page):
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        late = browser.get(page)
    assert late.status_code == 410 and "was only open until" in words(late)


def test_a_closed_link_says_nothing_of_the_person(browser, page):
    browser.post(f"{page}accepted/")
    shown = words(browser.get(page))
    assert "W.A." not in shown and [each for each in SECRETS if each in shown] == []


def test_withdrawing_takes_the_link_back(browser, page, place, asked):
    actions.withdraw(onward=asked, by=place.advisor, version=asked.version)
    gone = browser.post(page)
    assert gone.status_code == 410 and "taken back" in words(gone)


def test_a_consent_withdrawn_takes_the_link_back(browser, page, place, asked):
    actions.recall(person=asked.referral.person, by=place.advisor)
    assert browser.post(page).status_code == 410


def test_an_answer_given_at_the_desk_takes_the_link_back(browser, page, place, asked):
    actions.accept(onward=asked, by=place.worker, version=asked.version)
    assert browser.post(f"{page}refused/", {"reason": "full"}).status_code == 410


def test_who_is_put_on_the_waiting_list_is_asked_about_again(browser, page, asked):
    browser.post(f"{page}waitlisted/")
    tasks.hand_out()
    second = next(line for line in mail.outbox[-1].body.splitlines() if line.startswith("http")).partition("8000")[2]
    browser.post(f"{second}accepted/")
    assert (len(mail.outbox), state(asked)) == (2, "accepted")


def test_somebody_on_the_waiting_list_is_not_put_there_twice(browser, page):
    browser.post(f"{page}waitlisted/")
    tasks.hand_out()
    second = next(line for line in mail.outbox[-1].body.splitlines() if line.startswith("http")).partition("8000")[2]
    assert "waitlisted/" not in words(browser.post(second))


@pytest.mark.parametrize("header, value", [("Referrer-Policy", "no-referrer"), ("X-Robots-Tag", "noindex, nofollow")])
def test_the_address_of_the_page_goes_nowhere(browser, page, header, value):
    assert [browser.get(page).headers[header], browser.post(page).headers[header]] == [value, value]


def test_the_page_is_kept_by_no_cache(browser, page):
    assert "no-store" in browser.post(page).headers["Cache-Control"]


def test_the_log_leaves_the_token_out(browser, page, caplog):
    browser.post(f"{page}accepted/")
    browser.get(page)
    token = page.split("/")[3]
    lines = [Impersonal("{message}", style="{").format(record) for record in caplog.records]
    assert lines and not any(token in line for line in lines)


def test_who_tries_link_after_link_is_told_to_wait(browser, page):
    answers = [browser.get(f"/provider/link/guess{number}/").status_code for number in range(22)]
    assert (answers[0], answers[-1]) == (404, 429)


def test_a_true_link_opens_whoever_guessed_from_the_same_place(browser, page):
    for number in range(25):
        browser.get(f"/provider/link/guess{number}/")
    assert browser.get(page).status_code == 200


def test_an_answer_that_there_is_none_of_is_not_found(browser, page):
    assert browser.post(f"{page}perhaps/").status_code == 404


def test_thanks_for_an_answer_that_there_is_none_of_are_not_found(browser, db):
    assert browser.get("/provider/thank-you/perhaps/").status_code == 404
