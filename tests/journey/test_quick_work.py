"""What people do many times a day takes a few boxes and a few pages; the seconds are told at the end of the run."""

import time

import pytest
from django.urls import reverse

from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.referrals.models import Referral
from tests.journey.conftest import Typist
from tests.support import journeys, thread
from tests.support.counted import TIMED

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [320, 1280], indirect=True)]
# A question is a set of round buttons, ticks or parts of a day, or a box of its own.
QUESTIONS = "form => new Set([...form.querySelectorAll('input:not([type=hidden]), select, textarea')]"
QUESTIONS += ".map(box => box.closest('fieldset') || box)).size"
MOST_BOXES, MOST_PAGES = 6, 3


@pytest.fixture
def desk(walker_of):
    """Somebody who uses the keyboard alone."""
    return walker_of(kind=Typist)


@pytest.fixture
def tell(width, record_property):
    """Say at the end of the run how long something took, every page looked over on the way."""

    def told(what, since):
        record_property(TIMED, f"{what} in {time.monotonic() - since:.0f} seconds by the keyboard, at {width} px")

    return told


def test_a_contact_is_logged_in_six_boxes(place, desk, tell):
    who = journeys.person(place, given_name="Edith", family_name="Fernley")
    referral = journeys.allocated(place, who=who, referred_on=journeys.ago(3))
    desk.sign_in(place.advisor)
    began = time.monotonic()
    desk.follow("Edith Fernley")
    desk.press("Log a contact", "button")
    form = desk.page.locator("main form[data-keep]")
    assert form.evaluate(QUESTIONS) <= MOST_BOXES
    desk.choose("What came of it?", "Reached the person")
    desk.write("Note (optional)", "Rang about Tuesday; she will come.")
    desk.press("Save the contact")
    desk.sees("Contact with Edith Fernley logged.")
    tell("A contact logged", began)
    assert desk.asked[-1] == reverse("caseload:log", args=[referral.pk])
    assert Contact.objects.get().outcome == "reached"


def test_a_referral_is_made_in_three_pages(place, desk, tell):
    desk.sign_in(place.doctor)
    began = time.monotonic()
    desk.follow("Refer someone")
    thread.describe(desk, "999 000 0018")
    desk.press("Continue")
    thread.why(desk)
    thread.agree(desk)
    desk.press("Confirm and send")
    desk.sees("Referral sent", Referral.objects.get().reference)
    tell("Somebody new referred", began)
    assert len([page for page in desk.asked if page.startswith("/practice/refer/")]) <= MOST_PAGES
