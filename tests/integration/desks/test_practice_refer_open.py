"""Somebody with an open referral, or who died, is not referred a second time."""

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.ground.drafts.models import Draft
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people.actions import record_death
from commonweal.service.people.models import Person
from tests.support import journeys
from tests.support.pages import words
from tests.support.referring import AGREED, OPEN_ALREADY, START, like, why
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db


def test_a_number_of_somebody_with_an_open_referral_is_told_of_on_the_first_page(doctor, place):
    known = journeys.received(place).person
    assert OPEN_ALREADY in words(doctor.post(START, like(known, nhs_number=known.nhs_number)))


def test_the_open_referral_of_the_same_person_is_opened(doctor, place):
    referral = journeys.received(place)
    address = doctor.post(START, like(referral.person))["Location"]
    shown = doctor.post(address, {"known": str(referral.person.pk)}, follow=True)
    assert shown.redirect_chain[-1][0] == reverse("practice:referral", args=[referral.pk])
    assert "Wilfred Ashdown has an open referral already, and this is it." in words(shown)


@pytest.mark.parametrize("role", ["manager", "advisor"])
def test_who_takes_referrals_is_led_to_the_open_one_too(place, role):
    referral, user = journeys.allocated(place), signed_in(getattr(place, role))
    told = like(referral.person, practice=str(place.practice.pk), asked_by="family")
    shown = user.post(user.post(START, told)["Location"], {"known": str(referral.person.pk)}, follow=True)
    assert (shown.status_code, "and this is it" in words(shown)) == (200, True)


def test_an_open_referral_that_is_followed_elsewhere_is_only_told_of(doctor, place):
    known = journeys.received(place).person
    Person.objects.update(practice=place.other_practice)
    Referral.objects.update(practice=place.other_practice, sender=place.other_practice)
    address = doctor.post(START, like(known))["Location"]
    assert OPEN_ALREADY in words(doctor.post(address, {"known": str(known.pk)}))


def test_somebody_who_died_is_told_of_before_the_other_pages(doctor, place):
    person = journeys.person(place)
    record_death(person=person, died_on=journeys.ago(2), by=place.doctor, version=person.version)
    answer = doctor.post(reverse("practice:refer"), {"find": "", "nhs_number": person.nhs_number})
    assert "says that this person has died" in words(answer)


def test_find_tells_of_an_open_referral(doctor, place):
    known = journeys.received(place).person
    assert OPEN_ALREADY in words(doctor.post(START, {"nhs_number": known.nhs_number, "find": "1"}))


@pytest.fixture
def overtaken(doctor, place):
    """The address of a page that checks answers, of somebody who was referred in the meantime."""
    known = journeys.person(place)
    reply = doctor.post(START, like(known))
    for answers in ({"known": str(known.pk)}, why(), AGREED):
        reply = doctor.post(reply["Location"], answers)
    journeys.received(place, who=known)
    return reply["Location"]


def test_somebody_referred_in_the_meantime_is_not_referred_twice(doctor, overtaken):
    assert OPEN_ALREADY in words(doctor.post(overtaken, {}))


def test_a_referral_that_is_refused_writes_nothing(doctor, overtaken):
    before = Entry.objects.exclude(event="PERSON_VIEWED").count()
    doctor.post(overtaken, {})
    assert Entry.objects.exclude(event="PERSON_VIEWED").count() == before


def test_a_referral_that_is_refused_leaves_the_answers_as_they_were(doctor, overtaken):
    doctor.post(overtaken, {})
    assert Draft.objects.count() == 1
