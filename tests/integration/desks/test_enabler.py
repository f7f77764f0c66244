"""The enabler's desk: my visits, the least of the person, and what came of it in four fields."""

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.onward.models import Accompaniment
from commonweal.service.people import actions as people
from tests.support import afterwards, journeys
from tests.support.pages import words
from tests.support.service import signed_in


@pytest.fixture
def lou(place):
    return signed_in(afterwards.enabler(place))


@pytest.fixture
def visit(place, lou):
    referral = journeys.assessed(place, staff_risk="known", staff_risk_text="A dog that bites")
    return afterwards.visit(place, afterwards.begun(place, referral), lou.user, days_ahead=0)


def test_the_visits_are_where_the_work_begins(lou, visit):
    answer = lou.get("/", follow=True)
    assert answer.redirect_chain[-1][0] == reverse("enabler:visits")
    assert "Wilfred Ashdown" in words(answer)


def test_a_visit_shows_how_to_reach_the_person_and_what_to_heed(lou, visit):
    said = words(lou.get(reverse("enabler:visit", args=[visit.pk])))
    for told in ("01632 960001", "A dog that bites", "At the door", "Introduce him"):
        assert told in said


def test_it_shows_nothing_of_their_health_nor_their_number(lou, visit):
    said = words(lou.get(reverse("enabler:visit", args=[visit.pk])))
    for told in ("iabetes", "oneliness", "999 ", "1938"):
        assert told not in said


def test_looking_is_written_down(lou, visit):
    lou.get(reverse("enabler:visit", args=[visit.pk]))
    assert Entry.objects.views().filter(by=lou.user, person=visit.onward.referral.person_id).exists()


def test_what_came_of_it_is_kept_for_the_advisor(place, lou, visit):
    typed = {"state": "done", "went_in": "yes", "goes_again": "no", "note": "Too loud", "version": 1}
    assert lou.post(reverse("enabler:record", args=[visit.pk]), typed).status_code == 302
    said = words(signed_in(place.advisor).get(reverse("caseload:person", args=[visit.onward.referral.person_id])))
    assert "took part, does not want to go again" in said
    assert "Too loud" in said


def test_whether_the_person_took_part_is_asked_of_a_visit_that_was(lou, visit):
    said = words(lou.post(reverse("enabler:record", args=[visit.pk]), {"state": "done", "note": "Well", "version": 1}))
    assert "Select whether the person took part" in said
    assert "Well" in said


def test_the_loser_of_two_sees_both(lou, visit):
    typed = {"state": "done", "went_in": "yes", "note": "First", "version": 1}
    lou.post(reverse("enabler:record", args=[visit.pk]), typed)
    answer = lou.post(reverse("enabler:record", args=[visit.pk]), typed | {"note": "Second"})
    assert (answer.status_code, "First" in words(answer), "Second" in words(answer)) == (409, True, True)


def test_of_somebody_who_died_it_is_said_first(place, lou, visit):
    person = visit.onward.referral.person
    people.record_death(person=person, died_on=journeys.today(), by=place.advisor, version=person.version)
    assert "Wilfred" not in words(lou.get(reverse("enabler:visits")))
    assert "do not contact" in words(lou.get(reverse("enabler:visit", args=[visit.pk])))


def test_an_enabler_opens_no_record(lou, visit):
    assert lou.get(reverse("caseload:person", args=[visit.onward.referral.person_id])).status_code == 403


def test_a_longer_list_asks_the_database_no_more_often(place, lou, visit, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as counted:
        lou.get(reverse("enabler:visits"))
    for number in range(5):
        who = journeys.assessed(place, who=journeys.person(place))
        afterwards.visit(place, afterwards.begun(place, who, name=f"Club {number}"), lou.user)
    assert Accompaniment.objects.count() == 6
    with django_assert_max_num_queries(len(counted.captured_queries)):
        lou.get(reverse("enabler:visits"))
