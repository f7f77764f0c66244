"""A provider's day: somebody is accepted, starts, comes, and goes on; the room is told, the entry is still right."""

import pytest
from django.contrib.auth.hashers import make_password

from commonweal.domain.journey import FUNDED_VCS
from commonweal.service.ground.accounts.models import User
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.onward.models import Onward
from tests.support import journeys, thread
from tests.support.service import PASSWORD

pytestmark = pytest.mark.browser
WEEKS = "If there is a waiting list: about how many weeks do people wait?"


@pytest.fixture
def place(transactional_db):
    place = journeys.borough()
    User.objects.update(password=make_password(PASSWORD))
    who = journeys.person(place, given_name="Edith", family_name="Fernley")
    referral = journeys.assessed(place, who=who)
    onward.refer(
        referral=referral,
        service=journeys.service(place),
        kind=FUNDED_VCS,
        ask="Please ring before the first session.",
        by=place.advisor,
        made_on=journeys.today(),
    )
    return place


def test_somebody_is_taken_on_and_goes_on_independently(walker_of, place, script):
    worker = walker_of(script=script)
    worker.sign_in(place.worker)
    thread.accept(worker)
    thread.start(worker)
    thread.keep_register(worker, "Allotment")
    thread.end(worker)
    assert Onward.objects.get().next_step == "independent"


def test_a_decline_is_taken_back(walker, place):
    walker.sign_in(place.worker)
    walker.press("Decline")
    walker.choose("Why can you not take this person?", "No places left")
    walker.press("Decline")
    walker.press("We can take this person after all")
    walker.sees("Edith Fernley is in your inbox again.")


def test_room_is_told_with_or_without_scripts(walker_of, place, script):
    walker = walker_of(script=script)
    walker.sign_in(place.worker)
    walker.go("/provider/places/")
    walker.press("Still right: Allotment")
    walker.press("Say if there is room: Allotment")
    walker.choose("Are you taking people?", "Waiting list")
    walker.write(WEEKS, "six")
    walker.press("Save")
    walker.sees("must be a whole number")
    walker.write(WEEKS, "6")
    walker.press("Save")
    walker.sees("Allotment: waiting list.")
