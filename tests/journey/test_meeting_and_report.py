"""A meeting from the diary to the last task, and the monthly report on the screen, on paper and as PDF."""

import pytest
from django.contrib.auth.hashers import make_password

from commonweal.service.ground.accounts.models import User
from commonweal.service.journey.meetings.models import Task
from commonweal.service.journey.reviews import actions as reviews
from tests.support import journeys
from tests.support.service import PASSWORD

pytestmark = pytest.mark.browser
PAPER = 718  # [px] what A4 is wide between its margins
CLIPPED = "cells => cells.filter(c => c.scrollWidth > c.clientWidth + 1).map(c => c.innerText)"


@pytest.fixture
def place(transactional_db):
    made = journeys.borough()
    User.objects.update(password=make_password(PASSWORD))
    return made


@pytest.fixture
def referral(place):
    return journeys.assessed(place)


def test_a_meeting_is_planned_held_and_its_task_ticked_off(walker_of, place, referral, script):
    ada, dana = walker_of(script=script), walker_of(script=script)
    ada.sign_in(place.advisor)
    ada.go("/advisor/meetings/plan/")
    ada.choose("Which practice?", "Elm Road")
    ada.date("The day of the meeting", journeys.today())
    ada.press("Plan the meeting")
    ada.press("Save")
    ada.page.get_by_role("link", name="Change who is asked").click()
    ada.choose("Colleagues with an account", "Dana Doctor (Elm Road)")
    ada.press("Save")
    ada.follow("Wilfred Ashdown")
    ada.write("What was said (optional)", "Sleeps badly.")
    ada.write("Task (optional)", "Ring about the tablets")
    ada.choose("Who does the task?", "Dana Doctor")
    ada.press("Save and go to the next person")
    ada.sees("Sleeps badly.", "Ring about the tablets")
    ada.press("The meeting was held")
    ada.press("Save")
    dana.sign_in(place.doctor)
    dana.follow("1 task for you from meetings")
    dana.press("Done")
    dana.sees("You have nothing to do from meetings.")
    assert Task.objects.get().done_by == place.doctor


def test_nothing_of_the_report_is_cut_off_on_paper(walker, place):
    where = journeys.service(place)
    for number in range(12):
        who = journeys.person(place, given_name="Wilhelmina-Alexandra", family_name=f"Featherstonehaugh-{number}")
        told = {"reasons": ["isolation", "money", "condition", "getting_out"], "conditions": ["diabetes"]}
        if number < 5:
            journeys.referred_on(place, who=who, made_days_ago=0, where=where, **told)
        else:
            journeys.allocated(place, who=who, **told)
    walker.sign_in(place.doctor)
    walker.go(f"/practice/reports/{place.practice.pk}/")
    walker.page.set_viewport_size({"width": PAPER, "height": 1000})
    walker.page.emulate_media(media="print")
    assert walker.page.evaluate("document.documentElement.scrollWidth") <= PAPER
    assert walker.page.eval_on_selector_all("td, th, dd, li", CLIPPED) == []
    assert not walker.page.get_by_role("button", name="Apply").is_visible()


def test_a_code_is_copied_with_one_press(walker_of, place, referral):
    message = reviews.send_feedback(referral=referral, by=place.advisor, subject="News", body="All is well.")
    dana = walker_of()
    dana.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dana.sign_in(place.doctor)
    dana.go(f"/practice/messages/{message.pk}/")
    dana.page.get_by_role("button", name="Copy code 871731000000106").click()
    dana.sees("Copied")
    assert dana.page.evaluate("navigator.clipboard.readText()") == "871731000000106"
