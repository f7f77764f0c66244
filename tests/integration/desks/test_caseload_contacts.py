"""Contacts are logged in a minute and put right later; nothing typed is lost."""

import re
from datetime import date, timedelta

import pytest
import time_machine
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


def logged(**changes):
    return {"kind": "phone", "purpose": "first", "outcome": "reached", "note": "", **boxes(journeys.ago(1)), **changes}


def log(client, referral, **changes):
    return client.post(reverse("caseload:log", args=[referral.pk]), logged(**changes))


def at(name, contact):
    return reverse(f"caseload:{name}", args=[contact.referral_id, contact.pk])


def test_a_contact_is_logged_by_who_made_it(place, ada, referral):
    log(ada, referral, note="Talked about the allotment.")
    kept = Contact.objects.get()
    assert (kept.by, kept.outcome, kept.note) == (place.advisor, "reached", "Talked about the allotment.")


def test_logging_asks_at_most_six_things(ada, referral):
    form = ada.get(reverse("caseload:log", args=[referral.pk]))
    main = words(form).split("<main", 1)[1]
    asked = {
        name.removesuffix("_day") for name in re.findall(r'name="(\w+)"', main) if "_" not in name or "day" in name
    }
    assert asked - {"csrfmiddlewaretoken", "token", "purpose", "keep"} == {
        "kind",
        "outcome",
        "note",
        "on",
        "minutes",
        "next_on",
    }


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


@pytest.mark.parametrize(
    ("taken", "purpose"),
    [
        (journeys.allocated, "first"),
        (lambda place: journeys.assessed(place, completed_days_ago=20), "support"),
        (lambda place: journeys.assessed(place, completed_days_ago=110), "review"),
    ],
)
def test_what_a_contact_is_for_follows_from_how_far_the_person_has_come(place, ada, taken, purpose):
    log(ada, taken(place), purpose="")
    assert Contact.objects.get().purpose == purpose


def test_after_the_person_was_reached_once_the_next_is_for_the_assessment(ada, referral):
    for _ in range(2):
        log(ada, referral, purpose="")
    assert sorted(Contact.objects.values_list("purpose", flat=True)) == ["assessment", "first"]


def test_the_next_contact_is_planned_in_the_same_form(ada, referral):
    day = journeys.ago(-6)
    log(ada, referral, kind="visit", **boxes(day, "next_on"))
    assert Contact.objects.planned().values_list("kind", "on").get() == ("visit", day)


def test_nobody_makes_an_appointment_for_a_letter(ada, referral):
    log(ada, referral, kind="letter", outcome="sent", **boxes(journeys.ago(-6), "next_on"))
    assert Contact.objects.planned().get().kind == "phone"


def test_a_voicemail_message_is_an_outcome(ada, referral):
    log(ada, referral, outcome="voicemail")
    assert Contact.objects.get().outcome == "voicemail"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ({"minutes": "721"}, "more than 12 hours"),
        (boxes(date(2028, 1, 1), "next_on"), "more than a year ahead"),
        (boxes(date(2026, 2, 20)), "long ago"),
    ],
)
def test_what_is_likely_a_slip_is_asked_about_and_not_forbidden(place, ada, typed, asked):
    with time_machine.travel("2026-07-01T12:00", tick=False):
        referral = journeys.allocated(place, referred_on=date(2026, 2, 1))
        client = signed_in(place.advisor)
        shown = words(log(client, referral, **{**boxes(date(2026, 6, 30)), **typed}, note="Kept words"))
        assert asked in shown
        assert "Kept words" in shown
        assert not Contact.objects.exists()
        log(client, referral, **{**boxes(date(2026, 6, 30)), **typed}, sure="yes")
    assert Contact.objects.done().count() == 1


def test_who_was_asked_may_change_it_and_finds_it_as_it_was(ada, referral):
    shown = words(log(ada, referral, minutes="900", note="Kept words", sure="no"))
    assert "Log a contact</h1>" in shown
    assert "Kept words" in shown
    assert not Contact.objects.exists()


@pytest.mark.parametrize("minutes", ["-1", "1441", "an hour"])
def test_a_length_that_cannot_be_is_refused_in_words(ada, referral, minutes):
    assert "How long it took must be" in words(log(ada, referral, minutes=minutes))


def test_one_tap_logs_a_call_that_nobody_answered(place, ada, referral):
    ada.post(reverse("caseload:unreached", args=[referral.pk]))
    kept = Contact.objects.get()
    assert (kept.kind, kept.outcome, kept.on, kept.by) == ("phone", "no_answer", journeys.today(), place.advisor)
    assert Entry.objects.filter(event="CONTACT_LOGGED").exists()


def test_one_tap_twice_counts_once(ada, referral):
    for _ in range(2):
        ada.post(reverse("caseload:unreached", args=[referral.pk]), {"token": "the-same"})
    assert Contact.objects.count() == 1


def test_one_tap_leads_back_to_where_it_was_made(ada, referral):
    page = reverse("caseload:today")
    answer = ada.post(
        reverse("caseload:unreached", args=[referral.pk]), headers={"referer": f"http://testserver{page}"}
    )
    assert answer.headers["Location"] == page


def test_nobody_taps_for_a_person_who_has_died(place, ada, referral):
    person = referral.person
    people.record_death(person=person, died_on=journeys.today(), by=place.advisor, version=person.version)
    assert "The person has died" in words(ada.post(reverse("caseload:unreached", args=[referral.pk])))
    assert not Contact.objects.exists()


@pytest.fixture
def written(place, referral):
    told = {"kind": "phone", "purpose": "first", "outcome": "reached", "note": "First words"}
    return contacts.log(referral=referral, by=place.advisor, on=journeys.ago(1), **told)


def put_right(client, written, **changes):
    typed = logged(note="Better words", version=written.version, **changes)
    return client.post(at("put_right", written), typed)


def test_a_note_is_put_right_and_what_was_there_before_is_kept(ada, written):
    put_right(ada, written)
    assert (Contact.objects.get().note, written.history.get().note) == ("Better words", "First words")


def test_what_was_there_before_is_shown(ada, written):
    put_right(ada, written)
    assert "First words" in words(ada.get(at("put_right", written)))


def test_putting_right_is_audited_without_the_words(ada, written):
    put_right(ada, written)
    assert "words" not in str(Entry.objects.get(event="CONTACT_PUT_RIGHT").detail)


def test_putting_right_from_a_stale_page_shows_both(ada, written):
    put_right(ada, written)
    answer = put_right(ada, written)
    assert answer.status_code == 409
    assert written.history.count() == 1


def test_what_was_written_by_mistake_is_struck_out_and_counts_for_nothing(ada, written):
    ada.post(at("strike_out", written), {"version": written.version})
    assert not Contact.objects.done().exists()
    assert "struck out" in words(ada.get(reverse("caseload:person", args=[written.referral.person_id])))


def test_another_advisors_people_are_not_logged_for(place, referral):
    assert signed_in(place.other_advisor).get(reverse("caseload:log", args=[referral.pk])).status_code == 404


def test_another_advisors_notes_do_not_exist(place, written):
    assert signed_in(place.other_advisor).get(at("put_right", written)).status_code == 404
