"""A practice refers somebody: what is sent, once, and what the confirmation says."""

from datetime import date

import pytest
from django.urls import reverse

from commonweal.service.desks.practice.actions import send
from commonweal.service.ground.audit.models import ActionRefused, Entry
from commonweal.service.ground.drafts import queries as drafts
from commonweal.service.ground.drafts.models import Draft
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people import queries as people
from tests.support import journeys
from tests.support.pages import words
from tests.support.referring import START, answered, page_of, sent, who, why

pytestmark = pytest.mark.django_db


def test_three_pages_lead_to_the_page_that_checks_them(doctor):
    assert page_of({"Location": answered(doctor)}) == "check"


def test_confirming_sends_the_referral_to_the_gateway(doctor):
    assert sent(doctor).state == "received"


def test_a_referral_carries_what_was_typed(doctor):
    referral = sent(doctor)
    assert (referral.reasons, referral.conditions, str(referral.risk_score)) == (
        ["isolation", "mood"],
        ["diabetes"],
        "42.50",
    )


def test_a_referral_belongs_to_the_practice_of_whoever_is_signed_in(doctor, place):
    assert sent(doctor, first=who(practice=str(place.other_practice.pk))).practice == place.practice


def test_the_three_consents_are_kept_apart(doctor):
    person = sent(doctor).person
    assert [people.consent(person, kind) for kind in ("service", "sharing", "evaluation")] == [True, True, False]


def test_the_confirmation_shows_the_reference(doctor):
    referral = sent(doctor)
    assert referral.reference in words(doctor.get(reverse("practice:sent", args=[referral.pk])))


def test_the_confirmation_offers_the_code_to_record(doctor):
    referral = sent(doctor)
    assert "871731000000106" in words(doctor.get(reverse("practice:sent", args=[referral.pk])))


def test_the_confirmation_tells_by_when_people_are_usually_contacted(doctor, place):
    for _ in range(10):
        referral = journeys.allocated(place, referred_on=journeys.ago(20))
        said = {"kind": "phone", "purpose": "first", "on": journeys.ago(17), "outcome": "reached"}
        contacts.log(referral=referral, by=place.advisor, **said)
    referral = sent(doctor)
    assert "contacted within 3 days of" in words(doctor.get(reverse("practice:sent", args=[referral.pk])))


def test_the_confirmation_promises_no_day_while_too_few_are_known(doctor):
    referral = sent(doctor)
    assert "Half of" not in words(doctor.get(reverse("practice:sent", args=[referral.pk])))


def test_sending_is_written_in_the_audit_trail(doctor, place):
    referral = sent(doctor)
    events = set(Entry.objects.filter(person=referral.person_id, by=place.doctor).values_list("event", flat=True))
    assert {"PERSON_REGISTERED", "CONSENT_GIVEN", "CONSENT_REFUSED", "REFERRAL_RECEIVED"} <= events


def test_sending_leaves_no_draft(doctor):
    sent(doctor)
    assert not Draft.objects.exists()


def test_sending_twice_makes_one_referral(doctor):
    address = answered(doctor)
    first, second = (doctor.post(address, {"token": "once"}) for _ in range(2))
    assert (first["Location"], Referral.objects.count()) == (second["Location"], 1)


def test_the_second_of_two_sendings_at_once_is_refused(doctor, place):
    address = answered(doctor)
    begun = Draft.objects.get().about
    answers = drafts.latest(owner=place.doctor, kind="referral", about=begun)
    doctor.post(address, {"token": "once"})
    with pytest.raises(ActionRefused, match="sent or deleted already"):
        send(answers=answers, begun=begun, by=place.doctor)


def test_what_is_told_keeps_nobody_out(doctor):
    referral = sent(doctor, second=why(circumstances=["end_of_life"], conditions=["cancer"]))
    assert referral.circumstances == ["end_of_life"]


def test_where_a_risk_score_comes_from_is_kept_with_it(doctor):
    scored = {"risk_source": "Electronic Frailty Index", "risk_scored_on_day": "1", "risk_scored_on_month": "3"}
    referral = sent(doctor, second=why(**scored, risk_scored_on_year="2026"))
    assert (referral.risk_source, referral.risk_scored_on) == ("Electronic Frailty Index", date(2026, 3, 1))


def test_a_practice_is_not_asked_for_its_own_name(doctor):
    assert "registered with?" not in words(doctor.get(START))


@pytest.mark.parametrize("role", ["provider", "commissioner", "administrator", "enabler"])
def test_others_do_not_refer(client_of, role):
    assert client_of(role).get(START).status_code == 403


def test_nobody_refers_without_signing_in(client):
    assert client.get(START)["Location"].startswith(reverse("accounts:sign_in"))
