"""Planning contacts, writing down what came of them, and the diary."""

from datetime import date, time, timedelta

import pytest

from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.journey.contacts import actions, queries
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.people import actions as people
from tests.support import journeys

pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(place):
    return journeys.allocated(place)


def plan(place, referral, **details):
    details = {"kind": "visit", "purpose": "assessment", "on": journeys.today(), **details}
    return actions.plan(referral=referral, by=place.advisor, **details)


def log(place, referral, **details):
    details = {"kind": "phone", "purpose": "review", "on": journeys.today(), "outcome": "no_answer", **details}
    return actions.log(referral=referral, by=place.advisor, **details)


def complete(place, contact, **details):
    details = {"outcome": "reached", "version": contact.version, **details}
    return actions.complete(contact=contact, by=place.advisor, **details)


def missed(place, referral, days=3):
    """Planned some days ago, for that day, and nothing written down since."""
    return plan(place, referral, on=journeys.ago(days), today=journeys.ago(days))


def test_a_planned_contact_is_in_the_diary_of_its_day(place, referral):
    contact = plan(place, referral)
    assert list(queries.visits_on(place.advisor, journeys.today())) == [contact]


def test_the_diary_of_a_day_is_in_order_of_time(place, referral):
    late, early = (plan(place, referral, at_time=time(hour)) for hour in (15, 9))
    assert list(queries.visits_on(place.advisor, journeys.today())) == [early, late]


def test_what_is_planned_for_later_is_upcoming(place, referral):
    contact = plan(place, referral, on=journeys.ago(-1))
    assert list(queries.upcoming(place.advisor)) == [contact]


def test_what_was_planned_and_has_no_outcome_is_overdue(place, referral):
    contact = missed(place, referral)
    assert list(queries.overdue(place.advisor)) == [contact]


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_planned_contact_is_in_one_list_only(place, referral, days):
    contact = missed(place, referral, days)
    lists = [
        queries.overdue(place.advisor),
        queries.visits_on(place.advisor, journeys.today()),
        queries.upcoming(place.advisor),
    ]
    assert sum(contact in each for each in lists) == 1


def test_what_was_written_down_is_no_longer_overdue(place, referral):
    complete(place, missed(place, referral))
    assert not queries.overdue(place.advisor).exists()


def test_what_was_cancelled_is_no_longer_overdue(place, referral):
    contact = missed(place, referral)
    actions.cancel(contact=contact, by=place.advisor, version=1)
    assert not queries.overdue(place.advisor).exists()


def test_after_a_change_of_advisor_the_diary_goes_with_the_person(place, referral):
    contact = plan(place, referral)
    referrals.allocate(referral=referral, advisor=place.other_advisor, by=place.manager, version=referral.version)
    diaries = [list(queries.visits_on(each, journeys.today())) for each in (place.advisor, place.other_advisor)]
    assert diaries == [[], [contact]]


def test_nothing_is_in_the_diary_for_a_referral_that_ended(place, referral):
    plan(place, referral)
    referrals.decline(referral=referral, reason="other", by=place.manager, version=referral.version)
    assert not queries.visits_on(place.advisor, journeys.today()).exists()


def test_a_diary_with_its_people_takes_one_statement(place, referral, django_assert_num_queries):
    for _ in range(3):
        plan(place, referral)
    with django_assert_num_queries(1):
        [contact.referral.person.name for contact in queries.visits_on(place.advisor, journeys.today())]


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"on": date(2020, 1, 1)}, "This day has passed"),
        ({"kind": "pigeon"}, "how the person is contacted from the list"),
        ({"purpose": "tea"}, "what the contact is for from the list"),
    ],
)
def test_a_wrong_plan_is_refused(place, referral, details, said):
    with pytest.raises(ActionRefused, match=said):
        plan(place, referral, **details)


def test_no_contact_is_planned_before_there_is_an_advisor(place):
    with pytest.raises(ActionRefused, match="Allocate it first"):
        plan(place, journeys.received(place))


def test_no_contact_is_planned_with_the_dead(place, referral):
    person = referral.person
    people.record_death(person=person, died_on=journeys.ago(1), by=place.advisor, version=person.version)
    with pytest.raises(ActionRefused, match="has died"):
        plan(place, referral)


def test_a_talk_with_the_family_of_the_dead_is_logged(place, referral):
    person = referral.person
    people.record_death(person=person, died_on=journeys.ago(1), by=place.advisor, version=person.version)
    assert log(place, referral, outcome="carer_reached").pk


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"on": date(2999, 1, 1)}, "in the future"),
        ({"on": date(2015, 1, 1)}, "before the referral"),
        ({"outcome": ""}, "what came of the contact from the list"),
        ({"outcome": "lovely"}, "what came of the contact from the list"),
    ],
)
def test_a_wrong_log_is_refused(place, referral, details, said):
    with pytest.raises(ActionRefused, match=said):
        log(place, referral, **details)


def test_nothing_is_logged_for_a_closed_referral(place, referral):
    referrals.mark_closed(referral=referral, by=place.advisor, reason="other", on=journeys.today())
    with pytest.raises(ActionRefused, match="This referral is closed"):
        log(place, referral)


def test_a_logged_contact_is_audited_without_its_note(place, referral):
    log(place, referral, note="Sounded low")
    assert "Sounded low" not in str(Entry.objects.get(event="CONTACT_LOGGED").detail)


def test_completing_keeps_outcome_and_note(place, referral):
    complete(place, plan(place, referral), note="Kettle on")
    contact = Contact.objects.get()
    assert (contact.outcome, contact.note) == ("reached", "Kettle on")


def test_a_contact_of_a_later_day_is_not_complete_yet(place, referral):
    with pytest.raises(ActionRefused, match="planned for a later day"):
        complete(place, plan(place, referral, on=journeys.today() + timedelta(days=2)))


def test_a_contact_is_completed_once(place, referral):
    contact = complete(place, plan(place, referral))
    with pytest.raises(ActionRefused, match="written down already"):
        complete(place, contact)


def test_a_cancelled_contact_is_not_completed(place, referral):
    contact = actions.cancel(contact=plan(place, referral), by=place.advisor, version=1)
    with pytest.raises(ActionRefused, match="was cancelled"):
        complete(place, contact)


def test_of_two_who_complete_at_once_the_second_is_told(place, referral):
    contact = plan(place, referral)
    in_another_hand = Contact.objects.get()
    complete(place, contact)
    with pytest.raises(Stale):
        complete(place, in_another_hand)


def test_attempts_are_those_for_the_purpose_in_order(place, referral):
    second, first = (log(place, referral, on=journeys.ago(days)) for days in (1, 5))
    log(place, referral, purpose="support")
    plan(place, referral, purpose="review")
    assert list(queries.attempts(referral, "review")) == [first, second]
