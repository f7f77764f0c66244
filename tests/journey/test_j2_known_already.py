"""A practice refers somebody who is known, however the name is spelt and whichever way round the birthday is."""

from datetime import date

import pytest

from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people.models import Person
from tests.journey.conftest import ALSO_WITHOUT_SCRIPTS
from tests.support import journeys, thread

pytestmark = [pytest.mark.browser, ALSO_WITHOUT_SCRIPTS]


@pytest.fixture
def katherine(place):
    return journeys.person(place, given_name="Katherine", family_name="Ashdown", born_on=date(1941, 3, 5))


def describe(doctor, *named):
    thread.describe(doctor, "", *named)
    doctor.pick("I do not know the NHS number")
    doctor.press("Continue")
    assert doctor.heading() == "This person may be known already"


def say_it_is_her(doctor):
    doctor.pick("Yes, Katherine Ashdown, born 5 March 1941")
    doctor.press("Continue")


def test_somebody_known_is_referred_under_their_record_and_not_twice(desk_of, place, katherine):
    doctor = desk_of(place.doctor)
    doctor.follow("Refer someone")
    describe(doctor, "Catherine", "Ashdowne", date(1941, 3, 5))
    say_it_is_her(doctor)
    thread.why(doctor)
    thread.agree(doctor)
    doctor.press("Confirm and send")
    referral = Referral.objects.get()
    doctor.sees("Referral sent", referral.reference, "Katherine Ashdown")
    doctor.follow("Refer somebody else")
    describe(doctor, "Kathrine", "Ashdown", date(1941, 5, 3))
    say_it_is_her(doctor)
    doctor.sees("Katherine Ashdown has an open referral already", referral.reference)
    assert referral.person == katherine
    assert (Person.objects.count(), Referral.objects.count()) == (1, 1)
