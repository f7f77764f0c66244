"""A provider keeps the register of its sessions."""

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.onward import actions
from commonweal.service.journey.onward.models import Attendance
from commonweal.service.menu.models import Block
from tests.support import journeys
from tests.support.pages import rows, words
from tests.support.typed import boxes

pytestmark = pytest.mark.django_db


def address(page, *args):
    return reverse(f"provider:{page}", args=args)


def test_one_form_writes_down_several_people(worker, place, taking_part):
    other = journeys.started(place, where=taking_part.service)
    answers = {"on": journeys.ago(5), f"came-{taking_part.pk}": "yes", f"came-{other.pk}": "no"}
    worker.post(address("session", taking_part.service_id), answers)
    assert dict(Attendance.objects.values_list("onward", "attended")) == {taking_part.pk: True, other.pk: False}


def test_a_person_left_open_is_not_written_down(worker, place, taking_part):
    other = journeys.started(place, where=taking_part.service)
    worker.post(address("session", taking_part.service_id), {"on": journeys.ago(5), f"came-{other.pk}": "yes"})
    assert list(Attendance.objects.values_list("onward", flat=True)) == [other.pk]


def test_two_people_of_one_name_are_told_apart_in_the_register(worker, place, taking_part):
    who = journeys.person(place, phone="01632 960777")
    journeys.started(place, who=who, where=taking_part.service)
    page = words(worker.get(address("session", taking_part.service_id)))
    assert "01632 960777" in page and "01632 960001" in page


def test_nobody_marked_is_explained(worker, taking_part):
    reply = worker.post(address("session", taking_part.service_id), {"on": journeys.ago(5)})
    assert "Say of at least one person whether they came" in words(reply)


def test_a_session_before_somebodys_start_writes_down_nobody(worker, place, taking_part):
    answers = {"on": journeys.ago(125), f"came-{taking_part.pk}": "yes"}
    reply = worker.post(address("session", taking_part.service_id), answers)
    assert "Nobody took part on that day" in words(reply) and not Attendance.objects.exists()


def test_a_session_to_come_is_refused_and_what_was_marked_is_kept(worker, taking_part):
    answers = {"on": journeys.ago(-3), f"came-{taking_part.pk}": "yes"}
    reply = worker.post(address("session", taking_part.service_id), answers)
    assert "is in the future" in words(reply) and 'value="yes" checked' in words(reply)


def test_the_register_of_a_day_shows_what_was_written(worker, place, taking_part):
    actions.attend(onward=taking_part, on=journeys.ago(5), attended=False, by=place.worker)
    page = words(worker.get(address("session", taking_part.service_id), boxes(journeys.ago(5))))
    assert 'value="no" checked' in page


def test_the_register_of_a_day_has_those_who_took_part_then(worker, place, taking_part):
    other = journeys.started(place, where=taking_part.service)
    actions.end(onward=other, on=journeys.ago(10), next_step="stopped", by=place.worker, version=other.version)
    page = [
        f"came-{other.pk}" in words(worker.get(address("session", taking_part.service_id), boxes(day)))
        for day in (journeys.ago(20), journeys.ago(5))
    ]
    assert page == [True, False]


def test_one_press_says_that_everybody_left_open_came(worker, place, taking_part):
    other = journeys.started(place, where=taking_part.service)
    answers = {"on": journeys.ago(5), f"came-{other.pk}": "no", "everybody": "yes"}
    worker.post(address("session", taking_part.service_id), answers)
    assert dict(Attendance.objects.values_list("onward", "attended")) == {taking_part.pk: True, other.pk: False}


def test_a_register_sent_twice_is_written_once(worker, taking_part):
    answers = {"on": journeys.ago(5), f"came-{taking_part.pk}": "yes"}
    for _ in range(2):
        worker.post(address("session", taking_part.service_id), answers)
    assert (Attendance.objects.count(), Entry.objects.filter(event="ATTENDANCE_RECORDED").count()) == (1, 1)


def test_a_day_that_is_none_is_explained(worker, taking_part):
    reply = worker.post(address("session", taking_part.service_id), {"on": "2026-13-45"})
    assert "There is a problem" in words(reply)


def test_a_sheet_to_print_has_a_line_for_everybody(worker, taking_part):
    assert rows(worker.get(address("sheet", taking_part.service_id)))[0][0] == "Wilfred Ashdown"


@pytest.mark.parametrize("page", ["session", "sheet"])
def test_registers_ask_as_often_for_twelve_as_for_two(worker, place, taking_part, page, django_assert_max_num_queries):
    def asked_for(count):
        for _ in range(count):
            journeys.started(place, where=taking_part.service)
        with django_assert_max_num_queries(60) as counted:
            worker.get(address(page, taking_part.service_id))
        return len(counted)

    journeys.service(place, name="Garden")
    Block.objects.update(places=50)
    assert asked_for(1) == asked_for(10)


def test_the_register_of_a_service_has_only_those_taking_part(worker, place, taking_part):
    waiting = journeys.referred_on(place, where=taking_part.service)
    page = words(worker.get(address("session", taking_part.service_id)))
    assert f"came-{taking_part.pk}" in page and f"came-{waiting.pk}" not in page
