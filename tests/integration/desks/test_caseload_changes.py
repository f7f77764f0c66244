"""Find a person, change how they are reached, record a death, and what was heard from a provider."""

import pytest
from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.onward.models import Onward
from commonweal.service.people import actions as people
from commonweal.service.people.models import Person
from tests.support import journeys
from tests.support.pages import links, words
from tests.support.service import signed_in
from tests.support.typed import boxes


@pytest.fixture
def referral(place):
    return journeys.assessed(place)


@pytest.fixture
def sent(place):
    return journeys.referred_on(place)


def find(client, text):
    return client.post(reverse("caseload:people"), {"text": text})


def change(client, person, **typed):
    typed = {"phone": "01632 960999", "access_needs": "Large print", "version": person.version, **typed}
    return client.post(reverse("caseload:details", args=[person.pk]), typed)


def hear(client, onward, state, **typed):
    at = reverse("caseload:news", args=[onward.referral_id, onward.pk])
    return client.post(at, {"state": state, "version": onward.version, **typed})


@pytest.mark.parametrize("text", ["Ashdown", "wilf ash", "Ashdwon", "28/2/1938"])
def test_a_person_is_found_by_what_an_advisor_knows(ada, referral, text):
    assert "Wilfred Ashdown" in links(find(ada, text))


def test_a_person_is_found_by_number_with_spaces(ada, referral):
    assert "Wilfred Ashdown" in links(find(ada, referral.person.printed_nhs_number))


def test_another_advisors_person_is_not_found(place, referral):
    assert "0 people found" in words(find(signed_in(place.other_advisor), "Ashdown"))


def test_a_manager_finds_everybody(place, referral):
    assert "Wilfred Ashdown" in links(find(signed_in(place.manager), "Ashdown"))


def test_a_name_is_never_put_in_an_address(ada, referral):
    assert "Wilfred Ashdown" not in links(ada.get(reverse("caseload:people"), {"text": "Ashdown"}))


def test_searching_for_nothing_says_what_to_do(ada):
    assert "Enter a name, a date of birth or an NHS number" in words(find(ada, ""))


def test_how_a_person_is_reached_can_be_changed(ada, referral):
    change(ada, referral.person)
    kept = Person.objects.get()
    assert (kept.phone, kept.access_needs) == ("01632 960999", "Large print")


def test_changing_it_is_audited_without_the_values(place, ada, referral):
    change(ada, referral.person)
    entry = Entry.objects.get(event="PERSON_AMENDED")
    assert entry.by == place.advisor
    assert "960999" not in str(entry.detail)


def test_a_postcode_that_is_none_is_refused_and_the_rest_kept(ada, referral):
    shown = words(change(ada, referral.person, postcode="nowhere"))
    assert "Enter a full UK postcode" in shown
    assert "Large print" in shown


def test_two_changes_at_once_show_both(place, ada, referral):
    stale = referral.person.version
    people.amend(person=referral.person, by=place.doctor, version=stale, phone="01632 960555")
    answer = change(ada, referral.person, version=stale)
    assert answer.status_code == 409
    assert "01632 960555" in words(answer)
    assert "01632 960999" in words(answer)
    assert Person.objects.get().phone == "01632 960555"


def test_what_was_typed_can_be_saved_over_what_is_stored(place, ada, referral):
    stale = referral.person.version
    people.amend(person=referral.person, by=place.doctor, version=stale, phone="01632 960555")
    change(ada, referral.person, version=Person.objects.get().version)
    assert Person.objects.get().phone == "01632 960999"


def test_a_death_is_recorded_and_stops_planning(ada, referral):
    typed = {**boxes(journeys.ago(2), "died_on"), "version": referral.person.version}
    ada.post(reverse("caseload:death", args=[referral.person_id]), typed)
    assert Person.objects.get().died_on == journeys.ago(2)
    plan = {"kind": "visit", "purpose": "support", **boxes(journeys.today(), "on")}
    answer = ada.post(reverse("caseload:plan", args=[referral.pk]), plan)
    assert "The person has died" in words(answer)


def test_a_death_in_the_future_is_refused(ada, referral):
    typed = {**boxes(journeys.ago(-1), "died_on"), "version": referral.person.version}
    answer = ada.post(reverse("caseload:death", args=[referral.person_id]), typed)
    assert "must be today or in the past" in words(answer)
    assert Person.objects.get().died_on is None


def test_a_death_recorded_from_a_stale_page_shows_the_conflict(ada, referral):
    typed = {**boxes(journeys.ago(2), "died_on"), "version": referral.person.version + 7}
    assert ada.post(reverse("caseload:death", args=[referral.person_id]), typed).status_code == 409


def test_what_a_provider_without_an_account_said_is_recorded_by_the_advisor(place, ada, sent):
    hear(ada, sent, journey.ACCEPTED)
    sent.refresh_from_db()
    assert (sent.state, sent.history.last().by) == (journey.ACCEPTED, place.advisor)


def test_a_waiting_list_is_recorded(ada, sent):
    hear(ada, sent, journey.WAITLISTED)
    assert Onward.objects.get().state == journey.WAITLISTED


def test_a_refusal_needs_its_reason(ada, sent):
    assert "Select why it was not accepted" in words(hear(ada, sent, journey.REFUSED))
    hear(ada, sent, journey.REFUSED, reason="full")
    assert Onward.objects.get().state == journey.REFUSED


def test_a_start_needs_its_day(ada, sent):
    hear(ada, sent, journey.ACCEPTED)
    sent.refresh_from_db()
    assert "Enter the day it started or ended" in words(hear(ada, sent, journey.STARTED))
    hear(ada, sent, journey.STARTED, **boxes(journeys.ago(100), "on"))
    assert Onward.objects.get().started_on == journeys.ago(100)


def test_an_end_needs_what_came_next(place, ada):
    begun = journeys.started(place)
    day = boxes(journeys.ago(1), "on")
    assert "Select what came next" in words(hear(ada, begun, journey.ENDED, **day))
    hear(ada, begun, journey.ENDED, next_step="volunteer", **day)
    assert Onward.objects.get().next_step == "volunteer"


def test_what_cannot_follow_is_not_on_offer(ada, sent):
    assert "Select a valid choice" in words(hear(ada, sent, journey.STARTED, **boxes(journeys.today(), "on")))


def test_news_from_a_stale_page_shows_the_conflict(ada, sent):
    assert hear(ada, sent, journey.ACCEPTED, version=0).status_code == 409
