"""A provider answers the advisors: takes, keeps waiting, declines, takes back, and says when it began."""

import pytest
from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.onward import actions
from commonweal.service.people import actions as people
from tests.support import journeys
from tests.support.pages import words
from tests.support.typed import boxes

pytestmark = pytest.mark.django_db
BUTTONS = ["accept", "waitlist"]


def address(page, *args):
    return reverse(f"provider:{page}", args=args)


@pytest.mark.parametrize("button", BUTTONS)
def test_another_provider_cannot_answer(stranger, asked, button):
    reply = stranger.post(address(button, asked.pk), {"version": asked.version})
    asked.refresh_from_db()
    assert (reply.status_code, asked.state) == (404, "sent")


def test_the_inbox_says_how_long_a_person_has_waited(worker, asked):
    page = words(worker.get(address("inbox")))
    assert "130 days" in page and journeys_day(130) in page


def test_an_answer_is_late_after_the_days_it_should_take(worker, place):
    late, due = journey.ANSWER_DAYS + 1, journey.ANSWER_DAYS
    page = []
    for days in (due, late):
        journeys.referred_on(place, where=journeys.service(place, name=f"After {days}"), made_days_ago=days)
        page.append(words(worker.get(address("inbox"))).count("Late: an answer is due"))
    assert page == [0, 1]


def test_the_inbox_has_an_answer_in_one_press(worker, asked):
    page = words(worker.get(address("inbox")))
    assert all(address(button, asked.pk) in page for button in (*BUTTONS, "decline"))


def test_a_decline_can_be_taken_back(worker, place, asked):
    actions.refuse(onward=asked, reason="full", by=place.worker, version=asked.version)
    worker.post(address("reconsider", asked.pk), {"version": asked.version})
    asked.refresh_from_db()
    assert (asked.state, worker.get(address("onward", asked.pk)).status_code) == ("sent", 200)


def test_what_was_declined_lately_names_nobody(worker, place, asked):
    actions.refuse(onward=asked, reason="full", by=place.worker, version=asked.version)
    page = words(worker.get(address("inbox")))
    assert "Declined lately: 1" in page and "Wilfred" not in page


def test_a_decline_is_not_taken_back_when_the_place_is_gone(worker, place):
    where = journeys.service(place, places=1)
    asked = journeys.referred_on(place, where=where)
    actions.refuse(onward=asked, reason="full", by=place.worker, version=asked.version)
    journeys.referred_on(place, where=where)
    reply = worker.post(address("reconsider", asked.pk), {"version": asked.version})
    assert "given to somebody else" in words(reply)


def test_a_decline_is_not_taken_back_without_consent(worker, place, asked):
    actions.refuse(onward=asked, reason="full", by=place.worker, version=asked.version)
    people.decide(person=asked.referral.person, kind="sharing", given=False, by=place.advisor)
    reply = worker.post(address("reconsider", asked.pk), {"version": asked.version})
    assert "changed their mind" in words(reply)


def test_another_provider_cannot_take_a_decline_back(stranger, place, asked):
    actions.refuse(onward=asked, reason="full", by=place.worker, version=asked.version)
    assert stranger.post(address("reconsider", asked.pk), {"version": asked.version}).status_code == 404


def journeys_day(days):
    on = journeys.ago(days)
    return f"{on.day} {on:%B %Y}"


@pytest.mark.parametrize(("button", "state"), [("accept", "accepted"), ("waitlist", "waitlisted")])
def test_an_answer_is_one_press(worker, place, asked, button, state):
    worker.post(address(button, asked.pk), {"version": asked.version})
    asked.refresh_from_db()
    assert asked.state == state
    assert Entry.objects.get(event=f"ONWARD_{state.upper()}", subject=asked.pk).by == place.worker


def test_an_answer_to_something_that_changed_is_not_taken(worker, place, asked):
    old = asked.version
    actions.waitlist(onward=asked, by=place.worker, version=old)
    reply = worker.post(address("accept", asked.pk), {"version": old})
    asked.refresh_from_db()
    assert (reply.status_code, asked.state) == (409, "waitlisted")


def test_a_link_cannot_answer(worker, asked):
    assert worker.get(address("accept", asked.pk)).status_code == 405


def test_declining_keeps_reason_and_note(worker, asked):
    answers = {"reason": "full", "note": "Try again in spring.", "version": asked.version}
    worker.post(address("decline", asked.pk), answers)
    asked.refresh_from_db()
    assert (asked.state, asked.note, asked.history.last().reason) == (
        "refused",
        "Try again in spring.",
        "No places left",
    )


def test_declining_needs_a_reason(worker, asked):
    assert "Select why you cannot take this person" in words(worker.post(address("decline", asked.pk), {}))


def test_another_reason_must_be_told(worker, asked):
    reply = worker.post(address("decline", asked.pk), {"reason": "other", "version": asked.version})
    assert "Enter the reason, so that the advisor can look elsewhere" in words(reply)


def test_the_start_begins_the_funded_weeks(worker, place, asked):
    actions.accept(onward=asked, by=place.worker, version=asked.version)
    worker.post(address("start", asked.pk), {**boxes(journeys.ago(7)), "version": asked.version})
    asked.refresh_from_db()
    assert (asked.state, (asked.funded_until - asked.started_on).days) == ("started", 12 * 7 - 1)


def test_a_start_before_the_referral_is_refused_in_words(worker, place, asked):
    actions.accept(onward=asked, by=place.worker, version=asked.version)
    reply = worker.post(address("start", asked.pk), {**boxes(journeys.ago(200)), "version": asked.version})
    assert "it cannot be before" in words(reply)


def test_a_start_sent_twice_is_done_once(worker, place, asked):
    actions.accept(onward=asked, by=place.worker, version=asked.version)
    answers = {**boxes(journeys.ago(7)), "version": asked.version, "token": "once"}
    replies = [worker.post(address("start", asked.pk), answers).status_code for _ in range(2)]
    assert (replies, Entry.objects.filter(event="ONWARD_STARTED").count()) == ([302, 302], 1)
