"""The monthly report of a practice: who is in it, as things stood, and totals that are the database's."""

import random
import time
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commonweal.domain import journey
from commonweal.domain.dates import Month
from commonweal.paper import documents
from commonweal.service.ground.accounts.models import Role
from commonweal.service.journey.assessments import actions as assessments
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.meetings import actions, queries
from commonweal.service.journey.meetings.queries import sheet
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews import actions as reviews
from commonweal.service.journey.reviews.models import Review
from tests.support import journeys

pytestmark = pytest.mark.django_db
LIMIT = 10  # [seconds]
THIS_MONTH = Month(2026, 10)


@pytest.fixture
def clock():
    """The middle of a month, so that days before and after it are near."""
    with time_machine.travel(datetime(2026, 10, 15, 12, tzinfo=timezone.get_current_timezone()), tick=True) as travel:
        yield travel


def goes_to(clock, day):
    clock.move_to(datetime(day.year, day.month, day.day, 12, tzinfo=timezone.get_current_timezone()))


def pack(place, month=THIS_MONTH, user=None):
    return queries.pack(user or place.doctor, place.practice, month)


def named(place, name):
    return journeys.person(place, given_name=name)


def close(place, referral, on, reason="goals_met"):
    said = {"reason": reason, "message": "Thank you.", "on": on}
    return reviews.close(referral=referral, by=place.advisor, version=referral.version, **said)


def call(place, referral, on, outcome="reached"):
    said = {"kind": "phone", "purpose": "support", "on": on, "outcome": outcome}
    return contacts.log(referral=referral, by=place.advisor, **said)


def give(place, referral):
    return referrals.allocate(referral=referral, advisor=place.advisor, by=place.manager, version=referral.version)


def assess(place, referral, on):
    assessment = assessments.begin(referral=referral, by=place.advisor, on=on)
    first = {"point": "baseline", "scored_on": on, "scores": journeys.scores()}
    assessments.score(referral=referral, by=place.advisor, **first)
    return assessments.complete(assessment=assessment, by=place.advisor, version=assessment.version, on=on)


def names(entries):
    return {each.referral.person.given_name for each in entries}


# Who is in it


def test_everybody_whose_referral_was_open_in_the_month_is_in_it_and_nobody_else(place, clock):
    journeys.received(place, who=named(place, "Open"), referred_on=date(2026, 5, 3))
    close(place, journeys.allocated(place, who=named(place, "Ended")), date(2026, 10, 1))
    close(place, journeys.allocated(place, who=named(place, "Before")), date(2026, 9, 30))
    assert names(pack(place).entries) == {"Open", "Ended"}


def test_who_is_referred_on_the_last_day_of_a_month_is_new_in_it(place, clock):
    goes_to(clock, date(2026, 10, 31))
    journeys.received(place, referred_on=date(2026, 10, 31))
    goes_to(clock, date(2026, 11, 1))
    assert len(pack(place).new) == 1
    assert len(pack(place, Month(2026, 11)).new) == 0


def test_a_report_of_the_past_tells_nothing_that_happened_later(place, clock):
    referral = journeys.allocated(place)
    goes_to(clock, date(2026, 11, 20))
    close(place, referral, date(2026, 11, 19))
    (entry,) = pack(place).entries
    assert (entry.state, entry.ended) == (journey.ALLOCATED, False)


def test_a_contact_of_a_later_month_is_told_in_that_month(place, clock):
    referral = journeys.allocated(place)
    goes_to(clock, date(2026, 11, 20))
    call(place, referral, date(2026, 11, 1))
    assert [len(pack(place, month).entries[0].contacts) for month in (THIS_MONTH, Month(2026, 11))] == [0, 1]


def test_a_state_counts_from_the_midnight_of_london(place, clock):
    """Half past eleven in the evening of 30 September, by the clock on the wall, is still September."""
    clock.move_to(datetime(2026, 9, 30, 22, 30, tzinfo=timezone.get_fixed_timezone(0)))  # 23:30 in London
    journeys.allocated(place)
    clock.move_to(datetime(2026, 9, 30, 23, 30, tzinfo=timezone.get_fixed_timezone(0)))  # 00:30 on 1 October
    journeys.allocated(place, who=named(place, "Later"))
    states = {each.referral.person.given_name: each.state for each in pack(place, Month(2026, 9)).entries}
    assert states == {"Wilfred": journey.ALLOCATED, "Later": journey.RECEIVED}


def test_a_provider_that_answered_later_had_not_answered_then(place, clock):
    sent = journeys.referred_on(place)
    goes_to(clock, date(2026, 11, 5))
    onward.accept(onward=sent, by=place.worker, version=sent.version)
    assert [state for _, state in pack(place).entries[0].support] == [journey.SENT]
    assert [state for _, state in pack(place, Month(2026, 11)).entries[0].support] == [journey.ACCEPTED]


# For whom


def test_an_advisor_reads_of_their_own_people_and_how_many_others_there_are(place, clock):
    journeys.allocated(place)
    journeys.allocated(replace(place, advisor=place.other_advisor), who=named(place, "Edith"))
    found = pack(place, user=place.advisor)
    assert names(found.entries) == {"Wilfred"}
    assert found.elsewhere == 1


def test_another_practice_reads_nothing_of_it(place, clock):
    journeys.allocated(place)
    other = journeys.user(Role.PRACTICE, "Otto Doctor", place.other_practice)
    assert pack(place, user=other).entries == []
    assert list(queries.practices(other)) == [place.other_practice]


# What it says


def told(place, **options):
    """Every cell of every table about people."""
    document = queries.document(pack(place, **options))
    return "\n".join(cell for block in document.blocks if hasattr(block, "about") for row in block.rows for cell in row)


def test_it_tells_what_was_asked_what_was_done_and_what_is_next(place, clock):
    referral = journeys.assessed(place, completed_days_ago=20)
    call(place, referral, journeys.ago(1), "no_answer")
    call(place, referral, journeys.today())
    words = told(place)
    for sentence in (
        "Loneliness or isolation",
        "Assessed, with Ada Advisor",
        "2 phone calls; reached 1 of 2",
        f"Review due {date(2026, 9, 25) + timedelta(days=105):%-d %B %Y}",
    ):
        assert sentence in words


def test_it_tells_what_moved_between_two_scorings(place, clock):
    referral = journeys.assessed(place)
    better = {"scores": journeys.scores(3, money=5, lifestyle=2), "progress": "Goes out again.", "continuing": {}}
    reviews.complete(referral=referral, by=place.advisor, done_on=journeys.today(), **better)
    words = told(place)
    assert "Well-being: 1 better, 6 the same, 1 worse of 8 measures (Lifestyle 3 → 2, Money 3 → 5)" in words
    assert "Goes out again." in words


def test_what_ended_before_the_month_is_told_again_only_at_the_review(place, clock):
    sent = journeys.referred_on(place, completed_days_ago=100, made_days_ago=60)
    onward.refuse(onward=sent, by=place.worker, version=sent.version, reason="full")
    goes_to(clock, date(2026, 12, 10))
    december = Month(2026, 12)
    assert "Allotment" not in told(place, month=december)
    done = {"scores": journeys.scores(4), "progress": "", "continuing": {}}
    reviews.complete(referral=sent.referral, by=place.advisor, done_on=journeys.today(), **done)
    assert "Allotment (Growing Together): not accepted" in told(place, month=december)


def test_what_goes_on_is_told_every_month(place, clock):
    journeys.referred_on(place, completed_days_ago=100, made_days_ago=60)
    goes_to(clock, date(2026, 12, 10))
    assert "Allotment (Growing Together): sent, waiting for a reply" in told(place, month=Month(2026, 12))


def test_it_tells_how_a_referral_ended(place, clock):
    close(place, journeys.allocated(place), journeys.today(), "moved_away")
    assert "Closed 15 October 2026: Moved away" in told(place)


def test_tasks_of_meetings_are_in_it_until_they_are_done(place, clock):
    referral = journeys.allocated(place)
    meeting = actions.plan(practice=place.practice, on=journeys.today(), by=place.advisor)
    actions.choose(meeting=meeting, by=place.advisor, version=meeting.version, referrals=[referral])
    said = {"what": "Ring the family", "owner": place.advisor, "due_on": journeys.ago(-9)}
    task = actions.agree(meeting=meeting, case=meeting.cases.get(), by=place.advisor, **said)
    assert "Ada Advisor: Ring the family (by 24 October 2026)" in told(place)
    actions.finish(task=task, by=place.advisor, version=task.version)
    goes_to(clock, date(2026, 11, 2))
    assert "Ring the family" not in told(place, month=Month(2026, 11))


# Totals


def lives(place, rng, number):
    """People at every point of the way, at days drawn by chance around the turn of a month."""
    where = journeys.service(place, places=number)
    for each in range(number):
        referral = journeys.received(place, who=named(place, f"N{each}"), referred_on=journeys.ago(rng.randrange(80)))
        days = [journeys.ago(rng.randint(0, (journeys.today() - referral.referred_on).days)) for _ in range(6)]
        for step in STEPS[: rng.randrange(len(STEPS) + 1)]:
            step(place, referral, days, where)
        if referral.advisor and rng.random() < 0.3:
            referral.refresh_from_db()
            close(place, referral, days[5])


def refer_on(place, referral, days, where):
    told = {"service": where, "kind": journey.FUNDED_VCS, "ask": "Hello.", "by": place.advisor}
    onward.refer(referral=referral, made_on=days[3], **told)


def review(place, referral, days, where):
    done = {"scores": journeys.scores(4, money=1), "progress": "", "continuing": {}}
    reviews.complete(referral=referral, by=place.advisor, done_on=days[4], **done)


STEPS = (
    lambda place, referral, days, where: give(place, referral),
    lambda place, referral, days, where: [call(place, referral, day) for day in days[:2]],
    lambda place, referral, days, where: assess(place, referral, referral.referred_on),
    lambda place, referral, days, where: call(place, referral, days[2], "no_answer"),
    refer_on,
    review,
)


def counted_plainly(practice, month):
    """The same totals by asking the database the plainest way there is."""
    first, last = month.first, min(month.last, timezone.localdate())
    theirs = [
        each
        for each in Referral.objects.filter(practice=practice)
        if each.referred_on <= last and (each.closed_on is None or each.closed_on >= first)
    ]
    ended = [each for each in theirs if each.closed_on and each.closed_on <= last]
    inside = {"referral__in": theirs}
    made = [each for each in Contact.objects.filter(**inside) if first <= each.on <= last and each.outcome]
    return {
        "People in this report": len(theirs),
        "New in the month": sum(first <= each.referred_on for each in theirs),
        "Ended in the month": len(ended),
        "Visits, calls and letters": len(made),
        "Support arranged": Onward.objects.filter(**inside, made_on__range=(first, last)).count(),
        "Reviews done": Review.objects.filter(**inside, done_on__range=(first, last)).count(),
    }


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("month", [Month(2026, 10), Month(2026, 9), Month(2026, 8)])
def test_totals_are_the_databases(place, clock, seed, month):
    lives(place, random.Random(seed), 14)
    found = pack(place, month)
    shown = {label: int(value.split()[0].rstrip(",")) for label, value in sheet.totals(found)}
    plainly = counted_plainly(place.practice, month)
    assert {label: shown[label] for label in plainly} == plainly
    assert shown["Waiting for an advisor"] + shown["With an advisor"] + shown["Ended in the month"] == len(
        found.entries
    )


def test_each_count_on_top_is_the_length_of_its_table(place, clock):
    lives(place, random.Random(5), 12)
    document = queries.document(pack(place))
    captions = [block.caption for block in document.blocks if getattr(block, "about", ())]
    lengths = {block.caption: len(block.rows) for block in document.blocks if getattr(block, "about", ())}
    assert captions
    assert all(int(caption.split(": ")[1]) == lengths[caption] for caption in captions)


# Size


def who_did_everything(place, where, number):
    for each in range(number):
        referral = journeys.assessed(place, who=named(place, f"E{each}"), completed_days_ago=130)
        call(place, referral, journeys.ago(3))
        told = {"service": where, "kind": journey.FUNDED_VCS, "ask": "Hello.", "by": place.advisor}
        onward.refer(referral=referral, made_on=journeys.ago(2), **told)
        done = {"scores": journeys.scores(4), "progress": "", "continuing": {}}
        reviews.complete(referral=referral, by=place.advisor, done_on=journeys.ago(1), **done)


def queries_of(place):
    with CaptureQueriesContext(connection) as asked:
        queries.document(pack(place))
    return len(asked)


def test_the_number_of_queries_does_not_grow_with_the_people(place, clock):
    where = journeys.service(place, places=20)
    who_did_everything(place, where, 2)
    few = queries_of(place)
    who_did_everything(place, where, 10)
    assert queries_of(place) == few


def test_a_practice_with_hundreds_of_referrals_has_its_pdf_within_ten_seconds(place, clock):
    lives(place, random.Random(3), 130)
    began = time.monotonic()
    found = pack(place)
    thrice = replace(found, entries=found.entries * 3)
    assert len(thrice.entries) >= 300
    assert documents.pdf(queries.document(thrice)).startswith(b"%PDF")
    assert time.monotonic() - began < LIMIT
