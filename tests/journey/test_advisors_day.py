"""An advisor's day in a browser: a contact in a minute, one tap when nobody answers, the week and the sheet."""

import time

import pytest
from django.contrib.auth.hashers import make_password

from commonweal.service.ground.accounts.models import User
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.contacts.models import Contact
from tests.support import journeys
from tests.support.service import PASSWORD

pytestmark = pytest.mark.browser
A_MINUTE = 60  # [seconds]


@pytest.fixture
def place(transactional_db):
    made = journeys.borough()
    referral = journeys.allocated(made, who=journeys.person(made, given_name="Edith", family_name="Fernley"))
    planned = {"kind": "visit", "purpose": "first", "on": journeys.today()}
    contacts.plan(referral=referral, by=made.advisor, **planned)
    User.objects.update(password=make_password(PASSWORD))
    return made


@pytest.fixture
def advisor(place, walker_of, script):
    walker = walker_of(script=script)
    walker.sign_in(place.advisor)
    return walker


def test_a_contact_is_logged_within_a_minute_of_opening_the_person(advisor):
    began = time.monotonic()
    advisor.follow("Edith Fernley")
    advisor.press("Log a contact")
    advisor.choose("What came of it?", "Reached the person")
    advisor.write("Note (optional)", "Talked about the allotment.")
    advisor.press("Save the contact")
    assert time.monotonic() - began < A_MINUTE
    advisor.sees("Contact with Edith Fernley logged.", "Talked about the allotment.")


def test_one_tap_says_that_nobody_answered(advisor):
    advisor.press("Could not reach for Edith Fernley")
    advisor.sees("Could not reach Edith Fernley: logged.", "Nothing planned for today.")
    assert Contact.objects.get().outcome == "no_answer"


def test_a_slip_is_asked_about_and_saved_when_it_is_none(advisor):
    advisor.follow("Record the outcome for Edith Fernley")
    advisor.choose("What came of it?", "Reached the person")
    advisor.write("How many minutes did it take? (optional)", "800")
    advisor.press("Save the outcome")
    advisor.sees("Check before you save", "more than 12 hours")
    advisor.press("It is right, save it")
    advisor.sees("Contact with Edith Fernley logged.")


def test_the_week_leads_to_the_sheet_and_back(advisor):
    advisor.go("/advisor/calendar/")
    advisor.sees("Edith Fernley", "Home visit")
    advisor.follow("Today's list to print")
    advisor.sees("1 visit or call", "01632 960001")
    advisor.follow("The week")


def test_several_are_ticked_and_called_on_one_day(advisor):
    advisor.go("/advisor/caseload/")
    advisor.page.get_by_role("checkbox").last.check()
    advisor.press("Plan a contact with those ticked")
    advisor.date("The day", journeys.ago(-3))
    advisor.press("Plan these contacts")
    advisor.sees("1 contact planned for")
    assert Contact.objects.planned().count() == 2
