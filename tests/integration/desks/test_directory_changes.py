"""What changed on the menu is new to each until they mark it as read."""

import re

import pytest
from django.urls import reverse

from commonweal.service.menu import actions, queries
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def choir(place):
    return journeys.service(place, name="Choir", funded=False)


def at(name, *about):
    return reverse(f"directory:{name}", args=[each.pk for each in about])


def test_changes_are_new_until_they_are_marked_as_read(place, doctor, choir):
    page = doctor.get(at("changes"))
    assert "New to you: 1" in words(page)
    assert "1 new" in words(doctor.get(at("menu")))
    doctor.post(at("changes"), {"until": re.search(r'name="until" value="([^"]+)"', words(page))[1]})
    page = words(doctor.get(at("changes")))
    assert "New to you: 0" in page
    assert "Read before: 1" in page


def test_reading_marks_nothing_by_itself(place, doctor, choir):
    doctor.get(at("changes"))
    assert len(queries.unread(place.doctor)) == 1


@pytest.mark.parametrize("until", ["", "nonsense", "2026-02-31T10:00:00+00:00", "2020-01-01T10:00:00"])
def test_a_page_that_was_tampered_with_does_no_harm(doctor, choir, until):
    doctor.post(at("changes"), {"until": until})
    assert len(queries.unread(doctor.user)) == 1


def test_the_practices_first_page_counts_what_is_new_on_the_menu(doctor, choir):
    assert "1 new" in words(doctor.get(reverse("practice:home")))


def test_the_advisors_first_page_counts_it_until_it_is_read(place, choir):
    ada = signed_in(place.advisor)
    assert "1 new" in words(ada.get(reverse("caseload:today")))
    actions.mark_read(by=place.advisor)
    assert "What changed on the menu" not in words(ada.get(reverse("caseload:today")))
