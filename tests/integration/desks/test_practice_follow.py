"""A practice follows its own referrals, and reads what came back."""

import re

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.reviews import actions as reviews
from tests.support import journeys
from tests.support.pages import links, rows, words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db

PAGES = ["home", "referrals", "messages"]


@pytest.fixture
def place():
    return journeys.borough()


@pytest.fixture
def doctor(place):
    return signed_in(place.doctor)


@pytest.fixture
def foreign_doctor(place):
    return signed_in(journeys.user("practice", "Fay Foreign", place.other_practice))


@pytest.fixture
def referral(place):
    return journeys.allocated(place)


@pytest.fixture
def message(place, referral):
    words = {"subject": "How Wilfred is doing", "body": "He goes to the allotment every Tuesday."}
    return reviews.send_feedback(referral=referral, by=place.advisor, **words)


def opened(client, name, *args):
    return client.get(reverse(f"practice:{name}", args=args))


@pytest.mark.parametrize("page", PAGES)
def test_every_list_opens(doctor, message, page):
    assert opened(doctor, page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", ["advisor", "manager", "provider", "commissioner", "administrator"])
def test_lists_are_for_practices(client_of, page, role):
    assert opened(client_of(role), page).status_code == 403


def test_the_home_page_counts_as_many_as_the_list_holds(doctor, place):
    for _ in range(3):
        journeys.received(place)
    home = opened(doctor, "home")
    received = doctor.get(links(home)["Received"])
    assert '<span class="cw-tile__count">3</span><a' in words(home) and len(rows(received)) == 3


def test_the_list_shows_the_advisor(doctor, referral):
    assert "Ada Advisor" in words(opened(doctor, "referrals"))


def test_the_list_leaves_out_other_practices(foreign_doctor, referral):
    assert rows(opened(foreign_doctor, "referrals")) == []


def test_the_list_can_be_asked_for_one_state(doctor, referral):
    assert rows(doctor.get(reverse("practice:referrals"), {"state": "received"})) == []


@pytest.mark.parametrize("by", ["reference", "number", "name"])
def test_a_referral_is_found_by(doctor, referral, by):
    person = referral.person
    typed = {"reference": referral.reference.lower(), "number": person.printed_nhs_number, "name": "ash wil"}[by]
    assert len(rows(doctor.post(reverse("practice:referrals"), {"words": typed}))) == 1


def test_a_referral_of_another_practice_is_not_found(foreign_doctor, referral):
    reply = foreign_doctor.post(reverse("practice:referrals"), {"words": referral.reference})
    assert rows(reply) == []


@pytest.mark.parametrize("page", ["referral", "sent"])
def test_a_referral_of_another_practice_cannot_be_opened(foreign_doctor, referral, page):
    assert opened(foreign_doctor, page, referral.pk).status_code == 404


def test_the_page_of_a_referral_shows_its_states(doctor, referral):
    titles = re.findall(r'timeline__title">([^<]+)<', words(opened(doctor, "referral", referral.pk)))
    assert titles == ["With an advisor", "Received"]


def test_the_page_of_a_referral_shows_no_note_of_the_advisor(doctor, place, referral):
    said = {"kind": "phone", "purpose": "first", "on": journeys.today(), "outcome": "reached", "note": "Feels ashamed."}
    contacts.log(referral=referral, by=place.advisor, **said)
    assert "Feels ashamed." not in words(opened(doctor, "referral", referral.pk))


def test_looking_at_a_referral_is_written_down(doctor, place, referral):
    opened(doctor, "referral", referral.pk)
    assert Entry.objects.views().about(referral.person_id).filter(by=place.doctor).count() == 1


def test_an_unread_message_is_on_the_home_page(doctor, message):
    assert "Messages you have not read: 1" in words(opened(doctor, "home"))


def test_a_message_is_read_once_it_was_opened(doctor, message):
    opened(doctor, "feedback", message.pk)
    assert "Messages you have not read: 0" in words(opened(doctor, "home"))


def test_opening_a_message_twice_keeps_when_it_was_first_read(doctor, message):
    opened(doctor, "feedback", message.pk)
    message.refresh_from_db()
    first = message.read_at
    opened(doctor, "feedback", message.pk)
    message.refresh_from_db()
    assert message.read_at == first


def test_a_message_to_another_practice_cannot_be_opened(foreign_doctor, message):
    assert opened(foreign_doctor, "feedback", message.pk).status_code == 404


def test_a_message_to_another_practice_stays_unread(foreign_doctor, message):
    opened(foreign_doctor, "feedback", message.pk)
    message.refresh_from_db()
    assert message.read_at is None


def test_the_message_is_shown_in_full(doctor, message):
    assert "every Tuesday" in words(opened(doctor, "feedback", message.pk))
