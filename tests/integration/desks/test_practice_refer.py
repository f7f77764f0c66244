"""A practice refers somebody: three pages, a warning about people known already, a check, and one sending."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from commonweal.service.desks.practice.actions import send
from commonweal.service.ground.audit.models import ActionRefused, Entry
from commonweal.service.ground.drafts import queries as drafts
from commonweal.service.ground.drafts.models import Draft
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people import queries as people
from commonweal.service.people.actions import record_death
from commonweal.service.people.models import CareLink, Person
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db

START = reverse("practice:refer")


@pytest.fixture
def place():
    return journeys.borough()


@pytest.fixture
def doctor(place):
    return signed_in(place.doctor)


def who(**others):
    return {
        "subject": "patient",
        "nhs_number": journeys.nhs_number(),
        "given_name": "Edith",
        "family_name": "Fernley",
        "born_on_day": "5",
        "born_on_month": "3",
        "born_on_year": "1941",
        "sex": "2",
        "ethnic_group": "A",
        "phone": "01632 960123",
        "postcode": "ZZ99 4AA",
        **others,
    }


def why(**others):
    return {
        "reasons": ["isolation", "mood"],
        "conditions": ["diabetes"],
        "staff_risk": "none_known",
        "risk_score": "42.5",
        **others,
    }


AGREED = {"service": "yes", "sharing": "yes", "evaluation": "no"}


def page_of(response):
    return response["Location"].rstrip("/").rsplit("/", 1)[-1]


def sibling(address, page):
    """The address of another page of the same unfinished referral."""
    return re.sub(r"[a-z]+/$", f"{page}/", address)


def answered(client, *, first=None, second=None, third=None):
    """Fill in every page; the address of the page to check them."""
    reply = client.post(START, first or who())
    for answers in (second or why(), third or AGREED):
        reply = client.post(reply["Location"], answers)
    return reply["Location"]


def sent(client, **pages):
    reply = client.post(answered(client, **pages), {"token": "once"})
    return Referral.objects.get(pk=re.search(r"referrals/([^/]+)/", reply["Location"])[1])


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


def test_a_draft_does_not_hold_what_was_typed_in_the_clear(doctor):
    doctor.post(START, who())
    assert b"Fernley" not in bytes(Draft.objects.get().sealed)


def test_a_draft_of_somebody_else_is_not_found(doctor, place):
    address = doctor.post(START, who())["Location"]
    colleague = signed_in(journeys.user("practice", "Carl Colleague", place.practice))
    assert colleague.get(address).status_code == 404


def test_a_referral_that_was_never_begun_is_not_found(doctor):
    assert doctor.get(reverse("practice:why", args=["00000000-0000-0000-0000-000000000000"])).status_code == 404


def test_a_page_cannot_be_reached_before_the_first_is_answered(doctor, place):
    known = journeys.person(place)
    found = doctor.post(START, {"nhs_number": known.nhs_number, "find": "1"})["Location"]
    assert doctor.get(sibling(found, "why")).status_code == 404


def test_the_check_leads_to_the_page_that_is_missing(doctor):
    address = doctor.post(START, who())["Location"]
    assert page_of(doctor.get(sibling(address, "check"))) == "why"


def test_a_change_leads_back_to_the_check(doctor):
    check = answered(doctor)
    assert page_of(doctor.post(sibling(check, "why"), why(reason_text="Misses her sister."))) == "check"


def test_a_page_is_filled_in_with_what_was_answered(doctor):
    check = answered(doctor)
    assert 'value="Fernley"' in words(doctor.get(sibling(check, "who")))


def test_the_check_shows_what_was_changed(doctor):
    check = answered(doctor)
    doctor.post(sibling(check, "why"), why(reason_text="Misses her sister."))
    assert "Misses her sister." in words(doctor.get(check))


def told_before_sending(doctor, *, born="1941", **answers):
    return words(doctor.get(answered(doctor, first=who(born_on_year=born), second=why(**answers))))


@pytest.mark.parametrize(
    ("born", "answers", "title"),
    [
        ("1941", {}, "Aged 80 or over"),
        ("1961", {"conditions": ["cancer"]}, "Cancer"),
        ("1961", {"conditions": ["severe_mental_illness"]}, "Mental health"),
        ("1961", {"circumstances": ["warfarin"]}, "Takes Warfarin"),
        ("1961", {"risk_score": ""}, "No risk score"),
    ],
)
def test_what_is_known_of_people_like_this_is_told_before_sending(doctor, born, answers, title):
    assert f"{title}</dt>" in told_before_sending(doctor, born=born, **answers)


def test_nothing_is_told_when_nothing_applies(doctor):
    assert "Good to know" not in told_before_sending(doctor, born="1961")


def test_what_is_told_keeps_nobody_out(doctor):
    referral = sent(doctor, second=why(circumstances=["end_of_life"], conditions=["cancer"]))
    assert referral.circumstances == ["end_of_life"]


def test_where_a_risk_score_comes_from_is_kept_with_it(doctor):
    scored = {"risk_source": "Electronic Frailty Index", "risk_scored_on_day": "1", "risk_scored_on_month": "3"}
    referral = sent(doctor, second=why(**scored, risk_scored_on_year="2026"))
    assert (referral.risk_source, referral.risk_scored_on) == ("Electronic Frailty Index", date(2026, 3, 1))


def test_a_practice_is_not_asked_for_its_own_name(doctor):
    assert "registered with?" not in words(doctor.get(START))


def test_an_unfinished_referral_can_be_deleted(doctor):
    address = sibling(doctor.post(START, who())["Location"], "discard")
    doctor.post(address, {})
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("999 000 001", "An NHS number has 10 digits; this has 9."),
        ("999 000 0019", "This is not a valid NHS number."),
        ("QQ 12 34 56 C", "An NHS number has digits only"),
        ("AB 12 34 56 C", "This looks like a National Insurance number."),
        ("", "Enter the NHS number, or tick that you do not know it"),
    ],
)
def test_a_wrong_nhs_number_is_explained(doctor, typed, sentence):
    assert sentence in words(doctor.post(START, who(nhs_number=typed)))


def test_spaces_in_an_nhs_number_are_forgiven(doctor):
    number = journeys.nhs_number()
    assert sent(doctor, first=who(nhs_number=f"{number[:3]} {number[3:6]} {number[6:]}")).person.nhs_number == number


def test_a_referral_can_be_made_without_an_nhs_number(doctor):
    assert sent(doctor, first=who(nhs_number="", number_unknown="on")).person.nhs_number is None


def test_a_birth_date_in_the_future_is_refused(doctor):
    tomorrow = timezone.localdate() + timedelta(days=1)
    born = {"born_on_day": tomorrow.day, "born_on_month": tomorrow.month, "born_on_year": tomorrow.year}
    assert "Date of birth must be today or in the past" in words(doctor.post(START, who(**born)))


def test_an_error_is_told_in_the_title_of_the_page(doctor):
    assert "<title>Error: " in words(doctor.post(START, who(family_name="")))


def test_an_error_clears_nothing_that_was_typed(doctor):
    assert 'value="01632 960123"' in words(doctor.post(START, who(family_name="")))


def test_an_error_on_the_first_page_keeps_nothing(doctor):
    doctor.post(START, who(family_name=""))
    assert not Draft.objects.exists()


def test_a_person_nobody_could_reach_is_refused(doctor):
    assert "Enter a phone number or an address" in words(doctor.post(START, who(phone="")))


def test_risks_to_staff_must_be_described_when_there_are_any(doctor):
    address = doctor.post(START, who())["Location"]
    assert "Enter what the risks to staff are" in words(doctor.post(address, why(staff_risk="known")))


def test_a_patient_has_a_long_term_condition(doctor):
    address = doctor.post(START, who())["Location"]
    assert "Select at least one long-term condition" in words(doctor.post(address, why(conditions=[])))


def test_a_carer_need_not_have_a_condition(doctor):
    assert sent(doctor, first=who(subject="carer"), second=why(conditions=[])).subject == "carer"


def test_nobody_is_referred_who_did_not_agree(doctor):
    address = doctor.post(doctor.post(START, who())["Location"], why())["Location"]
    assert "cannot take on somebody who did not agree" in words(doctor.post(address, {**AGREED, "service": "no"}))


def test_find_fills_in_somebody_on_the_practices_list(doctor, place):
    known = journeys.person(place)
    address = doctor.post(START, {"nhs_number": known.nhs_number, "find": "1"})["Location"]
    assert f'value="{known.family_name}"' in words(doctor.get(address))


def test_finding_somebody_is_written_in_the_audit_trail(doctor, place):
    known = journeys.person(place)
    doctor.post(START, {"nhs_number": known.nhs_number, "find": "1"})
    assert Entry.objects.views().about(known.pk).filter(by=place.doctor).exists()


def test_find_does_not_find_people_of_another_practice(doctor, place):
    other = journeys.person(place, practice=place.other_practice)
    reply = doctor.post(START, {"nhs_number": other.nhs_number, "find": "1"})
    assert "Nobody on your practice&#39;s list has this number" in words(reply)


def test_somebody_found_is_referred_under_their_record(doctor, place):
    known = journeys.person(place)
    address = doctor.post(START, {"nhs_number": known.nhs_number, "find": "1"})["Location"]
    reply = doctor.post(address, who(nhs_number=known.nhs_number, given_name="Wilfred", family_name="Ashdown"))
    for answers in (why(), AGREED, {}):
        reply = doctor.post(reply["Location"], answers)
    assert Referral.objects.get().person == known


def like(known, **others):
    born = {"born_on_day": known.born_on.day, "born_on_month": known.born_on.month, "born_on_year": known.born_on.year}
    named = {"given_name": known.given_name, "family_name": known.family_name, "postcode": known.postcode}
    return who(**{"nhs_number": "", "number_unknown": "on", **named, **born, **others})


def test_somebody_likely_to_be_known_is_asked_about(doctor, place):
    assert page_of(doctor.post(START, like(journeys.person(place), given_name="Wilfrid"))) == "known"


def test_the_same_person_is_referred_under_the_known_record(doctor, place):
    known = journeys.person(place)
    reply = doctor.post(START, like(known, given_name="Wilfrid"))
    for answers in ({"known": str(known.pk)}, why(), AGREED, {}):
        reply = doctor.post(reply["Location"], answers)
    assert (Referral.objects.get().person, Person.objects.count()) == (known, 1)


def test_a_new_phone_number_of_somebody_known_is_written_down(doctor, place):
    known = journeys.person(place)
    reply = doctor.post(START, like(known, phone="01632 960777"))
    for answers in ({"known": str(known.pk)}, why(), AGREED, {}):
        reply = doctor.post(reply["Location"], answers)
    known.refresh_from_db()
    assert known.phone == "01632 960777"


def test_somebody_else_gets_a_record_of_their_own(doctor, place):
    known = journeys.person(place)
    reply = doctor.post(START, like(known))
    for answers in ({"known": "somebody_else"}, why(), AGREED, {}):
        reply = doctor.post(reply["Location"], answers)
    assert Referral.objects.get().person != known


def test_the_same_nhs_number_cannot_be_somebody_else(doctor, place):
    known = journeys.person(place)
    address = doctor.post(START, like(known, nhs_number=known.nhs_number))["Location"]
    assert "already belongs to a known record" in words(doctor.post(address, {"known": "somebody_else"}))


def test_nothing_of_a_record_of_another_practice_is_shown(doctor, place):
    other = journeys.person(place, practice=place.other_practice, given_name="Wilhelmina")
    address = doctor.post(START, like(other, given_name="Wilhelmine"))["Location"]
    shown = words(doctor.get(address))
    assert "another practice" in shown and "Wilhelmina" not in shown


def test_a_record_of_another_practice_keeps_its_phone_number(doctor, place):
    other = journeys.person(place, practice=place.other_practice)
    reply = doctor.post(START, like(other, phone="01632 960777"))
    for answers in ({"known": str(other.pk)}, why(), AGREED, {}):
        reply = doctor.post(reply["Location"], answers)
    other.refresh_from_db()
    assert other.phone == "01632 960001"


def test_changing_who_it_is_asks_again_whether_they_are_known(doctor, place):
    check = answered(doctor)
    assert page_of(doctor.post(sibling(check, "who"), like(journeys.person(place)))) == "known"


def test_a_carer_is_linked_to_the_person_they_care_for(doctor, place):
    cared_for = journeys.person(place)
    first = who(subject="carer", cared_for_number=cared_for.nhs_number)
    person = sent(doctor, first=first, second=why(conditions=[])).person
    assert CareLink.objects.get().carer == person


def test_the_person_cared_for_can_be_given_by_name(doctor, place):
    cared_for = journeys.person(place)
    sent(doctor, first=who(subject="carer", cared_for_name="wilfred  ashdown"), second=why(conditions=[]))
    assert CareLink.objects.get().cared_for == cared_for


def test_the_person_cared_for_must_be_on_the_practices_list(doctor, place):
    other = journeys.person(place, practice=place.other_practice)
    reply = doctor.post(START, who(subject="carer", cared_for_number=other.nhs_number))
    assert "Nobody on your practice&#39;s list was found by this" in words(reply)


def test_a_number_of_somebody_with_an_open_referral_is_told_of_on_the_first_page(doctor, place):
    known = journeys.received(place).person
    assert OPEN_ALREADY in words(doctor.post(START, like(known, nhs_number=known.nhs_number)))


OPEN_ALREADY = "This person has an open referral already."


def test_the_open_referral_of_the_same_person_is_opened(doctor, place):
    referral = journeys.received(place)
    address = doctor.post(START, like(referral.person))["Location"]
    shown = doctor.post(address, {"known": str(referral.person.pk)}, follow=True)
    assert shown.redirect_chain[-1][0] == reverse("practice:referral", args=[referral.pk])
    assert "Wilfred Ashdown has an open referral already, and this is it." in words(shown)


@pytest.mark.parametrize("role", ["manager", "advisor"])
def test_who_takes_referrals_is_led_to_the_open_one_too(place, role):
    referral, user = journeys.allocated(place), signed_in(getattr(place, role))
    told = like(referral.person, practice=str(place.practice.pk), asked_by="family")
    shown = user.post(user.post(START, told)["Location"], {"known": str(referral.person.pk)}, follow=True)
    assert (shown.status_code, "and this is it" in words(shown)) == (200, True)


def test_an_open_referral_that_is_followed_elsewhere_is_only_told_of(doctor, place):
    known = journeys.received(place).person
    Person.objects.update(practice=place.other_practice)
    Referral.objects.update(practice=place.other_practice, sender=place.other_practice)
    address = doctor.post(START, like(known))["Location"]
    assert OPEN_ALREADY in words(doctor.post(address, {"known": str(known.pk)}))


def test_somebody_who_died_is_told_of_before_the_other_pages(doctor, place):
    person = journeys.person(place)
    record_death(person=person, died_on=journeys.ago(2), by=place.doctor, version=person.version)
    answer = doctor.post(reverse("practice:refer"), {"find": "", "nhs_number": person.nhs_number})
    assert "says that this person has died" in words(answer)


@pytest.mark.parametrize(("subject", "told"), [("patient", False), ("carer", True)])
def test_only_a_carer_is_told_that_they_need_no_condition(doctor, subject, told):
    begun = doctor.post(START, who(subject=subject))["Location"]
    assert ("A carer need not have one" in words(doctor.get(begun))) is told


def test_find_tells_of_an_open_referral(doctor, place):
    known = journeys.received(place).person
    assert OPEN_ALREADY in words(doctor.post(START, {"nhs_number": known.nhs_number, "find": "1"}))


@pytest.fixture
def overtaken(doctor, place):
    """The address of a page that checks answers, of somebody who was referred in the meantime."""
    known = journeys.person(place)
    reply = doctor.post(START, like(known))
    for answers in ({"known": str(known.pk)}, why(), AGREED):
        reply = doctor.post(reply["Location"], answers)
    journeys.received(place, who=known)
    return reply["Location"]


def test_somebody_referred_in_the_meantime_is_not_referred_twice(doctor, overtaken):
    assert OPEN_ALREADY in words(doctor.post(overtaken, {}))


def test_a_referral_that_is_refused_writes_nothing(doctor, overtaken):
    before = Entry.objects.exclude(event="PERSON_VIEWED").count()
    doctor.post(overtaken, {})
    assert Entry.objects.exclude(event="PERSON_VIEWED").count() == before


def test_a_referral_that_is_refused_leaves_the_answers_as_they_were(doctor, overtaken):
    doctor.post(overtaken, {})
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("role", ["provider", "commissioner", "administrator", "enabler"])
def test_others_do_not_refer(client_of, role):
    assert client_of(role).get(START).status_code == 403


def test_nobody_refers_without_signing_in(client):
    assert client.get(START)["Location"].startswith(reverse("accounts:sign_in"))
