"""Meetings at the desks: the advisor plans and holds them, practice and team read along and tick off what is done."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commonweal.service.ground.accounts.models import Role, Serves
from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.meetings import actions, queries
from commonweal.service.journey.meetings.models import Attendee, Case, Meeting, Task
from tests.support import journeys
from tests.support.pages import links, rows, words
from tests.support.service import signed_in
from tests.support.typed import boxes


@pytest.fixture
def referral(place):
    return journeys.allocated(place)


@pytest.fixture
def meeting(place, referral):
    found = actions.plan(practice=place.practice, on=journeys.today(), by=place.advisor)
    actions.choose(meeting=found, by=place.advisor, version=found.version, referrals=[referral])
    asked = {"users": [place.doctor], "guests": [("Sam Social", "Social worker")]}
    return actions.ask(meeting=found, by=place.advisor, version=found.version, **asked)


@pytest.fixture
def case(meeting):
    return meeting.cases.get()


def task(place, meeting, case=None, owner=None):
    told = {"what": "Ring the family", "owner": owner or place.doctor, "due_on": journeys.today()}
    return actions.agree(meeting=meeting, case=case, by=place.advisor, **told)


def page(client, name, *args):
    return client.get(reverse(name, args=args))


def send(client, name, *args, **typed):
    return client.post(reverse(name, args=args), typed)


# The advisor plans


def test_a_meeting_is_planned_and_leads_on_to_whom_to_talk_about(place, ada, referral):
    answer = send(
        ada, "caseload:plan_meeting", practice=place.practice.pk, at_time="1pm", **boxes(journeys.today(), "on")
    )
    meeting = Meeting.objects.get()
    assert answer.url == reverse("caseload:meeting_people", args=[meeting.pk])
    assert Entry.objects.filter(event="MEETING_PLANNED", subject=meeting.pk).count() == 1


def test_a_day_that_was_left_out_is_asked_for_and_the_rest_is_kept(place, ada, referral):
    answer = send(ada, "caseload:plan_meeting", practice=place.practice.pk, place="Room 2")
    assert "Enter the day of the meeting" in words(answer)
    assert "Room 2" in words(answer)


def test_a_second_meeting_on_a_day_is_refused_with_what_was_typed(place, ada, meeting):
    typed = {"practice": place.practice.pk, "place": "Room 2", **boxes(journeys.today(), "on")}
    answer = send(ada, "caseload:plan_meeting", **typed)
    assert "There is a meeting with this practice on that day already" in words(answer)
    assert "Room 2" in words(answer)


def test_everybody_proposed_is_ticked_at_first(place, ada, referral):
    meeting = actions.plan(practice=place.practice, on=journeys.today(), by=place.advisor)
    assert words(page(ada, "caseload:meeting_people", meeting.pk)).count(" checked") == 1


def test_whom_to_talk_about_is_chosen(place, ada, meeting, referral):
    other = journeys.allocated(place, who=journeys.person(place, given_name="Edith"))
    send(ada, "caseload:meeting_people", meeting.pk, referrals=[referral.pk, other.pk])
    assert {each.referral for each in queries.cases(meeting)} == {referral, other}


def test_colleagues_and_guests_are_asked(place, ada, meeting):
    send(ada, "caseload:asked", meeting.pk, users=[place.doctor.pk], guests="Nell Nurse, district nurse\n\nSam Social")
    told = {(each.name, each.job) for each in queries.attendees(meeting) if each.guest}
    assert told == {("Nell Nurse", "district nurse"), ("Sam Social", "")}


def test_the_second_to_move_a_meeting_sees_both_versions(place, ada, meeting):
    seen = meeting.version
    actions.change(meeting=meeting, by=place.advisor, version=seen, on=meeting.on, at_time=None, place="Theirs")
    typed = {"place": "Mine", "version": seen, **boxes(meeting.on, "on")}
    answer = send(ada, "caseload:change_meeting", meeting.pk, **typed)
    assert answer.status_code == 409
    assert "Theirs" in words(answer)
    assert "Mine" in words(answer)


def test_a_meeting_is_cancelled(place, ada, meeting):
    send(ada, "caseload:cancel_meeting", meeting.pk, version=meeting.version)
    assert Meeting.objects.get().state == Meeting.State.CANCELLED


# The advisor holds


def test_what_was_said_and_agreed_is_kept_at_once(place, ada, meeting, case):
    told = {"note": "Doing well.", "what": "Ring", "owner": place.doctor.pk, **boxes(journeys.ago(-7), "due_on")}
    answer = send(ada, "caseload:meeting_case", meeting.pk, case.pk, version=case.version, **told)
    assert answer.url == reverse("caseload:meeting", args=[meeting.pk])
    case.refresh_from_db()
    assert (case.note, case.tasks.get().what) == ("Doing well.", "Ring")


def test_a_task_without_somebody_to_do_it_is_asked_about_and_nothing_is_lost(place, ada, meeting, case):
    typed = {"note": "Doing well.", "what": "Ring", **boxes(journeys.ago(-7), "due_on")}
    answer = send(ada, "caseload:meeting_case", meeting.pk, case.pk, version=case.version, **typed)
    assert "Select who does the task" in words(answer)
    assert "Doing well." in words(answer)
    assert not Task.objects.exists()


def test_a_note_somebody_else_changed_is_shown_beside_mine(place, ada, meeting, case):
    seen = case.version
    actions.discuss(case=case, by=place.advisor, version=seen, note="Theirs")
    answer = send(ada, "caseload:meeting_case", meeting.pk, case.pk, version=seen, note="Mine")
    assert answer.status_code == 409
    assert "Theirs" in words(answer)
    assert "Mine" in words(answer)


def test_saving_goes_on_to_the_next_person(place, ada, meeting, case, referral):
    other = journeys.allocated(place, who=journeys.person(place, given_name="Edith"))
    actions.choose(meeting=meeting, by=place.advisor, version=meeting.version, referrals=[referral, other])
    answer = send(ada, "caseload:meeting_case", meeting.pk, case.pk, version=case.version, note="Well.", next="1")
    assert answer.url == reverse("caseload:meeting_case", args=[meeting.pk, other.cases.get().pk])


def test_who_came_is_kept(place, ada, meeting):
    guest = Attendee.objects.get(guest="Sam Social")
    send(ada, "caseload:held", meeting.pk, version=meeting.version, came=[guest.pk])
    assert set(Attendee.objects.filter(came=True)) == {guest, Attendee.objects.get(user=place.advisor)}


def test_opening_a_meeting_is_looking_at_everybody_on_its_list(place, ada, doctor, meeting, referral):
    page(ada, "caseload:meeting", meeting.pk)
    page(doctor, "practice:meeting", meeting.pk)
    seen = Entry.objects.views().filter(person=referral.person_id).values_list("detail", flat=True)
    assert {each["page"] for each in seen} >= {"caseload:meeting", "practice:meeting"}


# The practice and the team


def test_the_practice_finds_its_meetings_and_its_tasks(place, doctor, meeting, case):
    task(place, meeting, case)
    answer = page(doctor, "practice:meetings")
    assert "Your tasks: 1" in words(answer)
    assert rows(answer)[0][1:] == ["Elm Road", "Ada Advisor", "Planned", "1", "1"]


def test_the_practices_home_says_how_many_tasks_there_are(place, doctor, meeting, case):
    task(place, meeting, case)
    assert "1 task for you from meetings" in words(page(doctor, "practice:home"))


def test_a_task_is_ticked_off_and_again_not(place, doctor, meeting, case):
    done = task(place, meeting, case)
    send(doctor, "practice:task_done", done.pk, version=done.version)
    done.refresh_from_db()
    assert done.done_by == place.doctor
    send(doctor, "practice:task_reopened", done.pk, version=done.version)
    done.refresh_from_db()
    assert done.done_on is None


def test_a_second_press_ticks_off_nothing_more(place, doctor, meeting, case):
    done = task(place, meeting, case)
    typed = {"version": done.version}
    send(doctor, "practice:task_done", done.pk, **typed)
    assert send(doctor, "practice:task_done", done.pk, **typed).status_code == 409
    assert Entry.objects.filter(event="TASK_DONE").count() == 1


def test_the_practice_brings_somebody_to_a_meeting(place, doctor, ada, meeting):
    other = journeys.allocated(place, who=journeys.person(place, given_name="Edith"))
    send(doctor, "practice:bring", meeting.pk, referral=other.pk, why="Fell again")
    assert Case.objects.get(referral=other).why == "Fell again"
    assert "Asked by the practice: Fell again" in words(page(ada, "caseload:meeting", meeting.pk))


def test_somebody_on_the_list_already_is_not_brought_twice(place, doctor, meeting, referral):
    answer = send(doctor, "practice:bring", meeting.pk, referral=referral.pk, why="Again")
    assert "is on the list already" in words(answer)
    assert Case.objects.count() == 1


def test_a_nurse_who_is_asked_reads_the_list_and_no_record(place, meeting, referral):
    team = journeys.team(place.practice)
    nurse = signed_in(journeys.user(Role.TEAM, "Nell Nurse", team))
    assert Serves.objects.filter(team=team, practice=place.practice).exists()
    assert referral.person.name not in words(page(nurse, "practice:meeting", meeting.pk))
    actions.ask(meeting=meeting, by=place.advisor, version=meeting.version, users=[nurse.user])
    answer = page(nurse, "practice:meeting", meeting.pk)
    assert referral.person.name in words(answer)
    assert referral.person.name not in links(answer)
    assert page(nurse, "practice:referral", referral.pk).status_code == 404


# Many rows


@pytest.mark.parametrize(("who", "address"), [("ada", "caseload:meetings"), ("doctor", "practice:meetings")])
def test_lists_of_meetings_ask_as_little_for_many_as_for_few(place, request, referral, who, address):
    client = request.getfixturevalue(who)

    def more(number):
        for each in range(number):
            on = journeys.ago(-each - 30 * number)
            found = actions.plan(practice=place.practice, on=on, by=place.advisor)
            actions.choose(meeting=found, by=place.advisor, version=found.version, referrals=[referral])
            actions.ask(meeting=found, by=place.advisor, version=found.version, users=[place.doctor])
            for owner in (place.doctor, place.advisor):
                told = {"what": "Ring", "owner": owner, "due_on": on}
                actions.agree(meeting=found, case=found.cases.get(), by=place.advisor, **told)

    def asked():
        with CaptureQueriesContext(connection) as found:
            assert page(client, address).status_code == 200
        return len(found)

    more(2)
    few = asked()
    more(10)
    assert asked() == few


def test_a_meeting_about_many_asks_as_little_as_one_about_few(place, ada, doctor, meeting, referral):
    def asked():
        with CaptureQueriesContext(connection) as found:
            page(ada, "caseload:meeting", meeting.pk)
            page(doctor, "practice:meeting", meeting.pk)
        return len(found)

    task(place, meeting, meeting.cases.get())
    few = asked()
    others = [journeys.allocated(place, who=journeys.person(place, given_name=f"N{each}")) for each in range(10)]
    actions.choose(meeting=meeting, by=place.advisor, version=meeting.version, referrals=[referral, *others])
    for case in queries.cases(meeting):
        task(place, meeting, case, place.advisor)
    assert asked() == few
