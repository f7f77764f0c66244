"""A referral that had ended is taken up again where it was, unless there is a reason not to."""

import pytest

from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.journey.referrals import actions
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews import actions as reviews
from commonweal.service.people import actions as people
from commonweal.service.people.models import Person
from tests.support import journeys

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return journeys.borough()


@pytest.fixture
def declined(place):
    referral = journeys.received(place)
    return actions.decline(referral=referral, reason="wrong_area", by=place.manager, version=referral.version)


@pytest.fixture
def closed(place):
    referral = journeys.assessed(place)
    referral.refresh_from_db()
    words = {"reason": "moved_on", "message": "He goes on by himself.", "on": journeys.ago(3)}
    reviews.close(referral=referral, by=place.advisor, version=referral.version, **words)
    referral.refresh_from_db()
    return referral


def reopened(referral, place, why="It was the right area after all.", **others):
    given = {"version": referral.version, "why": why, **others}
    return actions.reopen(referral=referral, by=place.manager, **given)


def test_a_referral_that_was_not_taken_on_waits_again(declined, place):
    reopened(declined, place)
    assert Referral.objects.waiting().get() == declined


def test_a_closed_referral_goes_on_where_it_was_with_the_advisor_it_had(closed, place):
    reopened(closed, place)
    closed.refresh_from_db()
    assert (closed.state, closed.advisor, closed.closed_on, closed.close_reason) == (
        "assessed",
        place.advisor,
        None,
        "",
    )


def test_the_advisor_sees_the_person_again(closed, place):
    reopened(closed, place)
    assert Person.objects.visible_to(place.advisor).filter(pk=closed.person_id).exists()


def test_the_history_keeps_the_end_and_says_why_it_was_not_one(declined, place):
    reopened(declined, place)
    told = [(each.state, each.reason) for each in declined.history.all()]
    assert told == [
        ("received", ""),
        ("declined", "Lives outside the borough"),
        ("received", "It was the right area after all."),
    ]


def test_opening_again_is_written_in_the_audit_trail(declined, place):
    reopened(declined, place)
    assert Entry.objects.filter(event="REFERRAL_REOPENED", by=place.manager).count() == 1


def test_a_referral_opened_again_can_end_again(closed, place):
    reopened(closed, place)
    words = {"reason": "goals_met", "message": "All done.", "on": journeys.today()}
    reviews.close(referral=closed, by=place.advisor, version=closed.version, **words)
    closed.refresh_from_db()
    assert closed.state == "closed"


def test_another_advisor_can_take_it_up(closed, place):
    reopened(closed, place, advisor=place.other_advisor)
    assert closed.advisor == place.other_advisor


def test_somebody_must_take_it_up_when_its_advisor_has_left(closed, place):
    place.advisor.is_active = False
    place.advisor.save()
    with pytest.raises(ActionRefused, match="Choose who takes it on"):
        reopened(closed, place)


def test_a_reason_must_be_given(declined, place):
    with pytest.raises(ActionRefused, match="Say why"):
        reopened(declined, place, why=" ")


def test_an_open_referral_is_not_opened_again(place):
    with pytest.raises(ActionRefused, match="is open"):
        reopened(journeys.received(place), place)


def test_a_person_has_one_open_referral(declined, place):
    journeys.received(place, who=declined.person)
    with pytest.raises(ActionRefused, match="another referral that is open"):
        reopened(declined, place)


def test_nothing_is_opened_again_for_the_dead(declined, place):
    person = declined.person
    people.record_death(person=person, died_on=journeys.today(), by=place.doctor, version=person.version)
    with pytest.raises(ActionRefused, match="has died"):
        reopened(declined, place)


def test_nothing_is_opened_again_for_who_said_no(declined, place):
    people.decide(person=declined.person, kind="service", given=False, by=place.advisor)
    with pytest.raises(ActionRefused, match="said no to the service"):
        reopened(declined, place)


def test_an_old_page_opens_nothing(declined, place):
    with pytest.raises(Stale):
        reopened(declined, place, version=declined.version - 1)
