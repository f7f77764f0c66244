"""Between the pages of a referral: an unfinished one is kept, corrected or deleted, and what applies is told."""

import pytest
from django.urls import reverse

from commonweal.service.ground.drafts.models import Draft
from tests.support import journeys
from tests.support.pages import words
from tests.support.referring import START, answered, page_of, sibling, who, why
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db


def test_a_draft_does_not_hold_what_was_typed_in_the_clear(doctor):
    doctor.post(START, who())
    assert b"Fernley" not in bytes(Draft.objects.get().sealed)


def test_a_draft_of_somebody_else_is_not_found(doctor, place):
    address = doctor.post(START, who())["Location"]
    colleague = signed_in(journeys.user("practice", "Carl Colleague", place.practice))
    assert colleague.get(address).status_code == 404


def test_a_referral_that_was_never_begun_is_not_found(doctor):
    assert doctor.get(reverse("practice:why", args=["00000000-0000-0000-0000-000000000000"])).status_code == 404


def test_a_page_cannot_be_reached_before_the_first_is_answered(doctor, place):
    known = journeys.person(place)
    found = doctor.post(START, {"nhs_number": known.nhs_number, "find": "1"})["Location"]
    assert doctor.get(sibling(found, "why")).status_code == 404


def test_the_check_leads_to_the_page_that_is_missing(doctor):
    address = doctor.post(START, who())["Location"]
    assert page_of(doctor.get(sibling(address, "check"))) == "why"


def test_a_change_leads_back_to_the_check(doctor):
    check = answered(doctor)
    assert page_of(doctor.post(sibling(check, "why"), why(reason_text="Misses her sister."))) == "check"


def test_a_page_is_filled_in_with_what_was_answered(doctor):
    check = answered(doctor)
    assert 'value="Fernley"' in words(doctor.get(sibling(check, "who")))


def test_the_check_shows_what_was_changed(doctor):
    check = answered(doctor)
    doctor.post(sibling(check, "why"), why(reason_text="Misses her sister."))
    assert "Misses her sister." in words(doctor.get(check))


def told_before_sending(doctor, *, born="1941", **answers):
    return words(doctor.get(answered(doctor, first=who(born_on_year=born), second=why(**answers))))


@pytest.mark.parametrize(
    ("born", "answers", "title"),
    [
        ("1941", {}, "Aged 80 or over"),
        ("1961", {"conditions": ["cancer"]}, "Cancer"),
        ("1961", {"conditions": ["severe_mental_illness"]}, "Mental health"),
        ("1961", {"circumstances": ["warfarin"]}, "Takes Warfarin"),
        ("1961", {"risk_score": ""}, "No risk score"),
    ],
)
def test_what_is_known_of_people_like_this_is_told_before_sending(doctor, born, answers, title):
    assert f"{title}</dt>" in told_before_sending(doctor, born=born, **answers)


def test_nothing_is_told_when_nothing_applies(doctor):
    assert "Good to know" not in told_before_sending(doctor, born="1961")


def test_an_unfinished_referral_can_be_deleted(doctor):
    address = sibling(doctor.post(START, who())["Location"], "discard")
    doctor.post(address, {})
    assert not Draft.objects.exists()
