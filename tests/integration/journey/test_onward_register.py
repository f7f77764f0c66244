"""Attendance, the end of a place, and what came next."""

import pytest

from commonweal.service.ground.audit.models import ActionRefused, Entry
from commonweal.service.journey.onward import actions
from commonweal.service.journey.onward.models import Attendance
from tests.support import journeys

pytestmark = pytest.mark.django_db


def attend(place, onward, *, days=100, attended=True):
    return actions.attend(onward=onward, on=journeys.ago(days), attended=attended, by=place.worker)


def test_a_session_is_in_the_register(place):
    attend(place, journeys.started(place))
    assert Attendance.objects.get().attended is True


def test_the_register_has_one_entry_a_day(place):
    onward = journeys.started(place)
    for _ in range(2):
        attend(place, onward)
    assert Attendance.objects.count() == 1


def test_the_register_is_corrected(place):
    onward = journeys.started(place)
    attend(place, onward)
    attend(place, onward, attended=False)
    assert (Attendance.objects.get().attended, Entry.objects.filter(event="ATTENDANCE_CORRECTED").count()) == (False, 1)


def test_nobody_attends_before_they_start(place):
    with pytest.raises(ActionRefused, match="Record the start first"):
        attend(place, journeys.referred_on(place))


@pytest.mark.parametrize(("days", "said"), [(-1, "in the future"), (121, "too early")])
def test_a_session_on_an_impossible_day_is_refused(place, days, said):
    with pytest.raises(ActionRefused, match=said):
        attend(place, journeys.started(place), days=days)


def test_no_session_comes_after_the_end(place):
    with pytest.raises(ActionRefused, match="after the end"):
        attend(place, journeys.ended(place), days=1)


def test_the_register_may_be_completed_after_the_end(place):
    assert attend(place, journeys.ended(place), days=60).attended is True


def test_an_end_says_what_came_next(place):
    onward = journeys.ended(place)
    assert (onward.state, onward.next_step, onward.next_step_on) == ("ended", "independent", journeys.ago(40))


def test_an_end_without_what_came_next_is_refused(place):
    onward = journeys.started(place)
    with pytest.raises(ActionRefused, match="what came next from the list"):
        actions.end(onward=onward, on=journeys.today(), next_step="", by=place.worker, version=onward.version)


def test_an_end_before_the_last_session_is_refused(place):
    onward = journeys.started(place)
    attend(place, onward, days=50)
    with pytest.raises(ActionRefused, match="a session after this day"):
        actions.end(onward=onward, on=journeys.ago(60), next_step="stopped", by=place.worker, version=onward.version)


def test_what_came_next_may_be_learnt_later(place):
    onward = journeys.ended(place)
    later = {"next_step": "volunteer", "on": journeys.ago(5)}
    actions.record_next_step(onward=onward, by=place.worker, version=onward.version, **later)
    assert (onward.next_step, onward.next_step_on) == ("volunteer", journeys.ago(5))


def test_nothing_comes_next_before_the_end(place):
    onward = journeys.started(place)
    with pytest.raises(ActionRefused, match="has not ended"):
        actions.record_next_step(
            onward=onward, next_step="volunteer", on=journeys.today(), by=place.worker, version=onward.version
        )
