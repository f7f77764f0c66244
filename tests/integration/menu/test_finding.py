"""What stands first in a list of services, why, and what is suggested for somebody's needs."""

from datetime import date

import pytest

from commonweal.domain import provision
from commonweal.service.menu import actions, queries
from commonweal.service.menu.queries.index import index
from tests.support import journeys

pytestmark = pytest.mark.django_db
HOME = "ZZ2 2BB"


def add(place, name, **details):
    return journeys.service(place, **{"name": name, "funded": False, "kind": "community_activity", **details})


def names(**wanted):
    return [each.name for each in queries.search(**wanted)]


def why(**wanted):
    return {each.name: each.why for each in queries.search(**wanted)}


@pytest.fixture
def town(place):
    actions.load_spots([("ZZ1 1AA", 1000, 1000), (HOME, 1300, 1400), ("ZZ3 3CC", 9000, 9000)], by=place.manager)
    journeys.runs(place, add(place, "Near"), "ZZ1 1AA", weekday=1)
    journeys.runs(place, add(place, "Away", kind="physical_activity"), "ZZ3 3CC", weekday=3)
    add(place, "Visitor", kind="befriending", at_home=True, languages=["en", "ur"])
    return place


def test_a_service_meets_the_needs_that_its_kind_usually_meets(town):
    assert names(need="activity") == ["Away"]


def test_needs_of_its_own_count_instead_of_those_of_its_kind(town):
    add(town, "Form filling", needs=["money"])
    assert names(need="money") == ["Form filling"]


def test_what_meets_more_of_the_needs_stands_first(town):
    assert names(needs=("activity", "getting_out"), near=HOME)[0] == "Away"


def test_the_nearest_stands_first_and_what_comes_home_counts_as_a_kilometre_away(town):
    assert names(needs=("isolation",), near=HOME) == ["Near", "Visitor", "Away"]


def test_from_nowhere_the_order_is_that_of_the_names(town):
    assert names() == ["Away", "Near", "Visitor"]


@pytest.mark.parametrize("capacity", [provision.WAITING, provision.FULL, provision.CLOSED])
def test_what_has_no_room_stands_behind_what_has(town, capacity):
    near = queries.search(words="near")[0]
    actions.set_capacity(service=near, by=town.worker, capacity=capacity)
    assert names(near=HOME)[-1] == "Near"


def test_what_nobody_has_checked_for_too_long_stands_behind_but_is_not_hidden(town):
    add(town, "Aaa", checked_on=date(2020, 1, 3))
    assert names()[-1] == "Aaa"
    assert "Not checked since 3 January 2020" in why()["Aaa"]


def test_an_entry_with_a_longer_limit_is_trusted_longer(town):
    add(town, "Aaa", checked_on=journeys.ago(200), check_days=365)
    assert names()[0] == "Aaa"


def test_somebody_too_young_finds_it_behind_with_the_reason(town):
    add(town, "Aaa", minimum_age=60)
    assert names(age=59)[-1] == "Aaa"
    assert "For people aged 60 and over" in why(age=59)["Aaa"]
    assert names(age=60)[0] == "Aaa"


def test_what_is_for_carers_stands_first_for_a_carer_and_last_for_others(town):
    add(town, "Caring", for_carers=True)
    assert names(carer=True)[0] == "Caring"
    assert names(carer=False)[-1] == "Caring"


def test_each_result_says_what_speaks_for_it(town):
    assert why(needs=("isolation", "money"), near=HOME)["Near"] == [
        "Meets: loneliness or isolation",
        "About 500 m away",
        "Tuesdays",
    ]


def test_places_left_and_the_language_of_the_person_are_among_the_reasons(town):
    funded = journeys.service(town, name="Funded", places=4)
    assert "4 places left" in why()[funded.name]
    assert "Urdu spoken" in why(language="urdu")["Visitor"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"free": True}, ["Free"]),
        ({"access": ("step_free", "bsl")}, ["Free"]),
        ({"spoken": "ur"}, ["Visitor"]),
        ({"sector": "statutory"}, ["Clinic"]),
        ({"within_m": 1000, "near": HOME}, ["Near", "Visitor"]),
        ({"room": True}, ["Away", "Free", "Near", "Visitor"]),
    ],
)
def test_each_choice_leaves_what_fits(town, wanted, found):
    add(town, "Free", cost_pence=0, access=["step_free", "bsl", "quiet"])
    clinic = add(town, "Clinic", sector="statutory", access=["step_free"], cost_pence=100)
    actions.set_capacity(service=clinic, by=town.manager, capacity="full")
    assert names(**wanted) == found


def test_how_many_are_left_out_because_nobody_knows_how_far_they_are(town):
    add(town, "Somewhere")
    assert queries.search(within_m=1000, near=HOME).unplaced == 1


def test_of_a_postcode_that_the_file_lacks_the_middle_of_its_district_is_measured_from(town):
    assert "About 100 m away from the middle of ZZ1" in why(near="ZZ1 9ZZ")["Near"]


def test_without_any_place_in_the_district_only_the_districts_are_compared(place):
    journeys.runs(place, add(place, "Here"), "ZZ7 1AA")
    journeys.runs(place, add(place, "There"), "ZZ8 1AA")
    assert "In the same postcode district, ZZ7; distance not known" in why(near="ZZ7 2BB")["Here"]
    assert "In postcode district ZZ8; distance not known" in why(near="ZZ7 2BB")["There"]
    assert names(near="ZZ7 2BB") == ["Here", "There"]


def test_what_is_suggested_meets_a_need_has_room_and_suits_the_person(town):
    add(town, "Young", maximum_age=40)
    full = add(town, "Full")
    actions.set_capacity(service=full, by=town.manager, capacity="full")
    suggested = queries.suggest(needs=["isolation"], near=HOME, age=80, carer=False)
    assert [each.name for each in suggested] == ["Near", "Visitor"]


def test_no_more_is_suggested_than_asked_for(town):
    assert len(queries.suggest(needs=["isolation", "activity"], limit=2)) == 2


def test_nothing_is_suggested_for_no_needs(town):
    assert queries.suggest(needs=[]) == []


def test_only_the_rows_of_the_page_are_read(town, django_assert_num_queries):
    found = queries.search()
    with django_assert_num_queries(4):  # the service with its provider, its sessions, their venues, its places
        assert [each.name for each in found[1:2]] == ["Near"]


@pytest.mark.parametrize(
    "change",
    [
        lambda place, service: actions.amend_service(service=service, by=place.manager, version=1, name="Other"),
        lambda place, service: actions.set_capacity(service=service, by=place.worker, capacity="full"),
        lambda place, service: actions.confirm(service=service, by=place.worker),
        lambda place, service: actions.close_service(service=service, by=place.manager, version=1),
        lambda place, service: journeys.runs(place, service, "ZZ5 5EE"),
        lambda place, service: actions.load_spots([("ZZ9 9AA", 1, 1)], by=place.manager),
    ],
    ids=["amended", "full", "confirmed", "closed", "a session", "postcodes"],
)
def test_whatever_changes_on_the_menu_is_searched_anew(town, change):
    before = index()
    assert index() is before
    change(town, queries.search(words="near")[0])
    assert index() is not before


def test_an_edit_is_found_at_once(town):
    queries.search()
    actions.amend_service(service=queries.search(words="near")[0], by=town.manager, version=1, name="Quilting")
    assert names(words="quilting") == ["Quilting"]
