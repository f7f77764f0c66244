"""Finding people, and warning of those who may be the same."""

from datetime import date

import pytest

from commonweal.service.people import actions as people
from commonweal.service.people import queries
from tests.support import journeys

pytestmark = pytest.mark.django_db


@pytest.fixture
def margaret(place):
    details = {"given_name": "Margaret", "family_name": "Thistlewood", "born_on": date(1938, 4, 9)}
    return journeys.person(place, postcode="ZZ99 3VZ", nhs_number="9990000018", **details)


def likely(**typed):
    typed = {
        "nhs_number": None,
        "given_name": "Margaret",
        "family_name": "Thistlewood",
        "born_on": date(1938, 4, 9),
        "postcode": "",
        **typed,
    }
    return queries.likely_duplicates(**typed)


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"born_on": date(1938, 9, 4)},
        {"given_name": "Margret"},
        {"family_name": "Thistelwood"},
        {"given_name": "Margret", "family_name": "Thistlewod", "born_on": date(1938, 9, 4)},
        {"given_name": "Thistlewood", "family_name": "Margaret"},
        {"born_on": date(1939, 4, 9)},
        {"given_name": "MARGARET", "family_name": "THISTLEWOOD"},
        {"given_name": "Margeret", "born_on": date(1938, 4, 8), "postcode": "ZZ99 3VZ"},
        {"given_name": "M", "family_name": "Other", "nhs_number": "9990000018"},
    ],
    ids=[
        "all alike",
        "day and month swapped",
        "given name misspelt",
        "family name misspelt",
        "both misspelt and the date swapped",
        "names swapped",
        "year mistyped",
        "in capitals",
        "day mistyped at the same postcode",
        "only the NHS number alike",
    ],
)
def test_a_likely_duplicate_is_found(margaret, typed):
    assert [person for person, _, _ in likely(**typed)] == [margaret]


@pytest.mark.parametrize(
    "typed",
    [
        {"given_name": "Peter", "postcode": "ZZ99 3VZ"},
        {"born_on": date(1961, 12, 30)},
        {"given_name": "Joan", "family_name": "Baker"},
        {"given_name": "Joan", "born_on": date(1961, 12, 30), "postcode": "ZZ99 3VZ"},
    ],
    ids=["a twin", "a namesake", "born on the same day", "a daughter at home"],
)
def test_somebody_else_is_not_taken_for_a_duplicate(margaret, typed):
    assert likely(**typed) == []


def test_the_likeliest_duplicate_stands_first(place, margaret):
    journeys.person(place, given_name="Margret", family_name="Thistlewood", born_on=date(1938, 4, 9))
    assert [person.given_name for person, _, _ in likely()] == ["Margaret", "Margret"]


def test_scores_run_from_0_to_100(margaret):
    assert all(0 <= score <= 100 for _, score, _ in likely(postcode="ZZ99 3VZ"))


def test_why_says_what_is_alike(margaret):
    ((_, _, why),) = likely(born_on=date(1938, 9, 4))
    assert why == "Same name, day and month of birth the other way round"


def test_a_different_nhs_number_speaks_against_it(margaret):
    ((_, without, _),) = likely()
    ((_, with_another, _),) = likely(nhs_number="9990000026")
    assert with_another == without - 15


def test_a_merged_record_leads_to_the_one_that_is_kept(place, margaret):
    kept = journeys.person(place, given_name="Somebody", family_name="Else", born_on=date(1950, 1, 1))
    people.merge(person=margaret, into=kept, by=place.manager, version=margaret.version, into_version=kept.version)
    assert [person for person, _, _ in likely()] == [kept]


def test_duplicates_are_found_in_one_statement(margaret, django_assert_num_queries):
    with django_assert_num_queries(1):
        likely(nhs_number="9990000026", postcode="ZZ99 3VZ")


NAMES = ["Thistlewood", "thistle", "marg", "Margaret Thistlewood", "Thistlewood, Margaret"]
MISSPELT = ["Thistelwood", "Margret Thistlwood"]
NUMBERS = ["999 000 0018", "09/04/1938", "9.4.1938"]


@pytest.mark.parametrize("text", NAMES + MISSPELT + NUMBERS)
def test_search_finds_a_person_by(place, margaret, text):
    journeys.person(place, given_name="Wilfred", family_name="Ashdown")
    assert queries.search(text, user=place.doctor) == [margaret]


@pytest.mark.parametrize("text", ["", "   ", "Quillfeather", "31/02/1938"])
def test_search_finds_nobody_by(place, margaret, text):
    assert queries.search(text, user=place.doctor) == []


@pytest.mark.parametrize("text", ["Thistlewood", "9990000018", "09/04/1938", "Thistelwood"])
def test_search_shows_nobody_the_user_may_not_see(place, margaret, text):
    assert queries.search(text, user=place.advisor) == []
