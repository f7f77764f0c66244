"""A provider sees who was referred to it and what it was told of them, and nothing else."""

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.onward import actions
from commonweal.service.people.models import Relationship
from tests.support import journeys
from tests.support.pages import links, rows, words

pytestmark = pytest.mark.django_db
LISTS = ["inbox", "people", "register", "capacity"]
PAGES = ["onward", "decline", "start", "end", "next", "note"]


def address(page, *args):
    return reverse(f"provider:{page}", args=args)


@pytest.mark.parametrize("page", LISTS)
def test_every_list_opens(worker, taking_part, page):
    assert worker.get(address(page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_person_opens(worker, asked, page):
    assert worker.get(address(page, asked.pk)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_looking_at_a_person_is_written_down(worker, place, asked, page):
    worker.get(address(page, asked.pk))
    assert Entry.objects.views().about(asked.referral.person_id).filter(by=place.worker).count() == 1


@pytest.mark.parametrize("page", PAGES)
def test_another_provider_does_not_find_the_person(stranger, asked, page):
    assert stranger.get(address(page, asked.pk)).status_code == 404


def test_another_provider_finds_neither_the_register_nor_the_entry_of_the_menu(stranger, taking_part):
    service = taking_part.service
    found = [stranger.get(address("session", service.pk)), stranger.post(address("still_right", service.pk))]
    assert [each.status_code for each in found] == [404, 404]


def test_another_providers_inbox_is_empty(stranger, asked):
    assert rows(stranger.get(address("inbox"))) == []


@pytest.mark.parametrize("page", [*LISTS, *PAGES])
@pytest.mark.parametrize("role", ["practice", "advisor", "manager", "commissioner", "administrator"])
def test_the_desk_is_for_providers(client_of, asked, page, role):
    args = [asked.pk] if page in PAGES else []
    assert client_of(role).get(address(page, *args)).status_code == 403


def test_the_page_of_a_person_shows_all_that_was_shared(worker, asked):
    page = words(worker.get(address("onward", asked.pk)))
    assert [value for _, value in asked.shared if value not in page] == []


@pytest.mark.parametrize("secret", ["1938", "Quiet Lane", "ZZ99", "funeral", "iabetes", "999", "Elm Road"])
def test_the_page_of_a_person_shows_nothing_else(worker, asked, secret):
    page = words(worker.get(address("onward", asked.pk)))
    assert secret not in page.split("<main", 1)[1].split("</main>")[0]


def test_what_is_learnt_later_is_not_shown(worker, asked):
    person = asked.referral.person
    person.phone = "01632 960999"
    person.save()
    assert "960999" not in words(worker.get(address("onward", asked.pk)))


@pytest.mark.parametrize("page", ["inbox", "people", "capacity"])
def test_lists_ask_as_often_for_twelve_as_for_two(worker, place, page, django_assert_max_num_queries):
    def asked_for(count):
        for number in range(count):
            where = journeys.service(place, name=f"Choir {number}")
            journeys.referred_on(place, where=where)
            actions.refuse(onward=journeys.referred_on(place, where=where), reason="full", by=place.worker, version=1)
            journeys.ended(place, where=where)
        with django_assert_max_num_queries(60) as counted:
            worker.get(address(page))
        return len(counted)

    assert asked_for(2) == asked_for(4)


def test_somebody_who_ended_lately_is_still_found(worker, place, taking_part):
    over, today = taking_part, journeys.today()
    actions.end(onward=over, on=today, next_step="unknown", by=place.worker, version=over.version)
    assert links(worker.get(address("people")))["Wilfred Ashdown"] == address("onward", over.pk)


def test_some_weeks_after_the_end_the_person_is_not_found(worker, place):
    over = journeys.ended(place)
    Relationship.objects.filter(why="provider").update(until=journeys.today())
    found = worker.get(address("onward", over.pk))
    assert (found.status_code, rows(worker.get(address("inbox")))) == (404, [])


def test_somebody_taking_part_is_listed_with_the_end_of_the_funded_place(worker, taking_part):
    until = taking_part.funded_until
    assert rows(worker.get(address("people")))[0][3] == f"{until.day} {until:%B %Y}"
