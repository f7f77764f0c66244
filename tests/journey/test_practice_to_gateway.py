"""What happens between the pages of a referral, and the lists it is found on."""

import pytest

from commonweal.service.journey.referrals.models import Referral
from tests.support import journeys
from tests.support.thread import describe, refer

pytestmark = pytest.mark.browser


def test_enter_means_continue_and_not_find(walker, place):
    walker.sign_in(place.doctor)
    walker.go("/practice/refer/")
    describe(walker, "999 000 0018")
    with walker.page.expect_navigation():
        walker.page.get_by_label("Last name").press("Enter")
    assert walker.heading() == "Why are you referring them?"


def test_the_back_button_keeps_what_was_answered(walker, place):
    walker.sign_in(place.doctor)
    walker.go("/practice/refer/")
    describe(walker, "999 000 0018")
    walker.press("Continue")
    walker.follow("Back")
    assert walker.page.get_by_label("Last name").input_value() == "Fernley"


def test_going_back_after_sending_shows_what_was_sent(walker, place):
    walker.sign_in(place.doctor)
    refer(walker)
    walker.page.go_back()
    walker.sees("Referral sent", Referral.objects.get().reference)


@pytest.mark.parametrize("page", ["", "referrals/", "messages/"])
def test_the_practices_lists_are_without_fault(walker, place, page):
    journeys.allocated(place)
    walker.sign_in(place.doctor)
    walker.go(f"/practice/{page}")
    assert walker.page.locator("h1").count() == 1


@pytest.mark.parametrize("page", ["", "referrals/", "team/"])
def test_the_gateways_lists_are_without_fault(walker, place, page):
    journeys.received(place)
    journeys.allocated(place)
    walker.sign_in(place.manager)
    walker.go(f"/gateway/{page}")
    assert walker.page.locator("h1").count() == 1
