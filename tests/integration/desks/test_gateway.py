"""The gateway manager allocates, declines, and sees who has how much to do."""

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.referrals import actions
from tests.support import journeys
from tests.support.pages import links, rows, words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db

LISTS = ["home", "team", "referrals", "late", "visits", "cover", "duplicates", "merges", "export"]
PAGES = ["referral", "allocate", "decline", "reopen"]


@pytest.fixture
def manager(place):
    return signed_in(place.manager)


@pytest.fixture
def referral(place):
    return journeys.received(place, referred_on=journeys.ago(9))


def address(page, *args):
    return reverse(f"gateway:{page}", args=args)


@pytest.mark.parametrize("page", LISTS)
def test_every_list_opens(manager, referral, page):
    assert manager.get(address(page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_referral_opens(manager, referral, page):
    assert manager.get(address(page, referral.pk)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_looking_at_a_referral_is_written_down(manager, place, referral, page):
    manager.get(address(page, referral.pk))
    assert Entry.objects.views().about(referral.person_id).filter(by=place.manager).count() == 1


@pytest.mark.parametrize("page", PAGES)
def test_a_referral_that_does_not_exist_is_not_found(manager, page):
    assert manager.get(address(page, "00000000-0000-0000-0000-000000000000")).status_code == 404


@pytest.mark.parametrize("page", [*LISTS, *PAGES])
@pytest.mark.parametrize("role", ["practice", "advisor", "provider", "commissioner", "administrator"])
def test_the_desk_is_for_gateway_managers(client_of, referral, page, role):
    args = [referral.pk] if page in PAGES else []
    assert client_of(role).get(address(page, *args)).status_code == 403


def test_the_longest_wait_comes_first(manager, place, referral):
    journeys.received(place, referred_on=journeys.ago(20))
    assert [row[2][:7].strip() for row in rows(manager.get(address("home")))] == ["20 days", "9 days"]


def test_an_allocated_referral_waits_no_longer(manager, place, referral):
    manager.post(address("allocate", referral.pk), {"advisor": place.advisor.pk, "version": referral.version})
    assert rows(manager.get(address("home"))) == []


def test_the_referral_goes_to_the_advisor_who_was_chosen(manager, place, referral):
    manager.post(address("allocate", referral.pk), {"advisor": place.other_advisor.pk, "version": referral.version})
    referral.refresh_from_db()
    assert (referral.advisor, referral.state) == (place.other_advisor, "allocated")


def test_who_allocated_is_written_in_the_audit_trail(manager, place, referral):
    manager.post(address("allocate", referral.pk), {"advisor": place.advisor.pk, "version": referral.version})
    assert Entry.objects.get(event="REFERRAL_ALLOCATED", subject=referral.pk).by == place.manager


def test_the_advisor_who_knows_the_practice_is_suggested_first(manager, place, referral):
    journeys.allocated(place)
    page = words(manager.get(address("allocate", referral.pk)))
    assert page.index("Ada Advisor") < page.index("Bea Advisor")


def test_why_an_advisor_is_suggested_is_shown(manager, place, referral):
    journeys.allocated(place)
    assert "Knows the practice, 1 of 70 cases" in words(manager.get(address("allocate", referral.pk)))


def test_an_advisor_must_be_chosen(manager, referral):
    assert "Select an advisor" in words(manager.post(address("allocate", referral.pk), {"version": referral.version}))


def test_only_an_advisor_can_be_chosen(manager, place, referral):
    manager.post(address("allocate", referral.pk), {"advisor": place.doctor.pk, "version": referral.version})
    referral.refresh_from_db()
    assert referral.advisor is None


def test_two_managers_at_once_do_not_overwrite_each_other(manager, place, referral):
    old = referral.version
    actions.allocate(referral=referral, advisor=place.advisor, by=place.manager, version=old)
    reply = manager.post(address("allocate", referral.pk), {"advisor": place.other_advisor.pk, "version": old})
    referral.refresh_from_db()
    assert (reply.status_code, referral.advisor) == (409, place.advisor)


def test_the_second_manager_sees_both_choices(manager, place, referral):
    old = referral.version
    actions.allocate(referral=referral, advisor=place.advisor, by=place.manager, version=old)
    reply = words(manager.post(address("allocate", referral.pk), {"advisor": place.other_advisor.pk, "version": old}))
    assert "Bea Advisor" in reply and "Ada Advisor" in reply


def test_allocating_twice_by_a_double_click_is_done_once(manager, place, referral):
    answers = {"advisor": place.advisor.pk, "version": referral.version, "token": "once"}
    for _ in range(2):
        reply = manager.post(address("allocate", referral.pk), answers)
    assert (reply.status_code, Entry.objects.filter(event="REFERRAL_ALLOCATED").count()) == (302, 1)


def test_a_declined_referral_says_why(manager, referral):
    answers = {"reason": "wrong_area", "note": "Lives in the next borough.", "version": referral.version}
    manager.post(address("decline", referral.pk), answers)
    referral.refresh_from_db()
    assert (referral.state, referral.close_reason) == ("declined", "wrong_area")


def test_the_practice_reads_why_a_referral_was_declined(manager, place, referral):
    answers = {"reason": "wrong_area", "note": "Lives in the next borough.", "version": referral.version}
    manager.post(address("decline", referral.pk), answers)
    page = signed_in(place.doctor).get(reverse("practice:referral", args=[referral.pk]))
    assert "Lives in the next borough." in words(page)


def test_another_reason_must_be_told(manager, referral):
    reply = manager.post(address("decline", referral.pk), {"reason": "other", "version": referral.version})
    assert "Enter the reason, so that the practice knows" in words(reply)


def test_a_referral_that_ended_cannot_be_allocated(manager, place, referral):
    actions.decline(referral=referral, reason="duplicate", by=place.manager, version=referral.version)
    reply = manager.post(address("allocate", referral.pk), {"advisor": place.advisor.pk, "version": referral.version})
    assert "Ask the practice for a new referral." in words(reply)


def test_the_team_page_counts_as_many_open_cases_as_its_list_holds(manager, place):
    journeys.allocated(place)
    journeys.assessed(place)
    ended = journeys.allocated(place)
    actions.decline(referral=ended, reason="duplicate", by=place.manager, version=ended.version)
    team = manager.get(address("team"))
    cases = next(row[1] for row in rows(team) if row[0] == "Ada Advisor")
    assert (cases, len(rows(manager.get(links(team)["2"])))) == ("2", 2)


@pytest.mark.parametrize("question", ["state", "practice", "advisor"])
def test_the_list_can_be_asked_for_one(manager, place, question):
    journeys.received(place)
    mine = journeys.allocated(place)
    wanted = {"state": "allocated", "practice": place.practice.pk, "advisor": place.advisor.pk}[question]
    found = {row[7] for row in rows(manager.get(address("referrals"), {question: wanted}))}
    assert mine.reference in found and len(found) == (2 if question == "practice" else 1)


def test_a_referral_is_found_by_the_beginning_of_a_name(manager, referral):
    assert len(rows(manager.post(address("referrals"), {"words": "ashd"}))) == 1


@pytest.mark.parametrize("typed", ["Ashdwon", "Wilfred Ashdown", "28/02/1938"])
def test_a_referral_is_found_by_whatever_finds_the_person(manager, referral, typed):
    assert len(rows(manager.post(address("referrals"), {"words": typed}))) == 1


def test_a_referral_is_found_by_its_reference(manager, referral):
    assert len(rows(manager.post(address("referrals"), {"words": referral.reference.lower()}))) == 1


def test_a_filter_that_makes_no_sense_is_explained(manager, referral):
    assert "There is a problem" in words(manager.get(address("referrals"), {"state": "dancing"}))
