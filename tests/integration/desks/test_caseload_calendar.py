"""The week, the sheet of a day, and what is done with several people at once."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.people import actions as people
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import signed_in


def visit(place, *, name="Visited", on=None, **details):
    who = journeys.person(place, family_name=name, address="1 High Street", access_needs="Deaf: text first")
    referral = journeys.allocated(place, who=who, **details)
    planned = {"kind": "visit", "purpose": "assessment", "at_time": time(14, 30)}
    return contacts.plan(referral=referral, by=place.advisor, on=on or journeys.today(), **planned)


def shown(client, page, day=None):
    return words(client.get(reverse(f"caseload:{page}"), {"day": day} if day else {}))


@pytest.mark.parametrize("page", ["week", "day"])
def test_what_is_planned_today_is_in_the_week_and_on_the_sheet(place, ada, page):
    visit(place)
    assert "Wilfred Visited" in shown(ada, page)


def test_the_sheet_has_all_that_is_needed_at_the_door(place, ada):
    visit(place, staff_risk="known", staff_risk_text="Large dog")
    sheet = shown(ada, "day")
    for fact in ("2:30pm", "1 High Street", "01632 960001", "Deaf: text first", "Large dog"):
        assert fact in sheet


def test_the_sheet_says_how_many_visits_have_risks_to_staff(place, ada):
    visit(place, staff_risk="known", staff_risk_text="Large dog")
    visit(place, name="Safe")
    assert "Risks to staff at 1 of them" in shown(ada, "day")


def test_no_number_and_no_illness_goes_out_of_the_house_on_paper(place, ada):
    contact = visit(place)
    sheet = shown(ada, "day")
    assert contact.referral.person.printed_nhs_number not in sheet
    assert "Diabetes" not in sheet


@pytest.mark.parametrize("page", ["week", "day", "today"])
def test_nobody_who_has_died_is_to_be_visited(place, ada, page):
    person = visit(place).referral.person
    people.record_death(person=person, died_on=journeys.today(), by=place.advisor, version=person.version)
    assert "Wilfred Visited" not in shown(ada, page)


@pytest.mark.parametrize("page", ["week", "day"])
def test_another_advisors_calendar_is_their_own(place, page):
    visit(place)
    assert "Wilfred Visited" not in shown(signed_in(place.other_advisor), page)


def test_each_person_on_the_sheet_is_seen_in_the_audit(place, ada):
    contact = visit(place)
    shown(ada, "day")
    entry = Entry.objects.views().about(contact.referral.person_id).get()
    assert (entry.by, entry.detail) == (place.advisor, {"page": "caseload:day"})


def test_the_week_begins_on_monday_and_has_both_its_ends(place):
    with time_machine.travel("2026-03-25T12:00", tick=False):
        for number in (22, 23, 29, 30):
            visit(place, name=f"On{number}", on=date(2026, 3, number) if number > 24 else None)
        Contact.objects.filter(referral__person__family_name="On22").update(on=date(2026, 3, 22))
        Contact.objects.filter(referral__person__family_name="On23").update(on=date(2026, 3, 23))
        week = shown(signed_in(place.advisor), "week")
    assert [number for number in (22, 23, 29, 30) if f"On{number}" in week] == [23, 29]


def test_a_day_that_is_none_shows_today(place, ada):
    visit(place)
    for typed in ("nonsense", "2026-02-31", "0001-01-01", "9999-12-31"):
        assert "Wilfred Visited" in shown(ada, "day", typed)


@pytest.mark.parametrize("page", ["week", "day"])
def test_a_fuller_calendar_asks_the_database_no_more_often(place, ada, page, django_assert_max_num_queries):
    visit(place)
    visit(place, name="Second")
    with django_assert_max_num_queries(14) as counted:
        shown(ada, page)
    for number in range(10):
        visit(place, name=f"More{number}")
    with django_assert_max_num_queries(len(counted)):
        shown(ada, page)


@pytest.fixture
def three(place):
    return [journeys.allocated(place, who=journeys.person(place, family_name=name)) for name in ("Ann", "Ben", "Cai")]


def plan_all(client, referrals, day, **typed):
    address = reverse("caseload:plan_all", query={"who": [str(each.pk) for each in referrals]})
    boxes = {"on_day": day.day, "on_month": day.month, "on_year": day.year}
    return client.post(address, {"kind": "phone", **boxes, **typed})


def test_a_call_is_planned_with_exactly_those_ticked(ada, three):
    plan_all(ada, three[:2], journeys.ago(-2))
    assert set(Contact.objects.values_list("referral", flat=True)) == {each.pk for each in three[:2]}


def test_who_is_ticked_is_named_before_anything_is_planned(ada, three):
    page = words(ada.get(reverse("caseload:plan_all", query={"who": [str(three[0].pk), str(three[2].pk)]})))
    assert [name for name in ("Ann", "Ben", "Cai") if f"Wilfred {name}" in page] == ["Ann", "Cai"]


def test_planning_twice_plans_once(ada, three):
    for _ in range(2):
        plan_all(ada, three, journeys.ago(-2), token="the-same")
    assert Contact.objects.count() == 3


def test_who_has_died_is_named_and_left_out(place, ada, three):
    person = three[0].person
    people.record_death(person=person, died_on=journeys.today(), by=place.advisor, version=person.version)
    assert "Wilfred Ann: has died" in words(
        ada.get(reverse("caseload:plan_all", query={"who": [str(each.pk) for each in three]}))
    )
    plan_all(ada, three, journeys.ago(-2))
    assert Contact.objects.count() == 2


def test_another_advisors_people_cannot_be_ticked(place, three):
    answer = plan_all(signed_in(place.other_advisor), three, journeys.ago(-2))
    assert answer.headers["Location"] == reverse("caseload:caseload")
    assert not Contact.objects.exists()


def test_a_day_that_has_passed_is_refused_for_all(ada, three):
    assert "must be today or in the future" in words(plan_all(ada, three, journeys.ago(1)))
    assert not Contact.objects.exists()


@pytest.mark.parametrize("page", ["plan_all", "sheets"])
@pytest.mark.parametrize("ticked", [[], ["nonsense"], ["00000000-0000-0000-0000-000000000000"]])
def test_ticking_nobody_says_so(ada, page, ticked):
    answer = ada.get(reverse(f"caseload:{page}", query={"who": ticked}), follow=True)
    assert "Tick at least one person first." in words(answer)


def test_there_is_a_sheet_for_each_of_those_ticked(place, ada, three):
    contacts.log(
        referral=three[0],
        by=place.advisor,
        kind="phone",
        purpose="first",
        outcome="reached",
        on=journeys.ago(1),
        note="Likes tea",
    )
    page = words(ada.get(reverse("caseload:sheets", query={"who": [str(each.pk) for each in three[:2]]})))
    assert page.count('<article class="caseload-sheet">') == 2
    assert "Likes tea" in page
    assert {entry.person for entry in Entry.objects.views()} == {each.person_id for each in three[:2]}


def test_more_sheets_ask_the_database_no_more_often(ada, three, django_assert_max_num_queries):
    def draw(referrals):
        ada.get(reverse("caseload:sheets", query={"who": [str(each.pk) for each in referrals]}))

    with django_assert_max_num_queries(14) as counted:
        draw(three[:1])
    with django_assert_max_num_queries(len(counted)):
        draw(three)


def test_a_contact_moved_is_in_the_week_it_was_moved_to(place, ada):
    contact = visit(place)
    later = journeys.today() + timedelta(days=14)
    contacts.move(contact=contact, by=place.advisor, version=contact.version, on=later, why="weather")
    assert "Wilfred Visited" not in shown(ada, "week")
    assert "Wilfred Visited" in shown(ada, "week", later.isoformat())
