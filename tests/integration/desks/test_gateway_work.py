"""The gateway's day: several allocated at once, what is late, who carries how much, lists taken as files."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from commonweal.domain.standards import STANDARDS
from commonweal.service.desks.gateway import queries
from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.oversight.queries import breaches
from commonweal.service.journey.referrals import actions
from commonweal.service.journey.referrals.models import Cover, Referral
from commonweal.service.people import actions as people
from commonweal.service.people import queries as known
from tests.support import journeys
from tests.support.pages import links, rows, words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(place):
    return signed_in(place.manager)


def address(page, *args):
    return reverse(f"gateway:{page}", args=args)


def received(place, many, **details):
    names = [{"given_name": f"Ann{number}", "born_on": date(1930 + number, 1, 1)} for number in range(many)]
    return [journeys.received(place, who=journeys.person(place, **each), **details) for each in names]


def shared(manager, referrals, advisor, **changes):
    """Confirm an advisor for each of these referrals."""
    asked = "&".join(f"who={each.pk}" for each in referrals)
    answers = {f"to_{each.pk.hex}": advisor.pk for each in referrals}
    answers |= {f"version_{each.pk.hex}": each.version for each in referrals}
    return manager.post(f"{address('share')}?{asked}", answers | changes, follow=True)


def test_several_referrals_are_allocated_at_once(manager, place):
    shared(manager, received(place, 3), place.advisor)
    assert Referral.objects.filter(advisor=place.advisor).count() == 3


def test_one_that_cannot_be_given_is_said_and_keeps_back_no_other(manager, place):
    first, second = received(place, 2)
    actions.decline(referral=first, reason="duplicate", by=place.manager, version=first.version)
    reply = words(shared(manager, [first, second], place.advisor, **{f"version_{first.pk.hex}": first.version}))
    assert "Ann0 Ashdown was not allocated: This referral is not taken on" in reply and "1 referral allocated" in reply


def test_one_that_somebody_else_changed_meanwhile_is_left_as_it_is(manager, place):
    (referral,) = received(place, 1)
    actions.allocate(referral=referral, advisor=place.other_advisor, by=place.manager, version=referral.version)
    reply = shared(manager, [referral], place.advisor, **{f"version_{referral.pk.hex}": referral.version - 1})
    referral.refresh_from_db()
    assert "somebody else changed it meanwhile" in words(reply) and referral.advisor == place.other_advisor


def test_who_is_left_for_now_stays_on_the_list(manager, place):
    (referral,) = received(place, 1)
    shared(manager, [referral], place.advisor, **{f"to_{referral.pk.hex}": ""})
    assert len(rows(manager.get(address("home")))) == 1


def test_nothing_ticked_is_said(manager):
    assert "Tick at least one referral first" in words(manager.get(address("share"), follow=True))


def test_who_looks_after_the_practice_is_suggested_before_who_knows_it(place):
    journeys.allocated(place)
    actions.cover(advisor=place.other_advisor, practice=place.practice, by=place.manager)
    (referral,) = received(place, 1)
    first = queries.Suggestions([referral]).of(referral)[0]
    assert (first.advisor, first.why) == (place.other_advisor, "Looks after this practice, 0 of 70 cases")


def test_who_has_no_room_is_suggested_last(place):
    actions.cover(advisor=place.advisor, practice=place.practice, by=place.manager)
    actions.set_capacity(advisor=place.advisor, cases=0, by=place.manager)
    (referral,) = received(place, 1)
    assert queries.Suggestions([referral]).of(referral)[-1].advisor == place.advisor


def test_several_are_shared_out(place):
    found = queries.Suggestions(received(place, 4)).shared_out(Referral.objects.all())
    assert sorted(each.advisor.name for each in found.values()) == ["Ada Advisor"] * 2 + ["Bea Advisor"] * 2


def test_a_cover_that_ended_is_suggested_no_longer(manager, place):
    cover = actions.cover(advisor=place.other_advisor, practice=place.practice, by=place.manager)
    manager.post(address("end_cover", cover.pk), {"version": cover.version})
    (referral,) = received(place, 1)
    assert Cover.objects.get().until and not any(each.covers for each in queries.Suggestions([referral]).of(referral))


def test_a_practice_nobody_looks_after_is_named(manager, place):
    manager.post(address("cover"), {"practice": place.practice.pk, "advisor": place.advisor.pk})
    page = words(manager.get(address("cover")))
    assert "Nobody looks after:</strong> Mill." in page


def test_how_much_an_advisor_can_carry_is_asked_as_a_number(manager, place):
    reply = manager.post(address("capacity", place.advisor.pk), {"cases": "many"})
    assert "must be a whole number" in words(reply)


def test_nobody_visits_who_has_died(place):
    referral, today = journeys.allocated(place), journeys.today()
    contacts.plan(referral=referral, by=place.advisor, kind="visit", purpose="first", on=today)
    assert queries.visits(place.manager, today).count() == 1
    people.record_death(person=referral.person, died_on=today, by=place.manager, version=referral.person.version)
    assert queries.visits(place.manager, today).count() == 0


@pytest.mark.parametrize("version", [0, 1])
def test_of_two_who_say_how_much_an_advisor_can_carry_the_second_sees_both(manager, place, version):
    for number in range(version + 1):
        actions.set_capacity(advisor=place.advisor, cases=30 + number, by=place.manager)
    reply = manager.post(address("capacity", place.advisor.pk), {"cases": "50", "version": version})
    assert reply.status_code == 409 and "50" in words(reply)


def test_all_cases_of_an_advisor_who_is_ill_change_hands(manager, place):
    cases = [journeys.allocated(place, who=journeys.person(place, given_name=f"Ann{number}")) for number in range(2)]
    assert len(rows(manager.get(address("hand_over", place.advisor.pk)))) == 2
    shared(manager, cases, place.other_advisor)
    assert Referral.objects.filter(advisor=place.other_advisor).count() == 2


def test_a_declined_referral_is_opened_again(manager, place):
    (referral,) = received(place, 1)
    actions.decline(referral=referral, reason="other", note="?", by=place.manager, version=referral.version)
    manager.post(address("reopen", referral.pk), {"why": "They moved back.", "version": referral.version})
    referral.refresh_from_db()
    assert referral.state == "received"


def test_opening_again_needs_a_reason(manager, place):
    (referral,) = received(place, 1)
    actions.decline(referral=referral, reason="other", note="?", by=place.manager, version=referral.version)
    reply = manager.post(address("reopen", referral.pk), {"why": "", "version": referral.version})
    assert "Enter why the referral is opened again" in words(reply)


def late(place, code):
    """A referral of somebody for whom one standard is broken."""
    if code == "allocate":
        return journeys.received(place)
    if code in ("contact", "assess"):
        referral = journeys.allocated(place)
        long_ago = referral.history.get(state="allocated").at - timedelta(days=60)
        referral.history.filter(state="allocated").update(at=long_ago)
        return referral
    return journeys.assessed(place) if code == "review" else journeys.referred_on(place).referral


@pytest.mark.parametrize("code", STANDARDS)
def test_the_tile_the_list_and_the_badge_agree(manager, place, code):
    referral, today = late(place, code), journeys.today()
    count = breaches.counts(Referral.objects.all(), today)[code]
    listed = rows(manager.get(address("referrals"), {"breach": code}))
    badge = STANDARDS[code].badge in words(manager.get(address("referral", referral.pk)))
    assert (count, len(listed), badge) == (1, 1, True)


@pytest.mark.parametrize("code", STANDARDS)
def test_nothing_is_late_of_somebody_who_died(place, code):
    person = late(place, code).person
    people.record_death(person=person, died_on=journeys.today(), by=place.manager, version=person.version)
    assert breaches.counts(Referral.objects.all(), journeys.today())[code] == 0


@pytest.mark.parametrize(("days", "found"), [(5, 0), (6, 1)])
def test_the_last_day_of_a_standard_is_in_time(place, days, found):
    journeys.received(place, referred_on=journeys.ago(days))
    assert breaches.counts(Referral.objects.all(), journeys.today())["allocate"] == found


def test_each_number_of_the_team_is_the_length_of_its_list(manager, place):
    referral = journeys.allocated(place, referred_on=journeys.today())
    contacts.plan(referral=referral, by=place.advisor, kind="visit", purpose="first", on=journeys.today())
    journeys.assessed(place)
    page = manager.get(address("team"))
    ada = next(row for row in rows(page) if row[0] == "Ada Advisor")
    assert ada[1:] == ["2", "68", "1", "1", "0", "0", "1", "1", "1", "Hand over"]
    assert len(rows(manager.get(links(page)["2"]))) == 2


def exported(manager, **question):
    return b"".join(manager.get(address("export"), question).streaming_content).decode("utf-8-sig").splitlines()


def test_the_file_holds_the_rows_of_the_list_and_how_many_they_are(manager, place):
    received(place, 30)
    journeys.allocated(place)
    lines = exported(manager, state="received")
    assert (len(lines), lines[-1]) == (32, "Rows: 30")


def test_the_file_shows_what_the_page_shows(manager, place):
    received(place, 2)
    page = rows(manager.get(address("referrals")))
    assert [line.split(",")[0] for line in exported(manager)[1:-1]] == [row[0] for row in page]


def test_a_name_that_a_spreadsheet_would_calculate_stays_a_name(manager, place):
    journeys.received(place, who=journeys.person(place, given_name="=1+1"))
    assert "'=1+1 Ashdown" in exported(manager)[1]


def test_taking_a_list_is_written_down(manager, place):
    received(place, 2)
    exported(manager, state="received")
    assert Entry.objects.get(event="LIST_EXPORTED").detail == {"asked": {"state": "received"}, "rows": 2}


def test_a_question_that_makes_no_sense_gives_no_file(manager, place):
    assert manager.get(address("export"), {"state": "dancing"}).status_code == 302


def pair(place):
    details = {"family_name": "Fernley", "born_on": date(1941, 3, 5)}
    one = journeys.person(place, given_name="Edith", nhs_number=None, **details)
    other = journeys.person(place, given_name="Edyth", **details)
    return one, other, known.pairs().get()


def test_two_records_are_compared_side_by_side(manager, place):
    _, _, found = pair(place)
    page = words(manager.get(address("compare", found.pk)))
    assert "Edith Fernley" in page and "Edyth Fernley" in page and "(differs)" in page


def test_the_record_that_was_chosen_is_kept(manager, place):
    one, other, found = pair(place)
    kept = "one" if found.one == other else "other"
    answers = {"survivor": kept, "one_version": found.one.version, "other_version": found.other.version}
    manager.post(address("compare", found.pk), answers)
    one.refresh_from_db()
    assert one.merged_into == other


def test_which_record_is_kept_must_be_said(manager, place):
    _, _, found = pair(place)
    assert "Select which record is kept" in words(manager.post(address("compare", found.pk), {}))


def test_a_manager_is_told_of_two_open_referrals_after_a_merge(manager, place):
    one, other, found = pair(place)
    for each in (one, other):
        journeys.received(place, who=each)
    answers = {"survivor": "one", "one_version": found.one.version, "other_version": found.other.version}
    reply = manager.post(address("compare", found.pk), answers, follow=True)
    assert "now has two open referrals. Close one of them." in words(reply)


def test_a_merge_is_taken_back_from_the_list(manager, place):
    one, other, _ = pair(place)
    people.merge(person=one, into=other, by=place.manager, version=one.version, into_version=other.version)
    one.refresh_from_db()
    manager.post(address("unmerge", one.pk), {"version": one.version})
    one.refresh_from_db()
    assert one.merged_into is None


def test_two_people_are_kept_apart(manager, place):
    _, _, found = pair(place)
    manager.post(address("apart", found.pk), {"version": found.version})
    assert rows(manager.get(address("duplicates"))) == [] and not known.pairs().exists()


@pytest.mark.parametrize("page", ["home", "referrals", "duplicates", "merges", "team", "visits"])
def test_a_page_asks_as_much_of_twelve_as_of_two(
    manager, place, page, django_assert_num_queries, django_assert_max_num_queries
):
    received(place, 2)
    with django_assert_max_num_queries(40) as few:
        manager.get(address(page))
    for number in range(10):
        journeys.allocated(
            place, who=journeys.person(place, given_name=f"Bo{number}", born_on=date(1920, 1, number + 1))
        )
        journeys.received(
            place, who=journeys.person(place, given_name=f"Cy{number}", born_on=date(1925, 1, number + 1))
        )
    with django_assert_num_queries(len(few)):
        manager.get(address(page))
