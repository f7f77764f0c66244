"""What is typed wrong in a referral is explained, and nothing is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from commonweal.service.ground.drafts.models import Draft
from tests.support import journeys
from tests.support.pages import words
from tests.support.referring import AGREED, START, sent, who, why

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("999 000 001", "An NHS number has 10 digits; this has 9."),
        ("999 000 0019", "This is not a valid NHS number."),
        ("QQ 12 34 56 C", "An NHS number has digits only"),
        ("AB 12 34 56 C", "This looks like a National Insurance number."),
        ("", "Enter the NHS number, or tick that you do not know it"),
    ],
)
def test_a_wrong_nhs_number_is_explained(doctor, typed, sentence):
    assert sentence in words(doctor.post(START, who(nhs_number=typed)))


def test_spaces_in_an_nhs_number_are_forgiven(doctor):
    number = journeys.nhs_number()
    assert sent(doctor, first=who(nhs_number=f"{number[:3]} {number[3:6]} {number[6:]}")).person.nhs_number == number


def test_a_referral_can_be_made_without_an_nhs_number(doctor):
    assert sent(doctor, first=who(nhs_number="", number_unknown="on")).person.nhs_number is None


def test_a_birth_date_in_the_future_is_refused(doctor):
    tomorrow = timezone.localdate() + timedelta(days=1)
    born = {"born_on_day": tomorrow.day, "born_on_month": tomorrow.month, "born_on_year": tomorrow.year}
    assert "Date of birth must be today or in the past" in words(doctor.post(START, who(**born)))


def test_an_error_is_told_in_the_title_of_the_page(doctor):
    assert "<title>Error: " in words(doctor.post(START, who(family_name="")))


def test_an_error_clears_nothing_that_was_typed(doctor):
    assert 'value="01632 960123"' in words(doctor.post(START, who(family_name="")))


def test_an_error_on_the_first_page_keeps_nothing(doctor):
    doctor.post(START, who(family_name=""))
    assert not Draft.objects.exists()


def test_a_person_nobody_could_reach_is_refused(doctor):
    assert "Enter a phone number or an address" in words(doctor.post(START, who(phone="")))


def test_risks_to_staff_must_be_described_when_there_are_any(doctor):
    address = doctor.post(START, who())["Location"]
    assert "Enter what the risks to staff are" in words(doctor.post(address, why(staff_risk="known")))


def test_a_patient_has_a_long_term_condition(doctor):
    address = doctor.post(START, who())["Location"]
    assert "Select at least one long-term condition" in words(doctor.post(address, why(conditions=[])))


def test_nobody_is_referred_who_did_not_agree(doctor):
    address = doctor.post(doctor.post(START, who())["Location"], why())["Location"]
    assert "cannot take on somebody who did not agree" in words(doctor.post(address, {**AGREED, "service": "no"}))
