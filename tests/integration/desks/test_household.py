"""Carers and household: said by somebody, shown by name, and never an address."""

import pytest
from django.urls import reverse

from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.onward import queries as onward
from commonweal.service.people import actions as people
from commonweal.service.people import queries
from commonweal.service.people.models import Alike, CareLink
from tests.support import journeys
from tests.support.pages import links, words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db
HIDDEN = "4 Quiet Yard"


@pytest.fixture
def wilfred(place):
    return journeys.allocated(place).person


@pytest.fixture
def clara(place):
    details = {"given_name": "Clara", "family_name": "Cowslip", "address": HIDDEN}
    return journeys.allocated(place, who=journeys.person(place, **details)).person


@pytest.fixture
def advisor(place):
    return signed_in(place.advisor)


def address(page, *keys):
    return reverse(f"caseload:{page}", args=keys)


def tied(advisor, one, other, tie, **more):
    return advisor.post(address("tie", one.pk, other.pk), {"tie": tie, **more}, follow=True)


def test_the_other_person_is_found_by_name(advisor, wilfred, clara):
    found = links(advisor.post(address("household", wilfred.pk), {"text": "Cowslp"}))
    assert found["Clara Cowslip"] == address("tie", wilfred.pk, clara.pk)


@pytest.mark.parametrize(
    ("tie", "said"),
    [("lives", "Clara Cowslip"), ("cares", "Is cared for by"), ("cared_for", "Cares for")],
)
def test_what_two_people_are_to_each_other_is_shown(advisor, wilfred, clara, tie, said):
    assert said in words(tied(advisor, wilfred, clara, tie))


def test_two_who_live_together_are_in_one_household(advisor, wilfred, clara):
    tied(advisor, wilfred, clara, "lives")
    assert [each.person for each in queries.housemates(clara)] == [clara, wilfred]


def test_the_same_address_makes_no_household(place, wilfred):
    journeys.person(place, given_name="Vera", postcode=wilfred.postcode)
    assert queries.housemates(wilfred) == []


def test_who_lives_with_others_already_is_not_moved(place, wilfred, clara, advisor):
    for one in (wilfred, clara):
        other = journeys.person(place, given_name="Vera", family_name=f"With {one.given_name}")
        people.live_together(person=one, other=other, by=place.advisor)
    assert "End one of the two households first" in words(tied(advisor, wilfred, clara, "lives"))


def test_the_last_one_left_is_no_household(place, wilfred, clara, advisor):
    people.live_together(person=wilfred, other=clara, by=place.advisor)
    member = queries.housemates(wilfred)[0]
    advisor.post(address("leave", wilfred.pk, member.pk), {"version": member.version})
    assert queries.housemates(clara) == []


def test_a_link_between_carer_and_cared_for_can_be_ended(place, wilfred, clara, advisor):
    link = people.link_carer(carer=wilfred, cared_for=clara, by=place.advisor)
    advisor.post(address("end_care", wilfred.pk, link.pk))
    assert not CareLink.objects.exists() and Entry.objects.filter(event="CARER_UNLINKED").count() == 1


def test_the_gateway_is_asked_whether_two_records_are_one(advisor, place, wilfred, clara):
    tied(advisor, wilfred, clara, "same", relation="Same phone")
    assert Alike.objects.get(asked_by=place.advisor).note == "Same phone"


def test_what_they_are_to_each_other_must_be_said(advisor, wilfred, clara):
    assert "Select what they are to each other" in words(tied(advisor, wilfred, clara, ""))


def test_somebody_whom_the_advisor_may_not_see_cannot_be_tied(advisor, place, wilfred):
    foreign = journeys.person(place, given_name="Fay")
    assert tied(advisor, wilfred, foreign, "lives").status_code == 404


@pytest.mark.parametrize("page", ["person", "household"])
def test_an_address_that_is_not_shared_is_on_no_carers_page(advisor, place, wilfred, clara, page):
    people.amend(person=clara, by=place.advisor, version=clara.version, address_hidden=True)
    people.link_carer(carer=wilfred, cared_for=clara, by=place.advisor)
    people.live_together(person=wilfred, other=clara, by=place.advisor)
    assert HIDDEN not in words(advisor.get(address(page, wilfred.pk)))


def test_an_address_that_is_not_shared_is_not_in_what_a_provider_sees(place, clara):
    people.amend(person=clara, by=place.advisor, version=clara.version, address_hidden=True)
    home = journeys.service(place, at_home=True)
    assert HIDDEN not in str(onward.preview(clara.referrals.get(), home, "Please"))


def test_the_advisor_is_told_that_the_address_is_not_shared(advisor, place, clara):
    people.amend(person=clara, by=place.advisor, version=clara.version, address_hidden=True)
    assert "Do not share this address" in words(advisor.get(address("person", clara.pk)))


@pytest.mark.parametrize("page", ["sheets", "day"])
def test_on_paper_an_address_that_is_not_shared_says_so(advisor, place, clara, page):
    people.amend(person=clara, by=place.advisor, version=clara.version, address_hidden=True)
    referral = clara.referrals.get()
    contacts.plan(referral=referral, by=place.advisor, kind="visit", purpose="support", on=journeys.today())
    shown = advisor.get(reverse(f"caseload:{page}"), {"who": referral.pk} if page == "sheets" else {})
    assert "Do not share this address" in words(shown)


def test_a_wish_on_the_merged_record_counts_for_the_one_that_is_kept(place, wilfred, clara):
    people.amend(person=clara, by=place.advisor, version=clara.version, address_hidden=True)
    versions = {"version": clara.version, "into_version": wilfred.version}
    people.merge(person=clara, into=wilfred, by=place.manager, **versions)
    assert (wilfred.hides_address, wilfred.shared_address) == (True, "")


@pytest.mark.parametrize(("hidden", "told"), [(True, False), (False, True)])
def test_a_team_is_not_told_an_address_that_is_not_shared(place, hidden, told):
    dora = journeys.person(place, given_name="Dora", address=HIDDEN, address_hidden=hidden)
    team = journeys.team(place.practice)
    people.relate(person=dora, why="referrer", organisation=team, by=place.advisor)
    nurse = signed_in(journeys.user(Role.TEAM, "Nell Nurse", team))
    typed = {"find": "1", "subject": "patient", "nhs_number": dora.nhs_number}
    shown = words(nurse.post(reverse("practice:refer"), typed, follow=True))
    assert ("Dora" in shown, HIDDEN in shown) == (True, told)
