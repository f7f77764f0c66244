"""Contacts are logged in a minute, planned, settled and cancelled; nothing typed is lost."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.contacts.models import Contact
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import signed_in


@pytest.fixture
def ada(place):
    return signed_in(place.advisor)


@pytest.fixture
def referral(place):
    return journeys.allocated(place, referred_on=journeys.ago(30))


@pytest.fixture
def planned(place, referral):
    return contacts.plan(
        referral=referral, by=place.advisor, kind="visit", purpose="first", on=journeys.today(), at_time=time(14)
    )


def boxes(day, name="on"):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def logged(**changes):
    return {"kind": "phone", "purpose": "first", "outcome": "reached", "note": "", **boxes(journeys.ago(1)), **changes}


def log(client, referral, **changes):
    return client.post(reverse("caseload:log", args=[referral.pk]), logged(**changes))


def plan(client, referral, day, **changes):
    typed = {"kind": "visit", "purpose": "first", "at_time": "2pm", **boxes(day), **changes}
    return client.post(reverse("caseload:plan", args=[referral.pk]), typed)


def at(name, contact):
    return reverse(f"caseload:{name}", args=[contact.referral_id, contact.pk])


def test_a_contact_is_logged_by_who_made_it(place, ada, referral):
    log(ada, referral, note="Talked about the allotment.")
    kept = Contact.objects.get()
    assert (kept.by, kept.outcome, kept.note) == (place.advisor, "reached", "Talked about the allotment.")


def test_logging_asks_at_most_six_things(ada, referral):
    form = ada.get(reverse("caseload:log", args=[referral.pk]))
    shown = words(form)
    asked = {name for name in ("kind", "purpose", "on_day", "outcome", "note") if f'name="{name}"' in shown}
    assert asked == {"kind", "purpose", "on_day", "outcome", "note"}
    assert shown.count("<fieldset") + shown.count("<textarea") <= 6


def test_logging_leads_back_to_the_person(ada, referral):
    assert log(ada, referral).headers["Location"] == reverse("caseload:person", args=[referral.person_id])


def test_logging_is_audited(place, ada, referral):
    log(ada, referral)
    assert Entry.objects.about(referral.person_id).get(event="CONTACT_LOGGED").by == place.advisor


def test_a_contact_of_tomorrow_is_refused_and_the_note_kept(ada, referral):
    shown = words(log(ada, referral, **boxes(journeys.today() + timedelta(days=1)), note="Kept words"))
    assert "must be today or in the past" in shown
    assert "Kept words" in shown
    assert not Contact.objects.exists()


def test_a_contact_before_the_referral_is_refused_with_what_to_do(ada, referral):
    shown = words(log(ada, referral, **boxes(journeys.ago(60)), note="Kept words"))
    assert "before the referral. Check the date." in shown
    assert "Kept words" in shown
    assert not Contact.objects.exists()


def test_an_impossible_date_is_refused(ada, referral):
    assert "real date" in words(log(ada, referral, on_day="31", on_month="2"))


def test_sending_a_contact_twice_keeps_it_once(ada, referral):
    for _ in range(2):
        log(ada, referral, token="the-same")
    assert Contact.objects.count() == 1


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
    answer = ada.post(at(page, planned), {"outcome": "reached", "note": "My words", "version": "0"})
    assert answer.status_code == 409
    planned.refresh_from_db()
    assert (planned.outcome, planned.cancelled) == ("", False)


def test_a_stale_outcome_is_shown_beside_what_is_stored(ada, planned):
    answer = ada.post(at("complete", planned), {"outcome": "reached", "note": "My words", "version": "0"})
    assert "My words" in words(answer)
    assert "Reached the person" in words(answer)


def test_a_planned_contact_is_cancelled_and_kept_in_the_story(ada, planned):
    ada.post(at("cancel", planned), {"version": planned.version})
    person = ada.get(reverse("caseload:person", args=[planned.referral.person_id]))
    assert "Home visit: cancelled" in words(person)


def test_cancelling_is_audited(place, ada, planned):
    ada.post(at("cancel", planned), {"version": planned.version})
    assert Entry.objects.get(event="CONTACT_CANCELLED").by == place.advisor
