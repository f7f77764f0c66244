"""A carer is referred, and linked to the person they care for."""

import pytest

from commonweal.service.people.models import CareLink
from tests.support import journeys
from tests.support.pages import words
from tests.support.referring import START, sent, who, why

pytestmark = pytest.mark.django_db


def test_a_carer_need_not_have_a_condition(doctor):
    assert sent(doctor, first=who(subject="carer"), second=why(conditions=[])).subject == "carer"


def test_a_carer_is_linked_to_the_person_they_care_for(doctor, place):
    cared_for = journeys.person(place)
    first = who(subject="carer", cared_for_number=cared_for.nhs_number)
    person = sent(doctor, first=first, second=why(conditions=[])).person
    assert CareLink.objects.get().carer == person


def test_the_person_cared_for_can_be_given_by_name(doctor, place):
    cared_for = journeys.person(place)
    sent(doctor, first=who(subject="carer", cared_for_name="wilfred  ashdown"), second=why(conditions=[]))
    assert CareLink.objects.get().cared_for == cared_for


def test_the_person_cared_for_must_be_on_the_practices_list(doctor, place):
    other = journeys.person(place, practice=place.other_practice)
    reply = doctor.post(START, who(subject="carer", cared_for_number=other.nhs_number))
    assert "Nobody on your practice&#39;s list was found by this" in words(reply)


@pytest.mark.parametrize(("subject", "told"), [("patient", False), ("carer", True)])
def test_only_a_carer_is_told_that_they_need_no_condition(doctor, subject, told):
    begun = doctor.post(START, who(subject=subject))["Location"]
    assert ("A carer need not have one" in words(doctor.get(begun))) is told
