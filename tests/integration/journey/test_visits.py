"""Going along to a first visit: who sees whom, for how long, and what came of it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.journey.onward import actions, queries
from commonweal.service.people import actions as people
from commonweal.service.people.models import Person
from tests.support import afterwards, journeys


@pytest.fixture
def lou(place):
    return afterwards.enabler(place)


@pytest.fixture
def sent(place):
    return afterwards.begun(place, journeys.assessed(place))


def later(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def seen(user):
    return Person.objects.visible_to(user).count(), queries.visits(user).count()


def written(visit, by, **told):
    told = {"state": "done", "went_in": True, "goes_again": True, "note": "He smiled.", **told}
    return actions.record_visit(visit=visit, by=by, version=visit.version, **told)


def test_before_being_asked_an_enabler_sees_nobody(place, lou, sent):
    assert seen(lou) == (0, 0)


def test_an_enabler_sees_whom_they_go_along_with(place, lou, sent):
    afterwards.visit(place, sent, lou)
    assert seen(lou) == (1, 1)


def test_another_enabler_does_not(place, lou, sent):
    afterwards.visit(place, sent, lou)
    assert seen(afterwards.enabler(place, "Max Enabler")) == (0, 0)


def test_a_week_after_it_was_written_up_nobody_sees_anybody(place, lou, sent):
    visit = afterwards.visit(place, sent, lou, days_ahead=0)
    written(visit, lou)
    assert seen(lou) == (1, 1)
    with later(7):
        assert seen(lou) == (0, 0)


def test_a_visit_called_off_is_not_seen_any_more(place, lou, sent):
    visit = afterwards.visit(place, sent, lou)
    actions.cancel_visit(visit=visit, by=place.advisor, version=visit.version)
    assert seen(lou) == (0, 0)


def test_with_another_visit_planned_the_person_stays_in_sight(place, lou, sent):
    first, _ = (afterwards.visit(place, sent, lou, days_ahead=days) for days in (2, 9))
    actions.cancel_visit(visit=first, by=place.advisor, version=first.version)
    assert seen(lou) == (1, 2)


def test_when_the_place_ends_nobody_goes_along(place, lou, sent):
    afterwards.visit(place, sent, lou)
    actions.end(onward=sent, on=journeys.today(), next_step="stopped", by=place.worker, version=sent.version)
    assert seen(lou) == (0, 0)


def test_what_came_of_it_can_be_put_right(place, lou, sent):
    visit = written(afterwards.visit(place, sent, lou, days_ahead=0), lou)
    assert written(visit, lou, state="not_gone").went_in is None


def test_two_at_once_do_not_write_over_each_other(place, lou, sent):
    visit = afterwards.visit(place, sent, lou, days_ahead=0)
    written(visit, lou)
    with pytest.raises(Stale):
        actions.record_visit(visit=visit, by=lou, version=1, state="not_gone")


def test_nothing_is_written_of_a_visit_to_come(place, lou, sent):
    with pytest.raises(ActionRefused, match="still to come"):
        written(afterwards.visit(place, sent, lou), lou)


@pytest.mark.parametrize("days_ahead", [-1])
def test_nobody_is_asked_for_a_day_that_has_passed(place, lou, sent, days_ahead):
    with pytest.raises(ActionRefused, match="has passed"):
        afterwards.visit(place, sent, lou, days_ahead=days_ahead)


def test_the_same_day_is_asked_for_once(place, lou, sent):
    afterwards.visit(place, sent, lou)
    with pytest.raises(ActionRefused, match="planned already"):
        afterwards.visit(place, sent, lou)


def test_only_an_enabler_goes_along(place, sent):
    with pytest.raises(ActionRefused, match="Choose an enabler"):
        afterwards.visit(place, sent, place.advisor)


def test_nobody_goes_along_with_the_dead(place, lou, sent):
    person = sent.referral.person
    people.record_death(person=person, died_on=journeys.today(), by=place.advisor, version=person.version)
    sent.referral.refresh_from_db()
    with pytest.raises(ActionRefused, match="has died"):
        afterwards.visit(place, sent, lou)


def test_every_step_is_in_the_trail(place, lou, sent):
    visit = afterwards.visit(place, sent, lou, days_ahead=0)
    written(visit, lou)
    events = Entry.objects.filter(person=sent.referral.person_id).values_list("event", flat=True)
    assert {"VISIT_PLANNED", "VISIT_RECORDED", "RELATIONSHIP_BEGAN", "RELATIONSHIP_ENDED"} <= set(events)
