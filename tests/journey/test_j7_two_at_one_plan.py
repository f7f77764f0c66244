"""Two people change one goal at once: the second is shown both versions, chooses, and nothing is lost."""

import pytest
from playwright.sync_api import expect

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.assessments import actions
from commonweal.service.journey.assessments.models import Goal
from tests.journey.conftest import BY_KEYBOARD
from tests.support import journeys

pytestmark = pytest.mark.browser
WORDS = "What does the person want?"
STEP = "Step 1: what will be done?"
CONFLICT = "Somebody else changed this while you were working on it"
STORED = ["To sing in a choir", "Ring the choir"]
TYPED = ["To dance", "Find a class"]


@pytest.fixture
def place(place):
    place.referral = journeys.assessed(place)
    step = {"what": "Walk to the shop", "who": "Me", "due_on": None, "done": False}
    actions.add_goal(referral=place.referral, by=place.advisor, words="To get out more", steps=[step])
    return place


def opens(walker, place):
    walker.go(f"/advisor/referrals/{place.referral.pk}/plan/")
    walker.follow("Change the goal or its steps : To get out more")


def types(walker, words, step):
    walker.write(WORDS, words)
    walker.write(STEP, step)


def loses(desk_of, place, waits=False):
    """Two sit at the same goal; the first has saved, and the second wants to."""
    first, second = desk_of(place.advisor), desk_of(place.advisor)
    opens(first, place)
    opens(second, place)
    types(first, *STORED)
    first.press("Save the goal")
    first.sees("The goal is changed.")
    types(second, *TYPED)
    if waits:
        expect(second.page.locator("[data-kept]")).to_contain_text("Saved at", timeout=10_000)
    second.press("Save the goal")
    return second


def kept():
    goal = Goal.objects.get()
    return [goal.words, *goal.steps.values_list("what", flat=True)]


@BY_KEYBOARD
def test_the_second_sees_both_versions_and_saves_over_the_first(desk_of, place):
    second = loses(desk_of, place)
    assert (second.heading(), kept()) == (CONFLICT, STORED)
    second.sees(*STORED, *TYPED)
    assert second.page.get_by_text("Differs", exact=True).count() == 2
    second.press("Save what I typed")
    second.sees("The goal is changed.", *TYPED)
    assert kept() == TYPED
    assert Entry.objects.filter(event="GOAL_CHANGED").count() == 2


@pytest.mark.parametrize(("width", "hands"), [(320, "keyboard")], indirect=True)
def test_the_second_keeps_what_is_stored_and_sees_it_though_the_page_had_kept_itself(desk_of, place):
    second = loses(desk_of, place, waits=True)
    second.press("Keep what is stored now")
    assert second.page.get_by_label(WORDS).input_value() == STORED[0]
    assert kept() == STORED


@pytest.mark.parametrize(("width", "hands"), [(320, "no-script")], indirect=True)
def test_both_versions_are_shown_without_scripts_too(desk_of, place):
    second = loses(desk_of, place)
    second.sees(*STORED, *TYPED)
