"""When and where a service runs, and its funded places."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from commonweal.service.menu import actions
from commonweal.service.menu.models import Change, Venue
from tests.support import journeys
from tests.support.pages import words

pytestmark = pytest.mark.django_db
TIMES = {"weekday": "1", "opens_at": "10:00", "closes_at": "12:00", "venue": ""}
DAYS = {"starts_on_day": "1", "starts_on_month": "2", "starts_on_year": "2026"}
BLOCK = DAYS | {name.replace("starts", "ends"): "3" if "month" in name else each for name, each in DAYS.items()}
PLACES = BLOCK | {"places": "8", "weeks": "12"}


@pytest.fixture
def choir(place):
    return journeys.service(place, name="Choir", funded=False)


def at(name, *about):
    return reverse(f"directory:{name}", args=[each.pk for each in about])


def errors(response):
    return re.search(r'nhsuk-error-summary".*?</ul>', words(response), re.DOTALL)


def test_a_session_is_added_changed_and_removed(place, mary, choir):
    hall = actions.add_venue(by=place.manager, name="Hall", postcode="ZZ1 1AA")
    mary.post(at("add_session", choir), TIMES | {"venue": hall.pk})
    session = choir.schedules.get()
    mary.post(at("session", choir, session), TIMES | {"weekday": "4", "version": 1})
    assert choir.schedules.get().get_weekday_display() == "Friday"
    mary.post(at("remove_session", choir, session), {"version": 2})
    assert not choir.schedules.exists()


def test_a_session_cannot_end_before_it_begins(mary, choir):
    page = mary.post(at("add_session", choir), TIMES | {"closes_at": "9:00"})
    assert "Until must be later than From" in errors(page)[0]


def test_a_session_of_another_service_does_not_exist_here(place, mary, choir):
    session = journeys.runs(place, journeys.service(place))
    assert mary.get(at("session", choir, session)).status_code == 404


def test_places_are_added_and_changed(place, mary):
    service = journeys.service(place, places=0)
    mary.post(at("add_block", service), PLACES)
    block = service.blocks.get()
    mary.post(at("block", service, block), PLACES | {"places": "9", "version": 1})
    assert service.blocks.get().places == 9


def test_places_for_what_is_not_funded_are_refused_and_the_form_kept(mary, choir):
    page = mary.post(at("add_block", choir), PLACES)
    assert "Mark it as funded first" in errors(page)[0]
    assert 'value="8"' in words(page)


def test_the_days_of_places_are_in_order(place, mary):
    page = mary.post(at("add_block", journeys.service(place)), PLACES | {"ends_on_year": "2025"})
    assert "Last day must not be before the first day" in errors(page)[0]


def test_a_place_is_added_and_moves_with_all_that_runs_there(place, mary, choir):
    mary.post(at("add_venue"), {"name": "Hall", "postcode": "zz11aa", "practice": place.practice.pk})
    hall = Venue.objects.get()
    journeys.runs(place, choir)
    actions.add_schedule(
        by=place.manager,
        service=choir,
        venue=hall,
        weekday=2,
        **{"opens_at": timezone.now().time().min, "closes_at": timezone.now().time().max},
    )
    mary.post(at("venue", hall), {"name": "Hall", "postcode": "ZZ2 2BB", "version": 1})
    assert Change.objects.get(what="venue").after == "Hall, ZZ2 2BB"
