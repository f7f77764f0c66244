"""Meetings: planned, held, who was talked about, what was agreed; and who may know of it."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from commonweal.service.ground.accounts.models import Role, Serves
from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.journey.meetings import actions, queries
from commonweal.service.journey.meetings.models import Attendee, Case, Meeting, Task
from commonweal.service.journey.reviews import actions as reviews
from commonweal.service.people.models import Person
from tests.support import journeys

pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(place):
    return journeys.allocated(place)


def plan(place, **details):
    said = {"practice": place.practice, "on": journeys.today(), "by": place.advisor, **details}
    return actions.plan(**said)


def with_case(place, referral, **details):
    meeting = plan(place, **details)
    actions.choose(meeting=meeting, by=place.advisor, version=meeting.version, referrals=[referral])
    return meeting, Case.objects.get(meeting=meeting)


def agreed(place, referral, **details):
    meeting, case = with_case(place, referral)
    asked(place, meeting, place.doctor)
    said = {"what": "Ring about the tablets", "owner": place.doctor, "due_on": journeys.today(), **details}
    return actions.agree(meeting=meeting, case=case, by=place.advisor, **said)


def asked(place, meeting, *users, guests=()):
    return actions.ask(meeting=meeting, by=place.advisor, version=meeting.version, users=users, guests=guests)


def team(practice=None, name="Tess Team"):
    """A user of a team, which serves the practice if there is one."""
    found = journeys.user(Role.TEAM, name, journeys.organisation("team", name, name[:6]))
    if practice:
        Serves.objects.create(team=found.organisation, practice=practice)
    return found


def closed(place, referral, on=None):
    said = {"reason": "goals_met", "message": "Thank you.", "on": on or journeys.today()}
    return reviews.close(referral=referral, by=place.advisor, version=referral.version, **said)


# Planning


def test_who_plans_a_meeting_is_asked_to_it(place, referral):
    assert [each.name for each in queries.attendees(plan(place))] == [place.advisor.name]


def test_a_meeting_is_not_planned_for_a_day_gone_by(place, referral):
    with pytest.raises(ActionRefused, match="passed"):
        plan(place, on=journeys.ago(1))


def test_an_advisor_plans_meetings_only_with_practices_of_their_people(place, referral):
    with pytest.raises(ActionRefused, match="caseload"):
        plan(place, practice=place.other_practice)


def test_two_meetings_with_a_practice_on_one_day_are_refused(place, referral):
    plan(place)
    with pytest.raises(ActionRefused, match="already"):
        plan(place)


def test_the_database_keeps_a_day_to_one_meeting(place, referral):
    plan(place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.create(practice=place.practice, on=journeys.today(), held_by=place.advisor)


def test_a_cancelled_meeting_leaves_its_day_free(place, referral):
    meeting = plan(place)
    actions.cancel(meeting=meeting, by=place.advisor, version=meeting.version)
    assert plan(place).state == Meeting.State.PLANNED


def test_a_meeting_moves_to_another_day(place, referral):
    meeting = plan(place)
    moved = {"on": journeys.ago(-7), "at_time": None, "place": " Room 2 "}
    actions.change(meeting=meeting, by=place.advisor, version=meeting.version, **moved)
    meeting.refresh_from_db()
    assert (meeting.on, meeting.place) == (journeys.ago(-7), "Room 2")


def test_the_second_to_change_a_meeting_is_told(place, referral):
    meeting = plan(place)
    seen = meeting.version
    actions.change(meeting=meeting, by=place.advisor, version=seen, on=meeting.on, at_time=None, place="Room 2")
    with pytest.raises(Stale):
        actions.change(meeting=meeting, by=place.advisor, version=seen, on=meeting.on, at_time=None, place="Room 3")


# Who is asked, and who came


def test_colleagues_and_guests_are_asked(place, referral):
    nurse, meeting = team(place.practice), plan(place)
    asked(place, meeting, place.doctor, nurse, guests=[("Sam Social", "Social worker"), (" ", "")])
    names = {each.name for each in queries.attendees(meeting)}
    assert names == {place.advisor.name, place.doctor.name, nurse.name, "Sam Social"}


def test_somebody_from_elsewhere_is_not_asked(place, referral):
    stranger = team()
    with pytest.raises(ActionRefused, match="nothing to do"):
        asked(place, plan(place), stranger)


def test_who_is_left_out_is_not_asked_any_more(place, referral):
    meeting = plan(place)
    asked(place, meeting, place.doctor)
    asked(place, meeting)
    assert [each.user for each in queries.attendees(meeting)] == [place.advisor]


def test_it_is_kept_who_came(place, referral):
    meeting = plan(place)
    asked(place, meeting, place.doctor, guests=[("Sam Social", "Social worker")])
    guest = Attendee.objects.get(guest="Sam Social")
    actions.hold(meeting=meeting, by=place.advisor, version=meeting.version, came=[guest])
    assert {each.name: each.came for each in queries.attendees(meeting)} == {
        place.advisor.name: True,
        place.doctor.name: False,
        "Sam Social": True,
    }


def test_a_meeting_to_come_was_not_held(place, referral):
    meeting = plan(place, on=journeys.ago(-1))
    with pytest.raises(ActionRefused, match="later day"):
        actions.hold(meeting=meeting, by=place.advisor, version=meeting.version, came=[])


def test_what_was_held_stays_as_it_is(place, referral):
    meeting = plan(place)
    actions.hold(meeting=meeting, by=place.advisor, version=meeting.version, came=[])
    with pytest.raises(ActionRefused, match="held"):
        actions.cancel(meeting=meeting, by=place.advisor, version=meeting.version)


# Who is talked about


def test_open_and_lately_ended_referrals_are_proposed(place):
    there = journeys.allocated(place)
    ended = journeys.allocated(place, who=journeys.person(place, given_name="Edith"))
    closed(place, ended)
    long_ago = journeys.allocated(place, who=journeys.person(place, given_name="Old"))
    closed(place, long_ago, on=journeys.ago(60))
    assert set(queries.proposed(plan(place), place.advisor)) == {there, ended}


def test_people_of_another_practice_cannot_be_put_on_the_list(place, referral):
    doctor = journeys.user(Role.PRACTICE, "Otto Doctor", place.other_practice)
    other = journeys.allocated(replace(place, practice=place.other_practice, doctor=doctor))
    meeting = plan(place)
    with pytest.raises(ActionRefused, match="cannot be talked about"):
        actions.choose(meeting=meeting, by=place.advisor, version=meeting.version, referrals=[other])


def test_who_is_left_out_comes_off_the_list(place, referral):
    meeting, _ = with_case(place, referral)
    actions.choose(meeting=meeting, by=place.advisor, version=meeting.version, referrals=[])
    assert not queries.cases(meeting).exists()


def test_somebody_something_was_said_of_stays_on_the_list(place, referral):
    meeting, case = with_case(place, referral)
    actions.discuss(case=case, by=place.advisor, version=case.version, note="Doing well.")
    with pytest.raises(ActionRefused, match="stay on the list"):
        actions.choose(meeting=meeting, by=place.advisor, version=meeting.version, referrals=[])


def test_what_was_said_is_kept_and_named_in_the_trail(place, referral):
    _, case = with_case(place, referral)
    actions.discuss(case=case, by=place.advisor, version=case.version, note=" Doing well. ")
    case.refresh_from_db()
    assert (case.note, case.discussed) == ("Doing well.", True)
    assert Entry.objects.filter(event="CASE_DISCUSSED", person=referral.person_id).count() == 1


def test_nothing_is_written_of_a_cancelled_meeting(place, referral):
    meeting, case = with_case(place, referral)
    actions.cancel(meeting=meeting, by=place.advisor, version=meeting.version)
    case.refresh_from_db()
    with pytest.raises(ActionRefused, match="cancelled"):
        actions.discuss(case=case, by=place.advisor, version=case.version, note="Hello")


# Tasks


def test_a_task_waits_for_who_took_it_on(place, referral):
    task = agreed(place, referral)
    assert list(queries.open_tasks(place.doctor)) == [task]
    assert not queries.open_tasks(place.advisor).exists()


def test_a_task_that_is_done_waits_no_more(place, referral):
    task = agreed(place, referral)
    actions.finish(task=task, by=place.doctor, version=task.version)
    assert not queries.open_tasks(place.doctor).exists()
    assert (task.done_on, task.done_by) == (journeys.today(), place.doctor)


def test_a_task_is_ticked_off_once(place, referral):
    task = agreed(place, referral)
    actions.finish(task=task, by=place.doctor, version=task.version)
    with pytest.raises(ActionRefused, match="already"):
        actions.finish(task=task, by=place.doctor, version=task.version)


def test_a_task_ticked_off_by_mistake_is_open_again(place, referral):
    task = agreed(place, referral)
    actions.finish(task=task, by=place.doctor, version=task.version)
    actions.reopen(task=task, by=place.doctor, version=task.version)
    assert list(queries.open_tasks(place.doctor)) == [task]


def test_a_task_is_overdue_from_the_day_after(place, referral):
    task = agreed(place, referral)
    assert not queries.overdue(place.doctor, journeys.today()).exists()
    assert list(queries.overdue(place.doctor, journeys.ago(-1))) == [task]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"what": "  "}, "what is to be done"),
        ({"due_on": journeys.ago(3)}, "before the meeting"),
    ],
)
def test_a_task_that_says_nothing_or_is_late_at_once_is_refused(place, referral, wrong, why):
    with pytest.raises(ActionRefused, match=why):
        agreed(place, referral, **wrong)


def test_a_task_goes_to_somebody_who_was_asked(place, referral):
    with pytest.raises(ActionRefused, match="asked to the meeting"):
        agreed(place, referral, owner=place.manager)


# Who may know


def test_the_practice_knows_its_meetings_and_another_does_not(place, referral):
    meeting = plan(place)
    other = journeys.user(Role.PRACTICE, "Otto Doctor", place.other_practice)
    assert list(queries.meetings(place.doctor)) == [meeting]
    assert not queries.meetings(other).exists()


def test_a_team_knows_the_meetings_of_practices_it_serves(place, referral):
    serving, elsewhere = team(place.practice), team(name="Nell Nurse")
    meeting = plan(place)
    assert list(queries.meetings(serving)) == [meeting]
    assert not queries.meetings(elsewhere).exists()


def test_attending_gives_no_wider_sight_of_records(place, referral):
    nurse = team(place.practice)
    meeting, case = with_case(place, referral)
    asked(place, meeting, nurse)
    assert list(Case.objects.visible_to(nurse)) == [case]
    assert not Person.objects.visible_to(nurse).exists()
    assert queries.may_open([case], nurse) == set()


def test_who_did_not_come_is_told_nothing_of_it(place, referral):
    meeting = plan(place)
    Attendee.objects.create(meeting=meeting, user=place.other_advisor)
    assert list(queries.meetings(place.other_advisor)) == [meeting]
    actions.hold(meeting=meeting, by=place.advisor, version=meeting.version, came=[])
    assert not queries.meetings(place.other_advisor).exists()


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.COMMISSIONER, Role.ADMINISTRATOR, Role.ENABLER])
def test_nobody_else_knows_of_meetings_or_tasks(place, referral, role):
    agreed(place, referral)
    stranger = journeys.user(role, "Nobody Atall", place.gateway)
    assert not queries.meetings(stranger).exists()
    assert not Task.objects.visible_to(stranger).exists()
