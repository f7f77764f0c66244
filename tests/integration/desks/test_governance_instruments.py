"""An administrator takes questionnaires into use, enters others, and changes what was answered by editions."""

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.assessments import actions
from commonweal.service.journey.assessments.models import Instrument
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import signed_in

LIST = "/admin/questionnaires/"
OWN = {
    "name": "Lonely and tired",
    "licence": "Our own words",
    "questions": "How lonely are you?\n\nHow tired are you?\nHow rested are you?",
    "turned": "3",
    "lowest": "0",
    "highest": "4",
    "higher_is_better": "no",
    "scoring": "sum",
    "table": "",
    "low": "8",
    "points": ["baseline", "follow_up"],
}


@pytest.fixture
def anna(administrator):
    return signed_in(administrator)


def add(client, **changes):
    return client.post(LIST + "add/", OWN | changes, follow=True)


def test_a_ready_one_is_taken_into_use(anna):
    page = words(anna.post(LIST + "take-up/", {"code": "ons4"}, follow=True))
    assert "In use" in page and Instrument.objects.get().code == "ons4"


def test_what_was_taken_up_is_not_offered_again(anna):
    anna.post(LIST + "take-up/", {"code": "ons4"})
    assert 'value="ons4"' not in words(anna.get(LIST))


def test_one_of_their_own_is_entered(anna):
    add(anna)
    kept = Instrument.objects.get()
    assert [(item["words"], item["turned"]) for item in kept.items] == [
        ("How lonely are you?", False),
        ("How tired are you?", False),
        ("How rested are you?", True),
    ]
    assert (kept.code, kept.higher_is_better, kept.low) == ("lonely_and_tired", False, 8)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"turned": "4"}, "must be numbers from 1 to 3"),
        ({"turned": "the last"}, "must be their numbers"),
        ({"table": "7.5 what"}, "Table of scores must be numbers"),
        ({"scoring": "table", "table": "1 2 3"}, "The table needs 13 scores"),
        ({"highest": "0"}, "The highest answer must be above the lowest"),
        ({"questions": "Same\nSame", "turned": ""}, "Two questions have the same words"),
        ({"licence": ""}, "Enter on what terms you may use it"),
    ],
)
def test_what_cannot_be_used_is_said_and_what_was_typed_stays(anna, change, sentence):
    page = words(add(anna, **change))
    assert sentence in page and "Lonely and tired" in page
    assert not Instrument.objects.exists()


def test_a_second_of_the_same_name_is_refused(anna):
    add(anna)
    assert "There is a questionnaire called Lonely and tired already" in words(add(anna))


def answered(anna):
    add(anna)
    asked, place = Instrument.objects.get(), journeys.borough()
    told = {
        "point": "baseline",
        "answered_on": journeys.today(),
        "answers": dict.fromkeys(("item_1", "item_2", "item_3"), 2),
    }
    actions.answer(referral=journeys.allocated(place), instrument=asked, by=place.advisor, **told)
    return asked


def test_a_change_after_somebody_answered_is_a_new_edition(anna):
    asked = answered(anna)
    anna.post(f"{LIST}{asked.pk}/", OWN | {"highest": "5", "version": asked.version})
    assert list(Instrument.objects.order_by("edition").values_list("edition", "highest", "in_use")) == [
        (1, 4, False),
        (2, 5, True),
    ]


def test_the_page_says_that_a_change_becomes_a_new_edition(anna):
    assert "Your change makes a new edition" in words(anna.get(f"{LIST}{answered(anna).pk}/"))


def test_two_administrators_see_both_versions(anna):
    add(anna)
    asked = Instrument.objects.get()
    anna.post(f"{LIST}{asked.pk}/", OWN | {"questions": "One?\nTwo?\nThree?", "version": 1})
    answer = anna.post(f"{LIST}{asked.pk}/", OWN | {"questions": "A?\nB?\nC?", "version": 1})
    assert answer.status_code == 409
    assert "Three?" in words(answer) and "C?" in words(answer)


def test_it_is_taken_out_of_use_and_put_back(anna):
    add(anna)
    asked = Instrument.objects.get()
    anna.post(f"{LIST}{asked.pk}/retire/", {"version": 1})
    assert not Instrument.objects.get().in_use
    anna.post(f"{LIST}{asked.pk}/put-back/", {"version": 2})
    assert Instrument.objects.get().in_use


def test_each_change_is_audited(anna):
    add(anna)
    asked = Instrument.objects.get()
    anna.post(f"{LIST}{asked.pk}/retire/", {"version": 1})
    assert set(Entry.objects.filter(by=anna.user).values_list("event", flat=True)) == {
        "INSTRUMENT_ADDED",
        "INSTRUMENT_RETIRED",
    }


@pytest.mark.parametrize("role", ["practice", "advisor", "manager", "provider", "commissioner"])
def test_no_other_role_opens_them(client_of, role):
    assert client_of(role).get(reverse("governance:instruments")).status_code == 403


def test_the_list_asks_the_database_as_often_for_two_as_for_twelve(anna, django_assert_max_num_queries):
    for number in range(2):
        add(anna, name=f"Number {number}")
    with django_assert_max_num_queries(20) as counted:
        anna.get(LIST)
    few = len(counted)
    for number in range(2, 12):
        add(anna, name=f"Number {number}")
    with django_assert_max_num_queries(few):
        anna.get(LIST)
