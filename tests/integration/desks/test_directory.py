"""The menu for whoever looks: lists, map, what suits a person, and no button that is not theirs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commonweal.service.menu import actions
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def choir(place):
    return journeys.service(place, name="Choir", funded=False)


def at(name, *about):
    return reverse(f"directory:{name}", args=[each.pk for each in about])


def test_a_practice_may_look_and_is_told_that_it_need_not_choose(doctor, choir):
    page = doctor.get(at("menu"))
    assert "Choir" in words(page)
    assert "they choose together" in words(page)


def test_a_practice_finds_no_button_to_change_anything(doctor, choir):
    assert "Change the entry" not in words(doctor.get(at("service", choir)))


def test_a_service_off_the_menu_still_has_its_page_and_says_so(place, doctor, choir):
    actions.close_service(service=choir, by=place.manager, version=1)
    assert "No longer on the menu" in words(doctor.get(at("service", choir)))
    assert "Choir" not in words(doctor.get(at("menu")))


def test_a_distance_needs_a_place_to_measure_from(doctor, choir):
    assert "Choose the postcode district" in words(doctor.get(at("menu"), {"within_m": "1000"}))


def test_the_map_shows_the_numbers_of_the_list(place, doctor, choir):
    actions.load_spots([("ZZ1 1AA", 100, 100)], by=place.manager)
    journeys.runs(place, choir)
    page = words(doctor.get(at("menu"), {"look": "map"}))
    assert page.count("<svg") >= 2
    assert "The numbers are those of the list below." in page


def test_without_any_known_place_the_page_says_that_there_is_no_map(doctor, choir):
    assert "None of these has a place that the map knows" in words(doctor.get(at("menu"), {"look": "map"}))


def test_twenty_services_a_page_and_the_count_of_all(place, doctor):
    for number in range(23):
        journeys.service(place, name=f"Walk {number:02}", funded=False)
    page = words(doctor.get(at("menu")))
    assert "23 services found" in page
    assert "Walk 19" in page and "Walk 20" not in page


def statements(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as done:
        assert client.get(address).status_code == 200
    return len(done)


@pytest.mark.parametrize("page", ["menu", "changes", "keep", "venues"])
def test_a_page_takes_as_many_statements_for_many_rows_as_for_few(place, mary, page):
    address = {"keep": f"{at('keep')}?state=all", "menu": f"{at('menu')}?look=map"}.get(page, at(page))
    counts = []
    for many in (2, 10):
        for number in range(many):
            service = journeys.service(place, name=f"Service {many} {number}", places=3)
            journeys.runs(place, service)
        counts.append(statements(mary, address))
    assert counts[0] == counts[1]


def test_for_a_person_their_needs_come_first_and_distances_are_from_their_door(place):
    actions.load_spots([("ZZ99 3VZ", 0, 0), ("ZZ1 1AA", 300, 400)], by=place.manager)
    journeys.runs(place, journeys.service(place, name="Lunch", kind="community_activity"))
    journeys.service(place, name="Advice", kind="information_advice")
    referral = journeys.assessed(place, reasons=["isolation"])
    page = words(signed_in(place.advisor).get(reverse("caseload:find", args=[referral.pk]), {"look": "map"}))
    assert page.index("Lunch</a>") < page.index("Advice</a>")
    assert "Meets: loneliness or isolation" in page
    assert "About 500 m away" in page
    assert "The house is where the person lives." in page
