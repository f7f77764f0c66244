"""A practice refers somebody who may be known already: they are found, asked about, and have one record."""

import pytest

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people.models import Person
from tests.support import journeys
from tests.support.pages import words
from tests.support.referring import AGREED, START, answered, like, page_of, sibling, who, why

pytestmark = pytest.mark.django_db


def test_find_fills_in_somebody_on_the_practices_list(doctor, place):
    known = journeys.person(place)
    address = doctor.post(START, {"nhs_number": known.nhs_number, "find": "1"})["Location"]
    assert f'value="{known.family_name}"' in words(doctor.get(address))


def test_finding_somebody_is_written_in_the_audit_trail(doctor, place):
    known = journeys.person(place)
    doctor.post(START, {"nhs_number": known.nhs_number, "find": "1"})
    assert Entry.objects.views().about(known.pk).filter(by=place.doctor).exists()


def test_find_does_not_find_people_of_another_practice(doctor, place):
    other = journeys.person(place, practice=place.other_practice)
    reply = doctor.post(START, {"nhs_number": other.nhs_number, "find": "1"})
    assert "Nobody on your practice&#39;s list has this number" in words(reply)


def test_somebody_found_is_referred_under_their_record(doctor, place):
    known = journeys.person(place)
    address = doctor.post(START, {"nhs_number": known.nhs_number, "find": "1"})["Location"]
    reply = doctor.post(address, who(nhs_number=known.nhs_number, given_name="Wilfred", family_name="Ashdown"))
    for answers in (why(), AGREED, {}):
        reply = doctor.post(reply["Location"], answers)
    assert Referral.objects.get().person == known


def test_somebody_likely_to_be_known_is_asked_about(doctor, place):
    assert page_of(doctor.post(START, like(journeys.person(place), given_name="Wilfrid"))) == "known"


def test_the_same_person_is_referred_under_the_known_record(doctor, place):
    known = journeys.person(place)
    reply = doctor.post(START, like(known, given_name="Wilfrid"))
    for answers in ({"known": str(known.pk)}, why(), AGREED, {}):
        reply = doctor.post(reply["Location"], answers)
    assert (Referral.objects.get().person, Person.objects.count()) == (known, 1)


def test_a_new_phone_number_of_somebody_known_is_written_down(doctor, place):
    known = journeys.person(place)
    reply = doctor.post(START, like(known, phone="01632 960777"))
    for answers in ({"known": str(known.pk)}, why(), AGREED, {}):
        reply = doctor.post(reply["Location"], answers)
    known.refresh_from_db()
    assert known.phone == "01632 960777"


def test_somebody_else_gets_a_record_of_their_own(doctor, place):
    known = journeys.person(place)
    reply = doctor.post(START, like(known))
    for answers in ({"known": "somebody_else"}, why(), AGREED, {}):
        reply = doctor.post(reply["Location"], answers)
    assert Referral.objects.get().person != known


def test_the_same_nhs_number_cannot_be_somebody_else(doctor, place):
    known = journeys.person(place)
    address = doctor.post(START, like(known, nhs_number=known.nhs_number))["Location"]
    assert "already belongs to a known record" in words(doctor.post(address, {"known": "somebody_else"}))


def test_nothing_of_a_record_of_another_practice_is_shown(doctor, place):
    other = journeys.person(place, practice=place.other_practice, given_name="Wilhelmina")
    address = doctor.post(START, like(other, given_name="Wilhelmine"))["Location"]
    shown = words(doctor.get(address))
    assert "another practice" in shown and "Wilhelmina" not in shown


def test_a_record_of_another_practice_keeps_its_phone_number(doctor, place):
    other = journeys.person(place, practice=place.other_practice)
    reply = doctor.post(START, like(other, phone="01632 960777"))
    for answers in ({"known": str(other.pk)}, why(), AGREED, {}):
        reply = doctor.post(reply["Location"], answers)
    other.refresh_from_db()
    assert other.phone == "01632 960001"


def test_changing_who_it_is_asks_again_whether_they_are_known(doctor, place):
    check = answered(doctor)
    assert page_of(doctor.post(sibling(check, "who"), like(journeys.person(place)))) == "known"
