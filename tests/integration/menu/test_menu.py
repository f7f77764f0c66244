"""The menu: adding, amending and confirming entries, places, and finding a service."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commonweal.service.ground.accounts import actions as accounts
from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.journey.onward import actions as onward
from commonweal.service.menu import actions, queries
from commonweal.service.menu.models import Service, Spot
from tests.support import journeys

pytestmark = pytest.mark.django_db


def add(place, name="Allotment", **details):
    return journeys.service(place, name=name, **{"places": 0, **details})


def names(**wanted):
    return [service.name for service in queries.search(**wanted)]


def test_a_service_added_counts_as_checked_today(place):
    assert add(place).checked_on == journeys.today()


def test_adding_is_audited(place):
    add(place)
    assert Entry.objects.get(event="SERVICE_ADDED").by == place.manager


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"name": " "}, "Enter the name"),
        ({"kind": "cakes"}, "what kind of service"),
        ({"sector": "private"}, "voluntary or statutory"),
        ({"sector": "statutory", "funded": True}, "voluntary services only"),
    ],
)
def test_a_wrong_entry_is_refused(place, details, said):
    with pytest.raises(ActionRefused, match=said):
        add(place, **details)


def test_amending_a_service_raises_its_version(place):
    service = add(place)
    assert actions.amend_service(service=service, by=place.manager, version=1, cost="Free").version == 2


def test_amending_what_somebody_else_changed_is_stale(place):
    service = add(place)
    actions.amend_service(service=service, by=place.manager, version=1, cost="Free")
    with pytest.raises(Stale):
        actions.amend_service(service=service, by=place.worker, version=1, cost="£2")


def test_the_trail_names_only_what_was_changed(place):
    service = add(place, cost="Free")
    actions.amend_service(service=service, by=place.manager, version=1, cost="Free", contact="Ring Jo")
    assert Entry.objects.get(event="SERVICE_AMENDED").detail == {"fields": ["contact"]}


def test_a_wrong_amendment_is_refused_and_changes_nothing(place):
    service = add(place)
    with pytest.raises(ActionRefused):
        actions.amend_service(service=service, by=place.manager, version=1, kind="cakes")
    assert Service.objects.get().kind == "physical_activity"


def test_confirming_says_that_an_entry_is_right_today(place):
    service = add(place, checked_on=date(2020, 1, 1))
    actions.confirm(service=service, by=place.worker)
    assert Service.objects.get().checked_on == journeys.today()


def test_a_venue_needs_a_postcode(place):
    with pytest.raises(ActionRefused, match="postcode"):
        actions.add_venue(by=place.manager, name="Hall", postcode="nowhere")


def test_a_service_cannot_close_before_it_opens(place):
    with pytest.raises(ActionRefused, match="closes before it opens"):
        actions.add_schedule(by=place.manager, service=add(place), weekday=1, opens_at=time(12), closes_at=time(10))


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"ends_on": date(2020, 1, 1)}, "before the first day"),
        ({"places": 0}, "at least 1 place"),
        ({"weeks": 0}, "at least 1 week"),
    ],
)
def test_a_wrong_block_is_refused(place, details, said):
    block = {"starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31), "places": 3, **details}
    with pytest.raises(ActionRefused, match=said):
        actions.add_block(by=place.manager, service=add(place), **block)


def test_places_are_not_bought_for_a_service_that_is_not_funded(place):
    with pytest.raises(ActionRefused, match="Mark it as funded"):
        journeys_block(place, add(place, funded=False))


def journeys_block(place, service, places=3, starts=30, ends=-30):
    period = {"starts_on": journeys.ago(starts), "ends_on": journeys.ago(ends)}
    return actions.add_block(by=place.manager, service=service, places=places, **period)


def left(service):
    return queries.places_left([service], journeys.today())[service.pk]


def test_where_places_are_not_counted_the_number_left_is_not_known(place):
    assert left(add(place)) is None


def test_places_of_blocks_that_run_today_are_added_up(place):
    service = add(place)
    journeys_block(place, service, places=3)
    journeys_block(place, service, places=4)
    assert left(service) == 7


def test_places_of_a_block_that_is_over_are_gone(place):
    service = add(place)
    journeys_block(place, service, starts=90, ends=60)
    assert left(service) == 0


def test_a_referral_takes_a_place(place):
    service = journeys.service(place, places=5)
    journeys.referred_on(place, where=service)
    assert left(service) == 4


def test_a_refusal_gives_the_place_back(place):
    service = journeys.service(place, places=5)
    sent = journeys.referred_on(place, where=service)
    onward.refuse(onward=sent, reason="not_suitable", by=place.worker, version=sent.version)
    assert left(service) == 5


def test_an_end_before_the_start_gives_the_place_back(place):
    service = journeys.service(place, places=5)
    sent = journeys.referred_on(place, where=service)
    onward.end(onward=sent, on=journeys.today(), next_step="stopped", by=place.worker, version=sent.version)
    assert left(service) == 5


def test_an_end_after_the_start_does_not_give_the_place_back(place):
    service = journeys.service(place, places=5)
    journeys.ended(place, where=service)
    assert left(service) == 4


def test_blocks_tell_what_is_taken_and_left(place):
    service = journeys.service(place, places=5)
    journeys.referred_on(place, where=service)
    assert [(block.taken, block.left) for block in queries.blocks([service])] == [(1, 4)]


@pytest.fixture
def menu(place):
    garden = add(place, "Allotment", description="Digging and growing vegetables")
    add(place, "Friendly visits", kind="befriending", funded=False, at_home=True, provider=place.other_provider)
    add(place, "Benefits advice", kind="information_advice", funded=False, description="Debt and money")
    actions.amend_service(service=add(place, "Gone"), by=place.manager, version=1, active=False)
    hall = actions.add_venue(by=place.manager, name="Hall", postcode="ZZ1 1AA")
    times = {"opens_at": time(10), "closes_at": time(12)}
    actions.add_schedule(by=place.manager, service=garden, venue=hall, weekday=1, **times)
    actions.load_spots([("ZZ1 1AA", 1000, 1000), ("ZZ2 2BB", 1300, 1400)], by=place.manager)
    return place


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("allotment", ["Allotment"]),
        ("alotment", ["Allotment"]),
        ("vegtables", ["Allotment"]),
        ("befriend", ["Friendly visits"]),
        ("befreinding", ["Friendly visits"]),
        ("good neighbours", ["Friendly visits"]),
        ("debt advice", ["Benefits advice"]),
        ("swimming", []),
        ("alltoment", ["Allotment"]),
        ("dbet", ["Benefits advice"]),
        ("allotment swimming", ["Allotment"]),
        ("swimming with us", []),
    ],
)
def test_words_find_services_and_forgive_spelling(menu, words, found):
    assert names(words=words) == found


def test_what_left_the_menu_is_not_found(menu):
    assert "Gone" not in names()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"kind": "befriending"}, {"Friendly visits"}),
        ({"funded": True}, {"Allotment"}),
        ({"funded": False}, {"Friendly visits", "Benefits advice"}),
        ({"day": 1}, {"Allotment"}),
        ({"day": "1"}, {"Allotment"}),
        ({"day": 2}, set()),
        ({"at_home": True}, {"Friendly visits"}),
        ({"day": ""}, {"Allotment", "Friendly visits", "Benefits advice"}),
    ],
)
def test_filters_leave_what_fits(menu, wanted, found):
    assert set(names(**wanted)) == found


def test_distance_is_measured_in_metres(menu):
    (garden,) = queries.search(words="allotment", near="zz22bb")
    assert garden.distance_m == 500


@pytest.mark.parametrize("near", ["", "ZZ9 9ZZ", "not a postcode"])
def test_distance_is_not_known_from_nowhere(menu, near):
    (garden,) = queries.search(words="allotment", near=near)
    assert garden.distance_m is None


def test_the_nearest_service_stands_first(menu):
    far = add(menu, "Abseiling")
    cliff = actions.add_venue(by=menu.manager, name="Cliff", postcode="ZZ3 3CC")
    actions.load_spots([("ZZ3 3CC", 90000, 90000)], by=menu.manager)
    times = {"opens_at": time(10), "closes_at": time(12), "weekday": 4}
    actions.add_schedule(by=menu.manager, service=far, venue=cliff, **times)
    assert names(kind="physical_activity", near="ZZ2 2BB") == ["Allotment", "Abseiling"]


def test_what_is_full_stands_behind_what_has_places(menu):
    full = add(menu, "Aardvark walks")
    journeys_block(menu, full, starts=90, ends=60)
    assert names(kind="physical_activity") == ["Allotment", "Aardvark walks"]


def test_what_a_closed_provider_had_is_not_found(menu):
    accounts.close_organisation(organisation=Service.objects.get(name="Friendly visits").provider, by=menu.manager)
    assert names(words="befriend") == []


def test_nobody_is_referred_to_a_closed_provider(menu):
    referral, service = journeys.assessed(menu), Service.objects.get(name="Allotment")
    for worker in service.provider.users.all():
        accounts.deactivate(user=worker, by=menu.manager)
    accounts.close_organisation(organisation=service.provider, by=menu.manager)
    with pytest.raises(ActionRefused, match="no longer on the menu"):
        onward.signpost(referral=referral, service=service, by=menu.advisor, made_on=journeys.today())


def test_loading_spots_again_moves_them(menu):
    actions.load_spots([("ZZ1 1AA", 5, 6)], by=menu.manager)
    assert Spot.objects.get(pk="ZZ1 1AA").easting == 5


def statements(place, count, **wanted):
    for number in range(count):
        add(place, f"Walking group {count} {number}", places=2)
    list(queries.search(**wanted))  # the index is made once for each edition of the menu
    with CaptureQueriesContext(connection) as done:
        assert len(list(queries.search(**wanted))) >= count
    return len(done)


def test_a_search_takes_as_many_statements_for_many_services_as_for_few(menu):
    wanted = {"words": "walking", "near": "ZZ2 2BB", "needs": ("activity",)}
    assert statements(menu, 2, **wanted) == statements(menu, 12, **wanted) <= 9
