"""A practice refers somebody new: three pages of questions, and the person is in triage and then in somebody's day."""

import re
from collections import Counter

import pytest

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.referrals.models import Referral
from tests.journey.conftest import ALSO_WITHOUT_SCRIPTS
from tests.support import thread

pytestmark = [pytest.mark.browser, ALSO_WITHOUT_SCRIPTS]
KEY = re.compile(r"/[0-9a-f]{8}-[0-9a-f-]{27}")
WRITTEN_BY_THE_DOCTOR = {
    "PERSON_REGISTERED": 1,
    "CONSENT_GIVEN": 3,
    "REFERRAL_RECEIVED": 1,
    "RELATIONSHIP_BEGAN": 2,  # on the practice's list, and referred by it
    "PERSON_VIEWED": 1,  # on the page that says it was sent
}
WRITTEN_BY_THE_MANAGER = {"PERSON_VIEWED": 1, "REFERRAL_ALLOCATED": 1, "RELATIONSHIP_BEGAN": 1}


def done_by(user):
    return Counter(Entry.objects.filter(by=user).values_list("event", flat=True))


def test_a_new_person_is_referred_and_is_in_an_advisors_day(desk_of, place):
    doctor, manager, advisor = (desk_of(user) for user in (place.doctor, place.manager, place.advisor))
    thread.refer(doctor)  # a wrong NHS number is caught on the way
    referral = Referral.objects.get()
    doctor.sees("Referral sent", referral.reference, "871731000000106")
    asked = [KEY.sub("", page) for page in doctor.asked if page.startswith("/practice/")]
    assert asked == ["/practice/refer/", "/practice/refer/why/", "/practice/refer/consent/"]
    manager.follow("Commonweal")
    manager.sees("Edith Fernley", "Elm Road")
    thread.allocate(manager, place.advisor.name)
    advisor.follow("Commonweal")
    advisor.sees("Edith Fernley", "Plan the first visit")
    assert done_by(place.doctor) == WRITTEN_BY_THE_DOCTOR
    assert done_by(place.manager) == WRITTEN_BY_THE_MANAGER
