"""Teams refer for the practices they serve; the gateway writes down what people ask for themselves."""

import pytest
from django.urls import reverse

from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people.models import Person
from tests.support import journeys
from tests.support.pages import links, rows, words
from tests.support.referring import AGREED, START, who, why
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(place):
    return journeys.team(place.practice, place.other_practice)


@pytest.fixture
def nurse(team):
    return signed_in(journeys.user("team", "Nora Nurse", team))


@pytest.fixture
def advisor(place):
    return signed_in(place.advisor)


def referred(client, **first):
    reply = client.post(START, who(**first))
    for answers in (why(), AGREED, {}):
        reply = client.post(reply["Location"], answers)
    return reply


def test_a_team_chooses_among_the_practices_it_serves(nurse, place):
    page = words(nurse.get(START))
    assert all(name in page for name in ("Elm Road", "Mill", "Which practice are they registered with?"))


def test_a_team_that_serves_one_practice_is_not_asked_for_it(place):
    nurse = signed_in(journeys.user("team", "Nora Nurse", journeys.team(place.practice)))
    assert "registered with?" not in words(nurse.get(START))


def test_a_team_does_not_refer_for_a_practice_it_does_not_serve(place):
    third = journeys.organisation("practice", "Third", "Y99003")
    nurse = signed_in(journeys.user("team", "Nora Nurse", journeys.team(place.practice, place.other_practice)))
    assert "Select a valid choice" in words(nurse.post(START, who(practice=str(third.pk))))


def test_a_team_says_which_practice(nurse):
    assert "Select the practice they are registered with" in words(nurse.post(START, who()))


def test_a_referral_of_a_team_names_team_practice_and_pathway(nurse, team, place):
    referred(nurse, practice=str(place.other_practice.pk))
    referral = Referral.objects.get()
    assert (referral.sender, referral.practice, referral.pathway) == (team, place.other_practice, "case_management")


def test_a_mental_health_team_refers_by_its_own_pathway(nurse, team, place):
    team.pathway = "mental_health"
    team.save()
    referred(nurse, practice=str(place.practice.pk))
    assert Referral.objects.get().pathway == "mental_health"


def test_somebody_new_is_registered_with_the_practice_that_was_chosen(nurse, place):
    referred(nurse, practice=str(place.other_practice.pk))
    assert Person.objects.get().practice == place.other_practice


def test_a_team_follows_what_it_sent(nurse, place):
    referred(nurse, practice=str(place.practice.pk))
    assert len(rows(nurse.get(reverse("practice:referrals")))) == 1


def test_a_team_does_not_see_what_a_practice_sent(nurse, place):
    referral = journeys.received(place)
    assert nurse.get(reverse("practice:referral", args=[referral.pk])).status_code == 404


def test_a_practice_sees_what_a_team_sent_of_its_people(nurse, place):
    referred(nurse, practice=str(place.practice.pk))
    assert "Case managers" in words(signed_in(place.doctor).get(links_to(place)))


def test_a_practice_sees_who_asked_for_a_self_referral(advisor, place):
    referred(advisor, practice=str(place.practice.pk), asked_by="family")
    assert "Another member of the family asked for support" in words(signed_in(place.doctor).get(links_to(place)))


def links_to(place):
    return reverse("practice:referral", args=[Referral.objects.get().pk])


def test_a_team_is_told_nothing_of_a_record_it_has_nothing_to_do_with(nurse, place):
    known = journeys.person(place)
    reply = nurse.post(START, {"nhs_number": known.nhs_number, "find": "1"})
    assert "Nobody on the list of people you work with has this number" in words(reply)


def test_a_self_referral_goes_to_the_list_to_be_allocated(advisor, place):
    referred(advisor, practice=str(place.practice.pk), asked_by="carer")
    assert Referral.objects.waiting().get().pathway == "self"


def test_a_self_referral_says_who_asked(advisor, place):
    referred(advisor, practice=str(place.practice.pk), asked_by="carer")
    assert Referral.objects.get().asked_by == "carer"


def test_who_asked_is_a_question_of_the_gateway_alone(place):
    assert "Who asked for support?" not in words(signed_in(place.doctor).get(START))


def test_who_asked_must_be_said(advisor, place):
    assert "Select who asked for support" in words(advisor.post(START, who(practice=str(place.practice.pk))))


@pytest.mark.parametrize("taker", ["advisor", "manager"])
def test_whoever_took_a_referral_sees_that_it_was_sent(place, taker):
    client = signed_in(getattr(place, taker))
    reply = referred(client, practice=str(place.practice.pk), asked_by="person")
    assert Referral.objects.get().reference in words(client.get(reply["Location"]))


def test_a_taker_is_told_that_the_practice_can_follow(advisor, place):
    reply = referred(advisor, practice=str(place.practice.pk), asked_by="person")
    assert "Elm Road can follow the referral" in words(advisor.get(reply["Location"]))


def test_taking_a_referral_does_not_put_it_on_the_takers_caseload(advisor, place):
    referred(advisor, practice=str(place.practice.pk), asked_by="person")
    assert not Referral.objects.visible_to(place.advisor).exists()


def test_the_way_back_leads_to_ones_own_desk(advisor):
    assert links(advisor.get(START))["Back"] == reverse("home")
