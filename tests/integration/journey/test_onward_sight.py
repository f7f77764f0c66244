"""What a provider is told of a person, whom it sees, and for how long."""

from datetime import date

import pytest

from commonweal.service.journey.onward import actions, queries
from commonweal.service.journey.onward.models import Onward
from commonweal.service.people import actions as people
from commonweal.service.people.models import Person
from tests.support import journeys

pytestmark = pytest.mark.django_db
SECRET = {"nhs_number": "9990000018", "born_on": date(1931, 7, 13), "address": "1 Elm Road", "postcode": "ZZ98 7QX"}


def shown(place, *, service=None, referral=None, **person):
    referral = referral or journeys.assessed(place, who=journeys.person(place, **{**SECRET, **person}))
    return dict(queries.preview(referral, service or journeys.service(place), "Tuesdays, please"))


def test_a_provider_sees_how_to_reach_the_person_and_what_is_asked(place):
    seen = shown(place, known_as="Wilf", access_needs="Large print")
    assert seen == {
        "Name": "Wilfred Ashdown",
        "Likes to be called": "Wilf",
        "Phone": "01632 960001",
        "Access and communication needs": "Large print",
        "What we ask of you": "Tuesdays, please",
        "Risks to staff": "No known risks",
        "Advisor": "Ada Advisor",
    }


def test_a_provider_does_not_see_number_birth_home_conditions_or_score(place):
    who = journeys.person(place, **SECRET)
    referral = journeys.assessed(place, who=who, risk_score="77.5", conditions=["epilepsy"], reason_text="Secret")
    seen = str(shown(place, referral=referral))
    secrets = ["9990000018", "1931", "Elm Road", "ZZ98", "77", "epilepsy", "Epilepsy", "Secret", "Loneliness"]
    assert [secret for secret in secrets if secret in seen] == []


def test_a_provider_that_comes_to_the_home_sees_the_address(place):
    assert shown(place, service=journeys.service(place, at_home=True))["Address"] == "1 Elm Road, ZZ98 7QX"


def test_a_provider_sees_known_risks_to_staff(place):
    referral = journeys.assessed(place, staff_risk="known", staff_risk_text="A dog that bites")
    assert shown(place, referral=referral)["Risks to staff"] == "A dog that bites"


def test_what_is_stored_as_shared_is_the_preview(place):
    referral, service = journeys.assessed(place), journeys.service(place)
    wanted = queries.preview(referral, service, "Tuesdays, please")
    journeys.refer(place, referral, service, ask="Tuesdays, please")
    assert Onward.objects.get().shared == wanted


def test_what_was_shared_stays_as_it_was_when_the_person_changes(place):
    onward = journeys.referred_on(place)
    person = onward.referral.person
    people.amend(person=person, by=place.advisor, version=person.version, phone="01632 960009")
    assert ["Phone", "01632 960001"] in Onward.objects.get().shared


def test_the_provider_sees_the_person_once_referred(place):
    onward = journeys.referred_on(place)
    assert list(Person.objects.visible_to(place.worker)) == [onward.referral.person]


def until(place):
    return Person.objects.get().relationships.get(organisation=place.provider).until


def test_after_the_end_the_provider_sees_the_person_for_four_weeks(place):
    journeys.ended(place)
    assert until(place) == journeys.ago(-28)


def test_while_another_place_goes_on_the_provider_sees_the_person(place):
    first = journeys.started(place)
    journeys.refer(place, first.referral, journeys.service(place, name="Choir"))
    actions.end(onward=first, on=journeys.today(), next_step="stopped", by=place.worker, version=first.version)
    assert until(place) is None
