"""What changed on the menu: kept in words, told in sentences, read by each in their own time."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.menu import actions, queries
from commonweal.service.menu.models import Change, Reading
from tests.support import journeys

pytestmark = pytest.mark.django_db


@pytest.fixture
def choir(place):
    return journeys.service(place, name="Choir", funded=False)


def long_ago(*changes, days=400):
    for each in changes or Change.objects.all():
        Change.objects.filter(pk=each.pk).update(at=timezone.now() - timedelta(days=days))


def told(since=30, until=0):
    return [each.sentence for each in queries.changes(journeys.ago(since), journeys.ago(until))]


@pytest.fixture
def known(choir):
    """A choir that has been there for long."""
    long_ago()
    return choir


def amend(place, service, **changes):
    return actions.amend_service(service=service, by=place.manager, version=service.version, **changes)


def test_a_new_service_is_told_with_who_and_what(place, choir):
    assert told() == ["New on the menu: Choir, by Growing Together (physical activity)."]


def test_of_a_new_service_nothing_else_is_told(place, choir):
    amend(place, choir, cost="£2")
    assert len(told()) == 1


def test_every_field_that_changed_is_kept_with_before_and_after(place, known):
    amend(place, known, cost="£2", needs=["mood"], at_home=True, cost_pence=200)
    kept = {each.what: (each.before, each.after) for each in queries.history(known) if each.what != "added"}
    assert kept == {
        "cost": ("", "£2"),
        "needs": ("", "Low mood or anxiety"),
        "at_home": ("No", "Yes"),
        "cost_pence": ("", "£2.00"),
    }


def test_what_stays_as_it_was_is_not_told(place, known):
    amend(place, known, cost=known.cost)
    assert queries.history(known).exclude(what="added").count() == 0


def test_a_change_of_no_interest_to_those_who_send_people_is_kept_and_not_told(place, known):
    amend(place, known, contact="Ring Jo")
    assert queries.history(known).filter(what="contact").exists()
    assert told() == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": "Sing out"}, "Choir is now called Sing out."),
        ({"cost_pence": 0}, "Choir: the price of a session is now Free."),
        ({"eligibility": "For men"}, "Choir says differently who it is for: For men."),
        ({"way_in": "self"}, "how to get in has changed. The person gets in touch themselves."),
    ],
)
def test_changes_are_told_as_sentences(place, known, changes, sentence):
    amend(place, known, **changes)
    assert sentence in told()[0]


def test_room_is_told_with_the_weeks_to_wait(place, known):
    actions.set_capacity(service=known, by=place.worker, capacity="waiting", waiting_weeks=6)
    assert told() == ["Choir: Waiting list, about 6 weeks. Before: Taking people."]


def test_what_came_and_went_between_is_not_told(place, known):
    actions.set_capacity(service=known, by=place.worker, capacity="full")
    actions.set_capacity(service=known, by=place.worker, capacity="taking")
    assert told() == []


def test_several_changes_of_one_kind_are_told_from_the_first_to_the_last(place, known):
    for price in (100, 200, 300):
        known = amend(place, known, cost_pence=price)
    assert told() == ["Choir: the price of a session is now £3.00."]


def test_a_closing_is_told_with_its_reason_and_nothing_else(place, known):
    amend(place, known, cost="£2")
    actions.close_service(service=known, by=place.manager, version=known.version, why="No pianist.")
    assert told() == ["Choir by Growing Together is no longer on the menu. No pianist."]


def test_a_service_that_came_and_went_is_not_told(place, choir):
    actions.close_service(service=choir, by=place.manager, version=choir.version)
    assert told() == []


def test_a_service_that_is_back_is_told_and_counts_as_checked(place, known):
    actions.close_service(service=known, by=place.manager, version=known.version)
    long_ago()
    actions.reopen_service(service=known, by=place.worker, version=known.version)
    assert told() == ["Choir by Growing Together is on the menu again."]
    assert known.checked_by == place.worker


def test_a_session_is_told_as_the_timetable_before_and_after(place, known):
    session = journeys.runs(place, known, weekday=1)
    long_ago()
    later = {"weekday": 1, "opens_at": time(14), "closes_at": time(16), "venue": session.venue}
    actions.amend_schedule(schedule=session, by=place.manager, version=session.version, **later)
    assert told() == [
        "Choir runs at other times or places: Tuesday, 2:00pm to 4:00pm at Hall. "
        "Before: Tuesday, 10:00am to 12:00pm at Hall."
    ]


def test_a_session_that_ends_is_removed_and_its_history_kept(place, known):
    session = journeys.runs(place, known)
    actions.remove_schedule(schedule=session, by=place.manager, version=session.version)
    assert known.schedules.count() == 0
    assert queries.history(known).first().before == "Tuesday, 10:00am to 12:00pm at Hall"


def test_a_session_somebody_else_changed_is_not_removed(place, known):
    session = journeys.runs(place, known)
    with pytest.raises(Stale):
        actions.remove_schedule(schedule=session, by=place.manager, version=session.version + 1)
    assert known.schedules.count() == 1


def test_a_move_is_told_once_with_all_that_runs_there(place, known):
    session = journeys.runs(place, known)
    band = journeys.service(place, name="Band", funded=False)
    actions.add_schedule(
        by=place.manager, service=band, venue=session.venue, weekday=2, opens_at=time(9), closes_at=time(10)
    )
    long_ago()
    actions.amend_venue(venue=session.venue, by=place.manager, version=1, name="Hall", postcode="ZZ9 9ZZ")
    (sentence,) = told()
    assert sentence.endswith("have moved to Hall, ZZ9 9ZZ. Before: Hall, ZZ1 1AA.")
    assert "Band" in sentence and "Choir" in sentence


def test_only_the_days_asked_for_are_told_both_included(place, choir):
    long_ago(days=5)
    assert told(since=5, until=5) != []
    assert told(since=4) == []
    assert told(since=30, until=6) == []


def test_what_was_read_is_not_new_and_what_comes_after_is(place, known):
    amend(place, known, cost="£2")
    assert len(queries.unread(place.doctor)) == 1
    actions.mark_read(by=place.doctor)
    assert queries.unread(place.doctor) == []
    amend(place, known, way_in="self")
    assert len(queries.unread(place.doctor)) == 1


def test_each_reads_for_themselves(place, known):
    amend(place, known, cost="£2")
    actions.mark_read(by=place.doctor)
    assert len(queries.unread(place.advisor)) == 1


def test_what_changed_after_the_page_was_shown_stays_new(place, known):
    shown = timezone.now()
    amend(place, known, cost="£2")
    actions.mark_read(by=place.doctor, until=shown)
    assert len(queries.unread(place.doctor)) == 1


def test_what_was_read_is_not_unread_by_an_older_page(place, known):
    amend(place, known, cost="£2")
    shown = timezone.now() - timedelta(days=1)
    actions.mark_read(by=place.doctor)
    actions.mark_read(by=place.doctor, until=shown)
    assert queries.unread(place.doctor) == []


def test_nobody_reads_ahead(place, known):
    actions.mark_read(by=place.doctor, until=timezone.now() + timedelta(days=9))
    assert Reading.objects.get().read_at <= timezone.now()


def test_who_never_read_is_told_of_the_last_weeks_only(place, known):
    assert queries.unread(place.doctor) == []


def test_the_number_of_statements_does_not_grow_with_the_changes(place, known, django_assert_num_queries):
    for number in range(12):
        journeys.service(place, name=f"Service {number}", funded=False)
    with django_assert_num_queries(1):
        assert len(queries.changes(journeys.ago(1), journeys.today())) == 12


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"needs": ["cake"]}, "needs from the list"),
        ({"access": ["helipad"]}, "place offers from the list"),
        ({"languages": ["tlh"]}, "languages from the list"),
        ({"minimum_age": 60, "maximum_age": 50}, "below the youngest"),
        ({"way_in": "window"}, "how people get into"),
        ({"check_days": 0}, "at least 1"),
    ],
)
def test_what_the_menu_does_not_know_is_refused(place, known, details, said):
    with pytest.raises(ActionRefused, match=said):
        amend(place, known, **details)


def test_the_next_check_is_due_after_the_days_of_the_entry(place, known):
    amend(place, known, check_days=30)
    assert known.check_due_on == journeys.ago(-30)


def test_confirming_says_by_whom_and_when_it_is_due_again(place, known):
    actions.confirm(service=known, by=place.worker)
    assert (known.checked_by, known.check_due_on) == (place.worker, journeys.ago(-180))


def test_a_block_keeps_what_is_taken(place):
    service = journeys.service(place, places=3)
    journeys.referred_on(place, where=service)
    journeys.referred_on(place, where=service)
    block = service.blocks.get()
    told = {"starts_on": block.starts_on, "ends_on": block.ends_on, "weeks": 12, "version": 1, "by": place.manager}
    with pytest.raises(ActionRefused, match="2 places of this block are taken"):
        actions.amend_block(block=block, places=1, **told)
    assert actions.amend_block(block=block, places=2, **told).places == 2


def test_what_is_off_the_menu_is_not_closed_twice(place, known):
    actions.close_service(service=known, by=place.manager, version=known.version)
    with pytest.raises(ActionRefused, match="off the menu already"):
        actions.close_service(service=known, by=place.manager, version=known.version)


def test_every_change_is_audited(place, known):
    actions.set_capacity(service=known, by=place.worker, capacity="full")
    assert Entry.objects.filter(event="CAPACITY_TOLD", by=place.worker, subject=known.pk).exists()
