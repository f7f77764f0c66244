"""One provider accepts, another declines by the link in its e-mail; the advisor sees both, and refers on again."""

import pytest
from django.core import mail

from commonweal.domain.journey import FUNDED_VCS
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.outbox import tasks
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.onward.models import Onward
from tests.journey.conftest import ALSO_WITHOUT_SCRIPTS
from tests.support import journeys, thread
from tests.support.letters import link_in
from tests.support.service import PASSWORD

pytestmark = [pytest.mark.browser, ALSO_WITHOUT_SCRIPTS]
DESKS = ("advisor", "worker", "manager", "doctor")
WAITED = 9
"""Longer than a provider should take for an answer [days]."""


@pytest.fixture
def place(place):
    """Edith is referred on to two providers, of which the second has no account; a third has room too."""
    place.other_provider.email = "hello@good-neighbours.example"
    place.other_provider.save()
    place.neighbour = journeys.user(Role.PROVIDER, "Nell Neighbour", place.other_provider)
    place.neighbour.set_password(PASSWORD)
    place.neighbour.save()
    who = journeys.person(place, given_name="Edith", family_name="Fernley", phone="01632 960123")
    place.referral = journeys.assessed(place, who=who, completed_days_ago=30)
    place.allotment = sent(place, journeys.service(place, name="Allotment"))
    place.friends = sent(place, journeys.service(place, name="Befriending", provider=place.other_provider))
    journeys.service(place, name="Lunch club")
    return place


def sent(place, service):
    asked = {"kind": FUNDED_VCS, "ask": "Please ring before the first session.", "by": place.advisor}
    return onward.refer(referral=place.referral, service=service, made_on=journeys.ago(WAITED), **asked)


def clock(manager):
    """How many referrals the manager is told wait too long for a provider, and how many are on the list of them."""
    manager.go("/gateway/late/")
    tile = manager.page.get_by_role("listitem").filter(has_text="Provider has not answered")
    told = int(tile.inner_text().split("Provider")[0])
    manager.follow(tile.get_by_role("link").inner_text())
    return told, manager.page.get_by_role("link", name="Edith Fernley").count()


def given_the_clock_says_at_each_desk_that_answers_are_late(advisor, worker, manager):
    worker.sees("Waiting for your answer: 1", "9 days ago", "Late: an answer is due within 7 days")
    assert clock(manager) == (1, 1)
    advisor.sees("No new replies.")


def when_one_accepts_at_its_desk(worker):
    thread.accept(worker)
    worker.sees("Edith Fernley: accepted.")


def when_the_other_declines_by_the_link(visitor, letter):
    visitor.go(letter)
    visitor.press("Show what is asked")
    visitor.sees("Edith Fernley", "Please ring before the first session.")
    visitor.choose("Why can you not take this person?", "Outside our area")
    visitor.write("What should the advisor know? (optional)", "The bus does not come here.")
    visitor.press("Decline")
    assert visitor.heading() == "Thank you"
    visitor.go(letter)
    visitor.sees("has been used", "Nothing has been changed.")


def then_the_advisor_reads_both_answers(advisor):
    advisor.follow("Today")
    advisor.sees("Replies from providers (2)", "Allotment: accepted", "Befriending: not accepted")
    advisor.follow("Edith Fernley")
    advisor.sees("Outside our area", "The bus does not come here.")


def then_states_and_timelines_agree(advisor, worker, doctor):
    kept = dict(Onward.objects.values_list("service__name", "state"))
    assert kept == {"Allotment": "accepted", "Befriending": "refused", "Lunch club": "sent"}
    advisor.go("/advisor/caseload/")
    advisor.follow("Edith Fernley")
    assert told(advisor)[:3] == [
        "Referral to a funded voluntary service: Lunch club",
        "Befriending: not accepted",
        "Allotment: accepted",
    ]
    worker.go("/provider/")
    worker.sees("Waiting for your answer: 1", "Lunch club", "today", "Accepted, not started yet: 1")
    assert "Late" not in worker.page.locator("main").inner_text()
    doctor.follow("Edith Fernley")
    assert told(doctor)[0] == "Getting support"


def told(walker):
    """The titles of a timeline, the newest first."""
    return [each.inner_text() for each in walker.page.locator(".cw-timeline__title").all()]


def test_two_providers_answer_and_the_advisor_refers_on_again(desk_of, anybody, place):
    advisor, worker, manager, doctor = (desk_of(getattr(place, who)) for who in DESKS)
    given_the_clock_says_at_each_desk_that_answers_are_late(advisor, worker, manager)
    when_one_accepts_at_its_desk(worker)
    tasks.hand_out()
    when_the_other_declines_by_the_link(anybody(), link_in(mail.outbox[-1]))
    assert clock(manager) == (0, 0)
    then_the_advisor_reads_both_answers(advisor)
    thread.refer_on(advisor, "Lunch club")
    then_states_and_timelines_agree(advisor, worker, doctor)


def test_a_provider_cannot_open_what_was_asked_of_another(desk_of, place):
    neighbour = desk_of(place.neighbour)
    neighbour.sees("Waiting for your answer: 1")
    for address in ("", "decline/", "start/", "end/", "note/"):
        answer = neighbour.page.goto(f"{neighbour.site}/provider/people/{place.allotment.pk}/{address}")
        assert answer.status == 404
        assert "Allotment" not in neighbour.page.content()
    neighbour.look()
