"""Every count is the length of the list it leads to, and of the badges on the records, whatever the clock says."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from commonweal.domain import journey
from commonweal.domain.standards import STANDARDS
from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.presenters.person import page
from commonweal.service.desks.gateway import queries as gateway
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.oversight.queries import breaches
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people import actions as people
from tests.support import journeys
from tests.support.service import signed_in

pytestmark = pytest.mark.service

EDGES = [
    datetime(2026, 3, 29, 0, 0, tzinfo=UTC),  # midnight before the clocks go forward
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),  # they go forward
    datetime(2026, 3, 29, 23, 0, tzinfo=UTC),  # the first midnight of summer time
    datetime(2026, 10, 24, 23, 0, tzinfo=UTC),  # midnight before they go back
    datetime(2026, 10, 25, 1, 0, tzinfo=UTC),  # they go back: an hour comes twice
    datetime(2026, 10, 26, 0, 0, tzinfo=UTC),  # the first midnight of winter time
    datetime(2028, 2, 29, 0, 0, tzinfo=UTC),  # into leap day
    datetime(2028, 3, 1, 0, 0, tzinfo=UTC),  # out of leap day
    datetime(2027, 1, 1, 0, 0, tzinfo=UTC),  # into a new year
]
instants = some.builds(
    lambda edge, seconds: edge + timedelta(seconds=seconds), some.sampled_from(EDGES), some.integers(-2, 2)
)


@dataclass(frozen=True)
class Story:
    """How far somebody has come, by how many days ago it was."""

    kind: str
    days: int
    has_died: bool = False


def around(*limits):
    return some.sampled_from([limit + shift for limit in limits for shift in (-1, 0, 1)])


def told(kind, days):
    return some.builds(Story, some.just(kind), days, some.integers(0, 9).map(lambda chance: chance == 0))


stories = some.lists(
    some.one_of(
        told("waiting", around(STANDARDS["allocate"].days)),
        told("new", around(STANDARDS["contact"].days, STANDARDS["assess"].days)),
        told("planned", some.integers(-2, 2)),
        told("assessed", around(journey.REVIEW_DUE_DAYS, journey.REVIEW_OVERDUE_DAYS)),
        told("sent", around(journey.ANSWER_DAYS)),
        told("answered", some.integers(1, 15)),
        told("ended", around(92, 183, 365)),
    ),
    min_size=1,
    max_size=6,
)


def live(place, service, story, number, now):
    """One person's way, each day of it lived on that day."""
    who = {"family_name": f"Story{number}"}
    with time_machine.travel(now - timedelta(days=max(story.days, 0)), tick=False):
        person = journeys.person(place, **who)
        referral = LIVES[story.kind](place, service, person, story)
    if story.has_died:
        person.refresh_from_db()
        people.record_death(person=person, died_on=journeys.today(), by=place.doctor, version=person.version)
    return referral


def _planned(place, service, person, story):
    referral = journeys.allocated(place, who=person, referred_on=journeys.ago(1))
    on = journeys.ago(story.days) if story.days < 0 else journeys.today()
    return contacts.plan(referral=referral, by=place.advisor, kind="visit", purpose="first", on=on).referral


def _sent(place, service, person, story):
    sent = journeys.referred_on(place, where=service, who=person, completed_days_ago=1, made_days_ago=0)
    return sent


def _answered(place, service, person, story):
    sent = _sent(place, service, person, story)
    return onward.accept(onward=sent, by=place.worker, version=sent.version)


def _ended(place, service, person, story):
    begun = _answered(place, service, person, story)
    onward.start(onward=begun, on=journeys.today(), by=place.worker, version=begun.version)
    ending = {"on": journeys.today(), "next_step": "independent", "by": place.worker}
    return onward.end(onward=begun, version=begun.version, **ending)


LIVES = {
    "waiting": lambda place, service, person, story: journeys.received(place, who=person, referred_on=journeys.today()),
    "new": lambda place, service, person, story: journeys.allocated(place, who=person, referred_on=journeys.today()),
    "planned": _planned,
    "assessed": lambda place, service, person, story: journeys.assessed(place, who=person, completed_days_ago=0),
    "sent": _sent,
    "answered": _answered,
    "ended": _ended,
}


def read(client, name, **asked):
    return client.get(reverse(name), asked).content.decode().split("<main", 1)[1]


def today_agrees(place, client):
    """Tile, heading, rows on the page, and the list in full."""
    shown, today = read(client, "caseload:today"), journeys.today()
    tiles = {key: int(count) for count, key in re.findall(r'__count">(\d+)</span><a href="#(\w+)"', shown)}
    work = queries.work(place.advisor, today)
    assert set(tiles) == set(work)
    for key, count in tiles.items():
        section = re.search(rf'<section aria-labelledby="{key}".*?</section>', shown, re.DOTALL)[0]
        listed = client.get(reverse("caseload:listed", args=[key])).content.decode()
        assert count == section.count("<li>") == len(work[key])
        assert f"({count})</h1>" in listed
        assert listed.split("</h1>")[1].split("</main")[0].count("<strong>") == count
    return tiles


def records_agree(place, tiles):
    """What each record says of itself, counted."""
    today, said = journeys.today(), Counter()
    for referral in Referral.objects.filter(advisor=place.advisor):
        record = page(referral.person, queries.story(referral.person, place.advisor), today)
        due, dead = record.get("due"), referral.person.died_on
        said[{"overdue": "overdue", "today": "due"}.get(due["state"] if due else "", "")] += 1
        for contact, _ in record["planned"] if not dead else ():
            said["late" if contact.on < today else "visits" if contact.on == today else "later"] += 1
        said["new"] += record["is_open"] and [step.code for step in record["steps"]][:1] == ["visit"]
    assert {key: said[key] for key in ("overdue", "due", "visits", "late", "later", "new")} == {
        key: tiles[key] for key in ("overdue", "due", "visits", "late", "later", "new")
    }


def caseload_agrees(place, client, tiles):
    today = journeys.today()
    for review in ("overdue", "due"):
        found = re.search(r"<p>([\d,]+) (?:person|people)", read(client, "caseload:caseload", review=review))
        assert int(found[1]) == tiles[review] == queries.caseload(place.advisor, today, review=review).count()
    everybody = list(queries.caseload(place.advisor, today))
    for code, count in Counter(each.to_do for each in everybody if each.to_do).items():
        assert queries.caseload(place.advisor, today, to_do=code).count() == count


def breaches_agree(place, manager, tiles):
    """The manager's tiles, lists and badges; and what the advisors are told of the same reviews."""
    shown, today = read(manager, "gateway:late"), journeys.today()
    counted = {
        code: int(count) for count, code in re.findall(r'__count">(\d+)</span><a href="[^"]*breach=(\w+)"', shown)
    }
    assert set(counted) == set(STANDARDS)
    everybody = list(Referral.objects.all())
    worn = Counter(code for codes in breaches.badges(everybody, today).values() for code in codes)
    for code, count in counted.items():
        listed = gateway.filtered(place.manager, today, breach=code)
        assert count == len(listed) == worn[code]
        whole = re.search(r"([\d,]+) referrals?<", read(manager, "gateway:referrals", breach=code))
        assert int(whole[1] if whole else 0) == count
    assert counted["review"] == tiles["overdue"]


def home_agrees(place, manager):
    shown, waiting = read(manager, "gateway:home"), len(gateway.waiting(place.manager))
    found = re.search(r"(\d+) referrals? without an advisor", shown)
    assert int(found[1] if found else 0) == waiting


class TestCounts(TestCase):
    @given(stories, instants)
    @example([Story("assessed", days) for days in (105, 121, 122)] + [Story("planned", 0)], EDGES[0])
    def test_every_count_is_the_length_of_its_list_and_of_the_badges(self, told, now):
        with time_machine.travel(now - timedelta(days=400), tick=False):
            place = journeys.borough()
            service = journeys.service(place, places=50)
        with time_machine.travel(now, tick=False):
            for number, story in enumerate(told):
                live(place, service, story, number, now)
            ada, mary = signed_in(place.advisor), signed_in(place.manager)
            tiles = today_agrees(place, ada)
            records_agree(place, tiles)
            caseload_agrees(place, ada, tiles)
            breaches_agree(place, mary, tiles)
            home_agrees(place, mary)

    @given(instants, some.integers(journey.REVIEW_DUE_DAYS, journey.REVIEW_OVERDUE_DAYS))
    def test_a_day_turns_at_midnight_here_and_nowhere_else(self, now, days):
        with time_machine.travel(now, tick=False):
            local = timezone.localtime()
            assert journeys.today() == local.date()
            place = journeys.borough()
            journeys.assessed(place, completed_days_ago=days)
            held = {key: len(found) for key, found in queries.work(place.advisor, journeys.today()).items()}
        assert held["due"] + held["overdue"] == 1
        assert held["overdue"] == (days >= journey.REVIEW_OVERDUE_DAYS)
