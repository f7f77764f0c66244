"""Providers answer, and a place begins."""

from datetime import timedelta

import pytest

from commonweal.service.ground.audit.models import ActionRefused, Stale
from commonweal.service.journey.onward import actions, queries
from tests.support import journeys

pytestmark = pytest.mark.django_db


def states(onward):
    return list(onward.history.values_list("state", flat=True))


def test_a_provider_has_what_was_sent_in_its_inbox(place):
    onward = journeys.referred_on(place)
    assert list(queries.inbox(place.provider)) == [onward]


def test_another_provider_has_not(place):
    journeys.referred_on(place)
    assert list(queries.inbox(place.other_provider)) == []


@pytest.mark.parametrize(("answer", "state"), [(actions.accept, "accepted"), (actions.waitlist, "waitlisted")])
def test_a_provider_answers(place, answer, state):
    onward = journeys.referred_on(place)
    answer(onward=onward, by=place.worker, version=onward.version)
    assert states(onward) == ["sent", state]


def test_a_provider_refuses_with_a_reason(place):
    onward = journeys.referred_on(place)
    actions.refuse(onward=onward, reason="full", by=place.worker, version=onward.version, note="Try in May")
    assert (onward.history.last().reason, onward.note) == ("No places left", "Try in May")


def test_a_refusal_without_a_reason_is_refused(place):
    onward = journeys.referred_on(place)
    with pytest.raises(ActionRefused, match="why you cannot take the person from the list"):
        actions.refuse(onward=onward, reason="", by=place.worker, version=onward.version)


def test_from_the_waiting_list_a_person_is_accepted(place):
    onward = journeys.referred_on(place)
    actions.waitlist(onward=onward, by=place.worker, version=onward.version)
    actions.accept(onward=onward, by=place.worker, version=onward.version)
    assert states(onward) == ["sent", "waitlisted", "accepted"]


def test_of_two_who_answer_at_once_the_second_is_told(place):
    onward = journeys.referred_on(place)
    actions.accept(onward=onward, by=place.worker, version=1)
    with pytest.raises(Stale):
        actions.refuse(onward=onward, reason="full", by=place.worker, version=1)


def test_nobody_starts_before_they_are_accepted(place):
    onward = journeys.referred_on(place)
    with pytest.raises(ActionRefused, match="cannot become started"):
        actions.start(onward=onward, on=journeys.today(), by=place.worker, version=onward.version)


def test_answers_are_news_for_the_advisor(place):
    onward = journeys.referred_on(place)
    actions.accept(onward=onward, by=place.worker, version=onward.version)
    assert list(queries.replies(place.advisor)) == [onward]


def test_answers_to_somebody_elses_referral_are_no_news(place):
    onward = journeys.referred_on(place)
    actions.accept(onward=onward, by=place.worker, version=onward.version)
    assert list(queries.replies(place.other_advisor)) == []


def test_what_waits_for_an_answer_is_no_news(place):
    journeys.referred_on(place)
    assert list(queries.replies(place.advisor)) == []


def test_a_funded_place_runs_for_the_weeks_of_its_block(place):
    onward = journeys.started(place, where=journeys.service(place, weeks=12))
    assert onward.funded_until == onward.started_on + timedelta(days=12 * 7 - 1)


def test_a_place_that_is_not_funded_has_no_last_day(place):
    assert journeys.started(place, where=journeys.service(place, funded=False)).funded_until is None


def test_a_start_before_the_referral_is_refused(place):
    onward = journeys.referred_on(place)
    actions.accept(onward=onward, by=place.worker, version=onward.version)
    with pytest.raises(ActionRefused, match="too early"):
        actions.start(onward=onward, on=journeys.ago(140), by=place.worker, version=onward.version)
