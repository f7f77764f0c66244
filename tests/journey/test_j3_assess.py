"""An advisor visits and assesses; the session ends in the middle of it, and what was typed is there again, once."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from commonweal.domain.measures import MEASURES
from commonweal.service.journey.assessments.models import Assessment, Score, Scoring
from commonweal.service.people.models import Consent
from tests.journey.conftest import ALSO_WITHOUT_SCRIPTS
from tests.support import journeys, thread
from tests.support.service import PASSWORD

pytestmark = [pytest.mark.browser, ALSO_WITHOUT_SCRIPTS]
SOON = 9_000  # [ms] five seconds after the last key, and the answer


@pytest.fixture
def referral(place):
    edith = journeys.person(place, given_name="Edith", family_name="Fernley")
    return journeys.received(place, who=edith, referred_on=journeys.ago(3))


def decide(advisor):
    advisor.follow("Record a decision")
    advisor.choose("What did the person decide about?", Consent.Kind.SHARING.label)
    advisor.choose("Do they agree?", "Yes, they agree")
    advisor.press("Save the decision")


def the_session_ends():
    Session.objects.update(expire_date=timezone.now())


def lose_the_session(advisor, page):
    """What was typed some seconds ago keeps itself; without a script, what is sent too late is kept."""
    if advisor.script:
        expect(advisor.page.locator("[data-kept]")).to_contain_text("Saved at", timeout=SOON)
        the_session_ends()
        advisor.go(page)
    else:
        the_session_ends()
        advisor.press("Complete the assessment")
        advisor.sees("It is kept: sign in, check it, and send it again.")


def holds_what_was_typed(advisor):
    expect(advisor.page.get_by_label("What matters to me", exact=True)).to_have_value(thread.MATTERS)
    needs = advisor.page.get_by_role("group", name="What does the person need help with?")
    expect(needs.get_by_label("Getting out of the house", exact=True)).to_be_checked()
    for measure in MEASURES:
        points = advisor.page.get_by_role("group", name=measure.name)
        expect(points.get_by_label("2", exact=True)).to_be_checked()


def test_a_session_that_ends_in_the_middle_loses_nothing_and_doubles_nothing(desk_of, place, referral):
    thread.allocate(desk_of(place.manager), place.advisor.name)
    advisor = desk_of(place.advisor)
    thread.plan_visit(advisor)
    thread.write_up_visit(advisor)
    decide(advisor)
    thread.begin_assessment(advisor)
    lose_the_session(advisor, reverse("caseload:assess", args=[referral.pk]))
    advisor.identify(place.advisor.email, PASSWORD)
    holds_what_was_typed(advisor)
    assert Score.objects.count() == 0
    advisor.press("Complete the assessment")
    advisor.sees("Assessment of Edith Fernley completed.")
    assert (Assessment.objects.count(), Scoring.objects.count()) == (1, 1)
    assert list(Score.objects.values_list("value", flat=True)) == [2] * len(MEASURES)
