"""A practice follows its own referrals, and reads what came back."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.ground.ui.presenters.words import day
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.referrals import actions
from commonweal.service.journey.reviews import actions as reviews
from tests.support import journeys
from tests.support.pages import links, rows, words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db

PAGES = ["home", "referrals", "messages"]


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


def test_the_list_can_be_asked_for_one_advisor(doctor, place, referral):
    journeys.received(place)
    assert len(rows(doctor.get(reverse("practice:referrals"), {"advisor": str(place.advisor.pk)}))) == 1


def test_the_list_says_why_a_referral_ended(doctor, place):
    referral = journeys.received(place)
    actions.decline(referral=referral, reason="wrong_area", by=place.manager, version=referral.version)
    assert "Not taken on: Lives outside the borough" in words(opened(doctor, "referrals"))


def test_the_list_says_when_somebody_was_last_in_touch(doctor, place, referral):
    for days in (9, 4):
        said = {"kind": "phone", "purpose": "first", "on": journeys.ago(days), "outcome": "reached"}
        contacts.log(referral=referral, by=place.advisor, **said)
    assert day(journeys.ago(4)) in rows(opened(doctor, "referrals"))[0]


def test_a_list_of_twelve_asks_as_many_queries_as_one_of_two(doctor, place):
    asked = []
    for more in (2, 10):
        for _ in range(more):
            journeys.allocated(place)
        with CaptureQueriesContext(connection) as seen:
            opened(doctor, "referrals")
        asked.append(len(seen))
    assert asked[0] == asked[1]


def test_the_home_page_of_twelve_asks_as_many_queries_as_one_of_two(doctor, place):
    asked = []
    for more in (2, 10):
        for _ in range(more):
            journeys.allocated(place, by_list=True, staff_risk="not_told")
        with CaptureQueriesContext(connection) as seen:
            opened(doctor, "home")
        asked.append(len(seen))
    assert asked[0] == asked[1]


def test_what_others_did_lately_is_on_the_home_page(doctor, referral):
    assert "With Ada Advisor now" in words(opened(doctor, "home"))


def test_what_the_practice_did_itself_is_no_news(doctor, place):
    journeys.received(place)
    assert "Nothing new in the last two weeks." in words(opened(doctor, "home"))


@pytest.fixture
def untold(place):
    return journeys.allocated(place, by_list=True, staff_risk="not_told")


def test_a_referral_that_waits_for_word_is_on_the_home_page(doctor, untold):
    assert "Waiting for information from you: 1" in words(opened(doctor, "home"))


def test_the_list_can_be_asked_for_those_that_wait_for_word(doctor, place, untold, referral):
    assert len(rows(doctor.get(reverse("practice:referrals"), {"waiting": "on"}))) == 1


def test_risks_to_staff_can_be_told_later(doctor, untold):
    answers = {"staff_risk": "known", "staff_risk_text": "A dog.", "version": untold.version}
    doctor.post(reverse("practice:risk", args=[untold.pk]), answers)
    untold.refresh_from_db()
    assert untold.risk_to_staff == "A dog."


def test_telling_risks_to_staff_is_written_down(doctor, place, untold):
    doctor.post(reverse("practice:risk", args=[untold.pk]), {"staff_risk": "none_known", "version": untold.version})
    assert Entry.objects.filter(event="RISK_TOLD", by=place.doctor, person=untold.person_id).exists()


def test_whoever_told_the_risks_first_is_shown_to_the_second(doctor, untold):
    address = reverse("practice:risk", args=[untold.pk])
    answers = {"staff_risk": "known", "staff_risk_text": "A dog.", "version": untold.version}
    doctor.post(address, answers)
    reply = doctor.post(address, answers | {"staff_risk_text": "Two dogs."})
    assert reply.status_code == 409 and "Two dogs." in words(reply) and "A dog." in words(reply)


def test_risks_of_a_referral_of_another_practice_are_not_told(foreign_doctor, untold):
    assert opened(foreign_doctor, "risk", untold.pk).status_code == 404


def test_risks_must_be_described(doctor, untold):
    reply = doctor.post(reverse("practice:risk", args=[untold.pk]), {"staff_risk": "known", "version": untold.version})
    assert "Enter what the risks to staff are" in words(reply)


def test_the_code_for_a_refusal_is_offered_when_the_person_said_no(doctor, place):
    referral = journeys.received(place)
    actions.decline(referral=referral, reason="no_consent", by=place.manager, version=referral.version)
    assert "871711000000103" in words(opened(doctor, "referral", referral.pk))


def test_a_team_reads_what_came_back_and_the_practice_has_it_unread(doctor, place):
    nurse = signed_in(journeys.user("team", "Nora Nurse", journeys.team(place.practice)))
    who = journeys.person(place)
    given = {"referred_on": journeys.ago(9), "reasons": ["mood"], "conditions": [], "staff_risk": "none_known"}
    sent = actions.receive(person=who, practice=place.practice, by=nurse.user, **given)
    sent = actions.allocate(referral=sent, advisor=place.advisor, by=place.manager, version=sent.version)
    message = reviews.send_feedback(referral=sent, by=place.advisor, subject="News", body="All is well.")
    assert "All is well." in words(opened(nurse, "feedback", message.pk))
    assert "Messages you have not read: 1" in words(opened(doctor, "home"))
