"""Nobody sees a person longer than they have to do with them, nor more of them than they need."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from commonweal.service.desks.provider import queries as providers
from commonweal.service.ground.accounts.models import Role
from commonweal.service.journey.meetings import actions as meetings
from commonweal.service.journey.meetings import queries as met
from commonweal.service.journey.meetings.models import Case, Task
from commonweal.service.journey.onward import actions, queries
from commonweal.service.journey.reviews import actions as reviews
from commonweal.service.journey.reviews.queries import continuing_due
from commonweal.service.people import actions as people
from commonweal.service.people.models import Person
from tests.support import afterwards, journeys


def merged(place, gone):
    """The record that stands for somebody now, into which the one they were referred by was merged."""
    kept = journeys.person(place, given_name="Wilf", nhs_number=None)
    gone = Person.objects.get(pk=gone.pk)
    people.merge(person=gone, into=kept, by=place.manager, version=gone.version, into_version=kept.version)
    return Person.objects.get(pk=kept.pk)


def says_no(place, person, kind="sharing"):
    return actions.decide(person=person, kind=kind, given=False, by=place.advisor)


def dies(place, person):
    told = {"died_on": journeys.today(), "by": place.advisor, "version": person.version}
    return actions.record_death(person=person, **told)


# What a provider was told


def test_a_no_on_the_record_that_is_kept_takes_back_what_was_sent_from_the_merged_one(place):
    sent = journeys.started(place)
    assert says_no(place, merged(place, sent.referral.person)) == 1
    sent.refresh_from_db()
    assert (sent.state, providers.onwards(place.worker).count()) == ("withdrawn", 0)


def test_a_no_ends_what_a_provider_still_had_to_write_up(place):
    sent = journeys.ended(place)
    assert providers.onwards(place.worker).count() == 1
    says_no(place, sent.referral.person)
    assert providers.onwards(place.worker).count() == 0


def test_after_a_no_the_name_stands_on_no_list_of_the_past(place):
    sent = journeys.ended(place)
    assert providers.past(place.worker).count() == 1
    says_no(place, sent.referral.person)
    assert providers.past(place.worker).count() == 0


def test_the_same_is_so_when_the_records_were_merged(place):
    sent = journeys.ended(place)
    says_no(place, merged(place, sent.referral.person))
    assert providers.past(place.worker).count() == 0


# Somebody who died


@pytest.mark.parametrize("answer", [None, actions.accept, actions.waitlist])
def test_a_provider_that_has_not_begun_is_told_not_to_ring(place, answer):
    sent = journeys.referred_on(place)
    if answer:
        answer(onward=sent, by=place.worker, version=sent.version)
    assert dies(place, sent.referral.person) == 1
    assert [each.pk for each in providers.withdrawn(place.worker)] == [sent.pk]
    assert not queries.inbox(place.provider).exists()


def test_a_provider_whose_place_has_begun_still_ends_it(place):
    sent = journeys.started(place)
    assert dies(place, sent.referral.person) == 0
    sent.refresh_from_db()
    assert sent.state == "started"


def test_a_death_known_by_the_kept_record_is_heeded_for_the_merged_one(place):
    sent = journeys.started(place)
    person = merged(place, sent.referral.person)
    assert queries.ending(place.advisor, sent.funded_until)
    dies(place, person)
    assert not queries.ending(place.advisor, sent.funded_until)


@pytest.mark.parametrize("end", [dies, lambda place, person: says_no(place, person, "service")])
def test_nobody_is_asked_whether_they_still_go_once_their_kept_record_says_no(place, end):
    sent = afterwards.over(place, days_ago=95)
    person = merged(place, sent.referral.person)
    assert continuing_due(place.advisor, journeys.today())
    end(place, person)
    assert not continuing_due(place.advisor, journeys.today())


# Somebody who goes along


@pytest.fixture
def lou(place):
    return afterwards.enabler(place)


def told_of(place, lou):
    """A signpost that an enabler goes along to: nothing was sent to anybody."""
    referral = journeys.assessed(place)
    given = actions.signpost(
        referral=referral, service=journeys.service(place), by=place.advisor, made_on=journeys.today()
    )
    return afterwards.visit(place, given, lou)


def test_an_enabler_sees_a_visit_with_somebody_whose_records_were_merged(place, lou):
    sent = afterwards.begun(place, journeys.assessed(place))
    merged(place, sent.referral.person)
    sent.refresh_from_db()
    afterwards.visit(place, sent, lou)
    assert queries.to_come(lou).count() == 1


@pytest.mark.parametrize("end", [dies, lambda place, person: says_no(place, person, "service")])
def test_an_enabler_does_not_knock_where_nobody_wants_it_any_more(place, lou, end):
    end(place, told_of(place, lou).onward.referral.person)
    assert (queries.visits(lou).count(), Person.objects.visible_to(lou).count()) == (0, 0)


def test_closing_calls_off_every_visit(place, lou):
    referral = told_of(place, lou).onward.referral
    referral.refresh_from_db()
    told = {"reason": "moved_away", "message": "Thank you.", "on": journeys.today()}
    reviews.close(referral=referral, by=place.advisor, version=referral.version, **told)
    assert queries.visits(lou).count() == 0


def test_a_visit_that_nobody_wrote_up_is_out_of_sight_after_four_weeks(place, lou):
    visit = told_of(place, lou)
    noon = timezone.localtime().replace(hour=12) + (visit.on - journeys.today())
    for days, sees in ((28, 1), (29, 0)):
        with time_machine.travel(noon + timedelta(days=days), tick=False):
            assert queries.visits(lou).count() == sees


# A team at a practice's meeting


@pytest.fixture
def nurse(place):
    return journeys.user(Role.TEAM, "Nell Nurse", journeys.team(place.practice))


def talked_about(place, referral):
    """A meeting about one of the practice's people, with a task for them and one for nobody in particular."""
    meeting = meetings.plan(practice=place.practice, on=journeys.today(), by=place.advisor)
    meetings.choose(meeting=meeting, by=place.advisor, version=meeting.version, referrals=[referral])
    told = {"owner": place.advisor, "due_on": journeys.today(), "by": place.advisor}
    meetings.agree(meeting=meeting, case=meeting.cases.get(), what="Ring the daughter", **told)
    meetings.agree(meeting=meeting, what="Book the room", **told)
    return meeting


def test_a_team_that_was_not_asked_sees_no_word_of_other_peoples_people(place, nurse):
    meeting = talked_about(place, journeys.allocated(place))
    assert list(met.meetings(nurse)) == [meeting]
    assert not Case.objects.visible_to(nurse).exists()
    assert not met.cases(meeting, nurse).exists()
    assert not Task.objects.visible_to(nurse).exists()


def test_a_team_that_was_asked_sees_all_of_it(place, nurse):
    meeting = talked_about(place, journeys.allocated(place))
    meetings.ask(meeting=meeting, by=place.advisor, version=meeting.version, users=[nurse])
    assert (met.cases(meeting, nurse).count(), Task.objects.visible_to(nurse).count()) == (1, 2)


def test_a_team_sees_the_people_it_referred_itself(place, nurse):
    referral = journeys.allocated(place)
    type(referral).objects.filter(pk=referral.pk).update(sender=nurse.organisation)
    meeting = talked_about(place, referral)
    assert met.cases(meeting, nurse).count() == 1
    assert [each.what for each in Task.objects.visible_to(nurse)] == ["Ring the daughter"]
