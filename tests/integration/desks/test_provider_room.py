"""A provider says how much room it has, and that its entry of the menu is still right."""

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.menu import actions as menu
from tests.support import journeys
from tests.support.pages import rows, words

pytestmark = pytest.mark.django_db


def address(page, *args):
    return reverse(f"provider:{page}", args=args)


def test_places_that_nobody_can_take_any_more_are_not_listed(worker, place, asked):
    menu.add_block(
        by=place.manager, service=asked.service, starts_on=journeys.ago(900), ends_on=journeys.ago(700), places=9
    )
    assert len(rows(worker.get(address("capacity")))) == 1


def test_places_are_counted_as_taken_and_left(worker, asked):
    assert rows(worker.get(address("capacity")))[0][3:] == ["5", "1", "4"]


def test_room_told_is_on_the_menu_at_once(worker, place, asked):
    service = asked.service
    worker.post(address("room", service.pk), {"capacity": "waiting", "waiting_weeks": 6, "version": service.version})
    service.refresh_from_db()
    assert (service.capacity, service.waiting_weeks) == ("waiting", 6)


def test_a_waiting_list_says_how_long(worker, asked):
    reply = worker.post(address("room", asked.service_id), {"capacity": "waiting", "version": asked.service.version})
    assert "Enter about how many weeks people wait" in words(reply)


def test_two_who_tell_of_room_at_once_see_both(worker, place, asked):
    old = asked.service.version
    menu.set_capacity(service=asked.service, by=place.worker, capacity="full", version=old)
    reply = worker.post(address("room", asked.service_id), {"capacity": "closed", "version": old})
    assert reply.status_code == 409 and "Full" in words(reply) and "Closed for now" in words(reply)


def test_another_providers_room_is_not_found(stranger, asked):
    assert stranger.get(address("room", asked.service_id)).status_code == 404


def test_still_right_is_written_down_today(worker, place, taking_part):
    service = taking_part.service
    service.checked_on = journeys.ago(300)
    service.save()
    worker.post(address("still_right", service.pk))
    service.refresh_from_db()
    assert service.checked_on == journeys.today()
    assert Entry.objects.get(event="SERVICE_CONFIRMED", subject=service.pk).by == place.worker
