"""Who may open the advisor's desk, whose records, and what is written down of it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.reviews import actions as reviews
from tests.support import journeys
from tests.support.service import signed_in

NOBODY = UUID(int=0)
LISTS = ["today", "caseload", "week", "day", "reviews", "people", "concerns"]
OF_A_PERSON = ["person", "consent", "details", "death", "raise_concern"]
OF_A_REFERRAL = ["contacts", "log", "plan", "assess", "find", "review", "unable", "distance", "close"]
OF_A_CONTACT = ["complete", "move", "cancel"]
OF_A_SERVICE = ["offer", "refer"]
OF_AN_ONWARD = ["news"]
PAGES = [*OF_A_PERSON, *OF_A_REFERRAL, *OF_A_CONTACT, *OF_A_SERVICE, *OF_AN_ONWARD]
OTHERS = ["practice", "provider", "commissioner", "administrator"]


@pytest.fixture
def referral(place):
    return journeys.assessed(place, staff_risk="known", staff_risk_text="Large dog")


@pytest.fixture
def address(place, referral):
    """The address of a page about the referral, or about nobody: `address("log")`, `address("log", NOBODY)`."""
    day = journeys.today() + timedelta(days=1)
    contact = contacts.plan(referral=referral, by=place.advisor, kind="visit", purpose="support", on=day)
    service = journeys.service(place)
    asked = {"kind": "funded_vcs", "ask": "Please welcome him.", "made_on": journeys.today()}
    sent = onward.refer(referral=referral, service=journeys.service(place, name="Elsewhere"), by=place.advisor, **asked)

    def of(page, whose=None):
        last = {
            "complete": contact.pk,
            "cancel": contact.pk,
            "move": contact.pk,
            "offer": service.pk,
            "refer": service.pk,
            "news": sent.pk,
        }.get(page)
        first = whose or (referral.person_id if page in OF_A_PERSON else referral.pk)
        own = [] if page in LISTS else [first] if last is None else [first, last]
        return reverse(f"caseload:{page}", args=own)

    return of


@pytest.mark.parametrize("page", [*LISTS, *PAGES])
def test_an_advisor_opens_every_page_of_their_own_caseload(place, address, page):
    assert signed_in(place.advisor).get(address(page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_the_page_of_another_advisors_person_does_not_exist(place, address, page):
    assert signed_in(place.other_advisor).get(address(page)).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_nothing_can_be_sent_to_the_page_of_another_advisors_person(place, address, page):
    assert signed_in(place.other_advisor).post(address(page)).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_the_page_of_nobody_does_not_exist(place, address, page):
    assert signed_in(place.advisor).get(address(page, NOBODY)).status_code == 404


@pytest.mark.parametrize("page", [*LISTS, *PAGES])
@pytest.mark.parametrize("role", OTHERS)
def test_the_desk_is_closed_to_other_roles(make_user, address, page, role):
    assert signed_in(make_user(role)).get(address(page)).status_code == 403


@pytest.mark.parametrize("page", [*LISTS, *PAGES])
def test_who_is_not_signed_in_is_sent_to_the_door(address, page):
    answer = Client().get(address(page))
    assert answer.headers["Location"].startswith(reverse("accounts:sign_in"))


@pytest.mark.parametrize("page", ["person", "people", "raise_concern", "concerns"])
def test_the_manager_may_read(place, address, page):
    assert signed_in(place.manager).get(address(page)).status_code == 200


@pytest.mark.parametrize("page", ["today", "caseload", "reviews", "consent", "details", "refer", "close", "log"])
def test_the_manager_does_not_do_the_advisors_work(place, address, page):
    assert signed_in(place.manager).get(address(page)).status_code == 403


def test_a_manager_reading_a_record_is_offered_nothing_to_do(place, address, referral):
    shown = signed_in(place.manager).get(address("person")).content.decode()
    assert reverse("caseload:log", args=[referral.pk]) not in shown


@pytest.mark.parametrize("page", PAGES)
def test_looking_at_a_person_is_written_down(place, address, referral, page):
    signed_in(place.advisor).get(address(page))
    seen = Entry.objects.views().about(referral.person_id).get()
    assert (seen.by, seen.detail) == (place.advisor, {"page": f"caseload:{page}"})


@pytest.mark.parametrize("page", PAGES)
def test_what_staff_must_mind_is_on_every_page_of_the_person(place, address, page):
    assert "Large dog" in signed_in(place.advisor).get(address(page)).content.decode()


def test_another_referrals_contact_is_not_found_under_this_one(place, address):
    other = journeys.allocated(place)
    planned = contacts.plan(referral=other, by=place.advisor, kind="visit", purpose="support", on=journeys.today())
    mixed = address("complete").replace(address("complete").split("/")[-2], str(planned.pk))
    assert signed_in(place.advisor).get(mixed).status_code == 404


def test_a_referral_passed_on_is_gone_from_the_earlier_advisors_desk(place, address, referral):
    referrals.allocate(referral=referral, advisor=place.other_advisor, by=place.manager, version=referral.version)
    assert signed_in(place.advisor).get(address("person")).status_code == 404


def test_a_service_taken_off_the_menu_is_not_found(place, address, referral):
    gone = journeys.service(place, name="Gone", active=False)
    assert signed_in(place.advisor).get(reverse("caseload:refer", args=[referral.pk, gone.pk])).status_code == 404


def test_a_closed_referral_can_still_be_read_by_its_advisor_for_a_while(place, address, referral):
    closing = {"reason": "goals_met", "message": "Thank you.", "on": journeys.today(), "version": referral.version}
    reviews.close(referral=referral, by=place.advisor, **closing)
    assert signed_in(place.advisor).get(address("person")).status_code == 200
