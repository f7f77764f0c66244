"""Who keeps the menu adds, changes, confirms and takes off its entries; nothing typed is lost."""

import re

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.menu import actions
from commonweal.service.menu.models import Service
from tests.support import journeys
from tests.support.pages import links, rows, words

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Sing out",
    "kind": "arts_crafts",
    "sector": "voluntary",
    "funded": "no",
    "way_in": "either",
    "check_days": "90",
    "needs": ["mood"],
    "access": ["step_free"],
    "languages": ["en"],
    "cost_pence": "2.50",
    "minimum_age": "50",
}


@pytest.fixture
def choir(place):
    return journeys.service(place, name="Choir", funded=False)


def at(name, *about):
    return reverse(f"directory:{name}", args=[each.pk for each in about])


def errors(response):
    return re.search(r'nhsuk-error-summary".*?</ul>', words(response), re.DOTALL)


def test_a_service_is_added_and_everybody_can_find_it(place, mary):
    answer = mary.post(at("add"), NEW | {"provider": place.provider.pk})
    made = Service.objects.get()
    assert answer["location"] == at("service", made)
    assert (made.cost_pence, made.minimum_age, made.needs, made.checked_by) == (250, 50, ["mood"], place.manager)
    assert "Sing out" in words(mary.get(at("menu")))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Enter name of the service"),
        ({"provider": ""}, "Select provider"),
        ({"maximum_age": "40"}, "Oldest age must not be below the youngest"),
        ({"cost_pence": "1000.01"}, "Pounds a session must be 1,000 or less"),
        ({"cost_pence": "two pounds"}, "Pounds a session must be an amount of money"),
        ({"funded": "yes", "sector": "statutory"}, "pays for voluntary services only"),
        ({"email": "nobody"}, "like name@example.org"),
    ],
)
def test_a_wrong_entry_comes_back_with_what_was_typed(place, mary, wrong, said):
    page = mary.post(at("add"), NEW | {"provider": place.provider.pk, "eligibility": "For all"} | wrong)
    assert said in errors(page)[0]
    assert "For all" in words(page)
    assert not Service.objects.exists()


def test_the_boxes_of_an_entry_hold_what_there_is(mary, choir):
    page = words(mary.get(at("amend", choir)))
    assert 'value="Choir"' in page
    assert 'value="180"' in page


def test_an_entry_is_changed_and_its_history_shows_it(place, mary, choir):
    mary.post(at("amend", choir), NEW | {"version": 1})
    told = [row[1:4] for row in rows(mary.get(at("service", choir)))]
    assert ["Name", "Choir", "Sing out"] in told
    assert Entry.objects.filter(event="SERVICE_AMENDED", by=place.manager).exists()


def test_who_is_late_sees_both_versions_of_an_entry(place, mary, choir):
    actions.amend_service(service=choir, by=place.manager, version=1, name="Band")
    page = mary.post(at("amend", choir), NEW | {"version": 1})
    assert page.status_code == 409
    assert "Sing out" in words(page) and "Band" in words(page)


def test_still_right_in_one_tap(place, mary, choir):
    Service.objects.filter(pk=choir.pk).update(checked_on=journeys.ago(300), check_due_on=journeys.ago(120))
    assert mary.post(at("right", choir), {"version": 1})["location"] == at("service", choir)
    assert "Mary Manager" in words(mary.get(at("service", choir)))
    assert Service.objects.get().checked_on == journeys.today()


def test_nobody_confirms_what_they_have_not_seen(place, mary, choir):
    actions.amend_service(service=choir, by=place.manager, version=1, name="Band")
    assert mary.post(at("right", choir), {"version": 1}).status_code == 409


def test_room_is_told_with_the_weeks(mary, choir):
    mary.post(at("room", choir), {"capacity": "waiting", "waiting_weeks": "6", "version": 1})
    assert "Waiting list, about 6 weeks" in words(mary.get(at("service", choir)))


def test_before_closing_the_page_says_how_many_are_there(place, mary):
    service = journeys.service(place)
    journeys.referred_on(place, where=service)
    assert "1 person is referred there" in words(mary.get(at("close", service)))


def test_a_service_is_taken_off_and_put_back(mary, choir):
    mary.post(at("close", choir), {"why": "No pianist.", "version": 1})
    assert "No longer on the menu" in words(mary.get(at("service", choir)))
    mary.post(at("reopen", choir), {"version": 2})
    assert "Still right" in words(mary.get(at("service", choir)))


def test_what_is_due_for_checking_is_listed_and_counted(place, mary, choir):
    journeys.service(place, name="Old", checked_on=journeys.ago(181))
    page = words(mary.get(at("keep")))
    assert "Due for checking: 1" in page
    assert "Old" in page and "Choir" not in page


@pytest.mark.parametrize(("state", "count"), [("open", 2), ("closed", 1), ("all", 3), ("never", 0)])
def test_each_list_of_entries_counts_what_it_shows(place, mary, choir, state, count):
    journeys.service(place, name="Old", checked_on=journeys.ago(181))
    gone = journeys.service(place, name="Gone")
    actions.close_service(service=gone, by=place.manager, version=1)
    page = mary.get(at("keep"), {"state": state})
    assert f": {count}</h2>" in words(page)
    assert sum(name in links(page) for name in ("Choir", "Old", "Gone")) == count


def test_an_entry_is_said_to_be_right_from_the_list_and_leaves_it(place, mary):
    old = journeys.service(place, name="Old", checked_on=journeys.ago(181))
    answer = mary.post(at("right", old), {"version": 1, "from": "keep"})
    assert answer["location"] == at("keep")
    assert "Due for checking: 0" in words(mary.get(at("keep")))
