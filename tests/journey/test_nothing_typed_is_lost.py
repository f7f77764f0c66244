"""What somebody types is kept while they type, and is there again on another device, with a script or without."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from commonweal.service.ground.drafts.models import Draft
from tests.support import journeys
from tests.support.service import PASSWORD

pytestmark = pytest.mark.browser
WORDS = "Getting back to the allotment"
SOON = 8_000  # [ms] five seconds after the last key, and the answer


@pytest.fixture
def place(site):
    place = journeys.borough()
    place.advisor.set_password(PASSWORD)
    place.advisor.save()
    return place


@pytest.fixture
def page_of(place):
    referral = journeys.allocated(place, referred_on=journeys.ago(30))
    return reverse("caseload:assess", args=[referral.pk])


def typed(walker, place, address):
    walker.sign_in(place.advisor)
    walker.go(address)
    walker.write("What matters to me", WORDS)


def came_back(walker, place, address):
    walker.sign_in(place.advisor)
    walker.go(address)
    walker.sees("You had begun this page")
    return walker.page.get_by_label("What matters to me", exact=True).input_value()


def test_what_is_typed_is_kept_within_seconds_and_is_there_on_another_device(walker_of, place, page_of):
    first = walker_of()
    typed(first, place, page_of)
    expect(first.page.locator("[data-kept]")).to_contain_text("Saved at", timeout=SOON)
    assert came_back(walker_of(), place, page_of) == WORDS


def test_nothing_of_it_stays_in_the_browser(walker_of, place, page_of):
    walker = walker_of()
    typed(walker, place, page_of)
    expect(walker.page.locator("[data-kept]")).to_contain_text("Saved at", timeout=SOON)
    assert walker.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_what_was_kept_before_the_session_ended_is_there_after_it(walker_of, place, page_of):
    walker = walker_of()
    typed(walker, place, page_of)
    expect(walker.page.locator("[data-kept]")).to_contain_text("Saved at", timeout=SOON)
    walker.page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    walker.write("What matters to me", f"{WORDS}, and more")
    expect(walker.page.locator("[data-kept]")).to_contain_text("You are signed out", timeout=SOON)
    assert came_back(walker, place, page_of) == WORDS


def test_leaving_the_page_keeps_what_was_typed_a_moment_before(walker_of, place, page_of):
    walker = walker_of()
    typed(walker, place, page_of)
    walker.go("/help/")
    walker.go(page_of)
    walker.sees("You had begun this page")


def test_without_a_script_the_button_keeps_it(walker_of, place):
    referral = journeys.allocated(place, referred_on=journeys.ago(30))
    walker = walker_of(script=False)
    walker.sign_in(place.advisor)
    walker.go(reverse("caseload:add_goal", args=[referral.pk]))
    walker.write("What does the person want?", WORDS)
    walker.press("Save and come back later")
    walker.sees("Kept for you until")
    walker.go(reverse("caseload:add_goal", args=[referral.pk]))
    assert walker.page.get_by_label("What does the person want?", exact=True).input_value() == WORDS


def test_it_is_gone_once_it_is_sent(walker_of, place):
    referral = journeys.allocated(place, referred_on=journeys.ago(30))
    walker = walker_of()
    walker.sign_in(place.advisor)
    walker.go(reverse("caseload:add_goal", args=[referral.pk]))
    walker.write("What does the person want?", WORDS)
    expect(walker.page.locator("[data-kept]")).to_contain_text("Saved at", timeout=SOON)
    walker.press("Save the goal")
    assert not Draft.objects.filter(saved_at__gte=timezone.now() - timedelta(hours=1)).exists()
