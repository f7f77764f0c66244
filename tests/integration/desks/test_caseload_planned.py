"""Contacts are planned, settled, moved and cancelled, and the first answer counts."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.people import actions as people
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import signed_in
from tests.support.typed import boxes


@pytest.fixture
def referral(place):
    return journeys.allocated(place, referred_on=journeys.ago(30))


@pytest.fixture
def planned(place, referral):
    return contacts.plan(
        referral=referral, by=place.advisor, kind="visit", purpose="first", on=journeys.today(), at_time=time(14)
    )


def plan(client, referral, day, **changes):
    typed = {"kind": "visit", "purpose": "first", "at_time": "2pm", **boxes(day), **changes}
    return client.post(reverse("caseload:plan", args=[referral.pk]), typed)


def at(name, contact):
    return reverse(f"caseload:{name}", args=[contact.referral_id, contact.pk])


def test_a_visit_is_planned_with_its_time(ada, referral):
    plan(ada, referral, journeys.today() + timedelta(days=3))
    assert Contact.objects.get().at_time == time(14)


def test_a_visit_cannot_be_planned_for_yesterday(ada, referral):
    assert "must be today or in the future" in words(plan(ada, referral, journeys.ago(1)))


def test_a_time_that_is_none_is_refused(ada, referral):
    assert "must be a time" in words(plan(ada, referral, journeys.today(), at_time="noonish"))


def test_the_outcome_of_a_planned_contact_is_recorded(ada, planned):
    ada.post(at("complete", planned), {"outcome": "no_answer", "version": planned.version})
    planned.refresh_from_db()
    assert planned.outcome == "no_answer"


def test_an_outcome_is_not_recorded_twice(ada, planned):
    for outcome in ("no_answer", "reached"):
        answer = ada.post(at("complete", planned), {"outcome": outcome, "version": planned.version})
    assert "written down already" in words(answer)
    planned.refresh_from_db()
    assert planned.outcome == "no_answer"


@pytest.mark.parametrize("page", ["complete", "cancel"])
def test_a_stale_page_does_not_win(ada, planned, page):
    typed = {"outcome": "reached", "note": "My words", "why": "weather", "version": "0"}
    assert ada.post(at(page, planned), typed).status_code == 409
    planned.refresh_from_db()
    assert (planned.outcome, planned.cancelled) == ("", False)


def test_a_stale_outcome_is_shown_beside_what_is_stored(ada, planned):
    answer = ada.post(at("complete", planned), {"outcome": "reached", "note": "My words", "version": "0"})
    assert "My words" in words(answer)
    assert "Reached the person" in words(answer)


def test_a_planned_contact_is_cancelled_and_kept_in_the_story(ada, planned):
    ada.post(at("cancel", planned), {"why": "person_asked", "version": planned.version})
    person = ada.get(reverse("caseload:person", args=[planned.referral.person_id]))
    assert "Home visit: cancelled" in words(person)


def test_cancelling_is_audited(place, ada, planned):
    ada.post(at("cancel", planned), {"why": "person_asked", "version": planned.version})
    assert Entry.objects.get(event="CONTACT_CANCELLED").by == place.advisor


def test_cancelling_needs_its_reason(ada, planned):
    assert "Select why" in words(ada.post(at("cancel", planned), {"version": planned.version}))
    planned.refresh_from_db()
    assert not planned.cancelled


def test_the_outcome_and_the_next_contact_are_kept_together_or_not_at_all(place, ada, planned):
    people.record_death(
        person=planned.referral.person,
        died_on=journeys.today(),
        by=place.advisor,
        version=planned.referral.person.version,
    )
    typed = {
        "outcome": "carer_reached",
        "sure": "yes",
        "version": planned.version,
        **boxes(journeys.ago(-6), "next_on"),
    }
    assert "The person has died" in words(ada.post(at("complete", planned), typed))
    planned.refresh_from_db()
    assert planned.outcome == ""


def test_a_call_planned_for_the_small_hours_is_asked_about(ada, referral):
    assert "most people are asleep" in words(plan(ada, referral, journeys.ago(-3), at_time="2"))
    plan(ada, referral, journeys.ago(-3), at_time="2", sure="yes")
    assert Contact.objects.get().at_time == time(2)


def test_one_tap_settles_a_planned_contact(ada, planned):
    ada.post(at("no_answer", planned), {"version": planned.version})
    planned.refresh_from_db()
    assert planned.outcome == "no_answer"


def test_planning_for_a_person_who_has_died_is_stopped_before_anything_is_typed(place, ada, referral):
    person = referral.person
    people.record_death(person=person, died_on=journeys.today(), by=place.advisor, version=person.version)
    shown = words(ada.get(reverse("caseload:plan", args=[referral.pk])))
    assert "Nothing more is planned" in shown
    assert "Plan the contact</button>" not in shown


def test_a_planned_contact_is_moved_with_its_reason_and_where_it_was_is_kept(ada, planned):
    day = journeys.ago(-5)
    ada.post(at("move", planned), {"why": "weather", "at_time": "9:30", "version": planned.version, **boxes(day)})
    planned.refresh_from_db()
    assert (planned.on, planned.at_time, planned.changed) == (day, time(9, 30), "weather")
    assert planned.history.get().on == journeys.today()


def test_moving_needs_its_reason_and_keeps_what_was_typed(ada, planned):
    shown = words(ada.post(at("move", planned), {"at_time": "9:30", "version": 1, **boxes(journeys.ago(-5))}))
    assert "Select why" in shown
    assert "9:30" in shown


def test_moving_from_a_stale_page_does_not_win(ada, planned):
    typed = {"why": "weather", "version": "0", **boxes(journeys.ago(-5))}
    assert ada.post(at("move", planned), typed).status_code == 409


def test_nothing_is_planned_for_another_advisors_people(place, referral):
    assert signed_in(place.other_advisor).get(reverse("caseload:plan", args=[referral.pk])).status_code == 404


@pytest.mark.parametrize("page", ["move", "cancel", "complete"])
def test_what_another_advisor_planned_does_not_exist(place, planned, page):
    assert signed_in(place.other_advisor).get(at(page, planned)).status_code == 404
