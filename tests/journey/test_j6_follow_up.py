"""Nobody answers twice, then the review is done, the referral closed, and the practice has the letter."""

import pytest

from commonweal.service.journey.assessments.models import Scoring
from commonweal.service.journey.reviews.models import Feedback, Review
from tests.journey.conftest import ALSO_WITHOUT_SCRIPTS
from tests.support import journeys, thread

pytestmark = [pytest.mark.browser, ALSO_WITHOUT_SCRIPTS]
LATE = 130
"""So long ago that a review is overdue [days]."""


@pytest.fixture
def place(place):
    """Two people's reviews are overdue."""
    for name in ("Edith", "Harold"):
        who = journeys.person(place, given_name=name, family_name="Fernley")
        journeys.assessed(place, who=who, completed_days_ago=LATE)
    return place


def overdue(advisor, manager):
    """How many reviews are overdue: by the tile, the heading, the list below it, the list of reviews, the manager."""
    advisor.go("/advisor/")
    tile = advisor.page.get_by_role("listitem").filter(has_text="Reviews overdue")
    section = advisor.page.locator("section[aria-labelledby=overdue]")
    found = [int(tile.inner_text().split("R")[0]), number(section.locator("h2")), section.locator("li").count()]
    advisor.go("/advisor/reviews/")
    found += [number(advisor.page.locator("h2").first), advisor.page.get_by_text("Review overdue").count()]
    manager.go("/gateway/late/")
    tile = manager.page.get_by_role("listitem").filter(has_text="Review overdue")
    return [*found, int(tile.inner_text().split("R")[0])]


def number(heading):
    return int(heading.inner_text().rpartition("(")[2].rstrip(")"))


def when_nobody_answers_twice(advisor):
    for tried in (1, 2):
        advisor.go("/advisor/")
        advisor.press("Could not reach for Edith Fernley")
        advisor.sees("Could not reach Edith Fernley: logged.")
        advisor.go("/advisor/reviews/")
        advisor.follow("unable to contact Edith Fernley")
        rungs = [each.inner_text() for each in advisor.page.locator("main ol li").all()]
        assert ["Done" in each for each in rungs] == [tried > 0, tried > 1, False]
    advisor.sees("Letter")
    advisor.press("Log the next attempt")
    advisor.sees("It is kept as: review.")


def when_she_is_reached_and_reviewed(advisor):
    advisor.go("/advisor/reviews/")
    advisor.follow("Review Edith Fernley")
    advisor.write("How are things going? (optional)", "She walks to the shop again.")
    thread.score(advisor, 4)
    advisor.press("Save the review")


def then_the_distance_is_drawn_and_told(advisor):
    assert advisor.heading() == "Distance travelled"
    advisor.sees("Of 8 measures scored twice, 8 went up, 0 went down")
    assert advisor.page.locator("main svg[role=img]").count() >= 1
    rows = [each.inner_text().split() for each in advisor.page.locator("main tbody tr").all()]
    assert [row[-1] for row in rows] == ["1"] * 8


def then_the_letter_is_in_the_practices_list(doctor):
    doctor.follow("All messages")
    doctor.sees("1 message", "Edith Fernley", "Closed: Goals met")
    doctor.follow("Edith Fernley")
    doctor.sees("Mrs Fernley is back in the garden, and thanks you.")
    letter = doctor.page.get_by_role("link", name="PDF for your files").get_attribute("href")
    assert doctor.page.request.get(doctor.site + letter).body().startswith(b"%PDF")
    doctor.go("/practice/messages/")


def test_a_review_is_done_after_two_tries_and_the_practice_has_the_letter(desk_of, place):
    advisor, manager, doctor = (desk_of(getattr(place, who)) for who in ("advisor", "manager", "doctor"))
    assert set(overdue(advisor, manager)) == {2}
    when_nobody_answers_twice(advisor)
    assert set(overdue(advisor, manager)) == {2}
    when_she_is_reached_and_reviewed(advisor)
    then_the_distance_is_drawn_and_told(advisor)
    thread.close(advisor)
    assert set(overdue(advisor, manager)) == {1}
    then_the_letter_is_in_the_practices_list(doctor)
    assert (Review.objects.count(), Scoring.objects.filter(point="follow_up").count(), Feedback.objects.count()) == (
        1,
    ) * 3
