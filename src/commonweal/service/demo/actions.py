"""Make the fictitious borough: its places, its people and their journeys, seeded."""

import csv
import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from commonweal.domain.borough import marginals
from commonweal.service.demo import (
    advising,
    afterwards,
    folk,
    gateway,
    meetings,
    menu,
    morning,
    places,
    plans,
    post,
    senders,
)
from commonweal.service.demo.clock import Clock
from commonweal.service.demo.content import content
from commonweal.service.demo.walk import Walk
from commonweal.service.ground.accounts.models import Role, User
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.people import actions as people
from commonweal.service.people.models import Person

DAYS = 913
BATCH = 100
COST_A_PERSON_PENCE = 117_100  # 003: 1,171 pounds for each person substantively engaged
GRANTS_SHARE = 0.545  # 000: 1.2 of 2.2 million went into grants


LISTED = {"by_list": True, "staff_risk": "not_told", "staff_risk_text": ""}


@dataclass(frozen=True)
class Made:
    """What the demonstration needs to go on."""

    manager: object
    sign_ins: str
    costs: str


def build(*, people, seed, today, by=None, say: Callable[[str], None] = lambda words: None):
    """Make organisations, users, menu, and so many people with their journeys up to today."""
    with Clock().ruling() as clock:
        return _build(people, random.Random(seed), today, clock, say)


def _build(people, rng, today, clock, say):
    first_day = today - timedelta(days=DAYS)
    clock.set(first_day)
    with transaction.atomic():
        borough = places.build(rng, today, first_day)
        menu.fill(random.Random(rng.random()), borough, places.postcodes(), today, first_day, clock)
        borough.teams = senders.add_teams(borough)
        plans.begin(borough)
        afterwards.employ(borough)
        gateway.share_practices(borough)
        _share_password(borough.manager)
    say(
        f"{len(borough.practices)} practices, {len(borough.provider_users)} providers, {len(borough.services)} services"
    )
    journeys = _journeys(rng, people, today, first_day)
    numbers = folk.nhs_numbers()
    for start in range(0, people, BATCH):
        with transaction.atomic():
            for day, story in journeys[start : start + BATCH]:
                _one(Walk(rng, borough, today, clock), day, story, next(numbers))
        say(f"{min(start + BATCH, people):,} of {people:,} people and their journeys")
    with transaction.atomic():
        meetings.hold(rng, borough, today, clock)
        clock.set(today)
        advising.fill(random.Random(rng.random()), borough, today, clock)
        gateway.fill(rng, borough, today, clock)
        senders.upload(rng, borough, today, numbers)
        post.write(borough)
    return Made(borough.manager, _sign_ins(borough), _costs(people, first_day, today))


def _share_password(manager):
    """Hashing is slow on purpose: once is enough for people who do not exist and whose password is printed."""
    User.objects.exclude(pk=manager.pk).update(password=manager.password)


def _journeys(rng, people, today, first_day):
    """The days of referral in order, each with what becomes of it: the stories of this morning, the rest by chance."""
    told = [(today - timedelta(days=days), story) for story, days in morning.STORIES[:people]]
    drawn = [(first_day + timedelta(days=rng.randrange(DAYS + 1)), Walk.go) for _ in range(people - len(told))]
    return sorted(told + drawn, key=lambda journey: journey[0])


def _one(walk, day, story, number):
    practices, chance = walk.borough.practices, story in (Walk.go, morning.waiting)
    practice = walk.rng.choices(practices, _weights(len(practices)))[0] if chance else practices[0]
    walk.day = day
    walk.begin(_referred(walk, practice, number, story))
    story(walk)


def _referred(walk, practice, number, story):
    rng, patients = walk.rng, walk.borough.patients[practice.pk]
    by_list, agreed = story is morning.listed, story not in (Walk.go, morning.waiting)
    own = walk.borough.practice_users[practice.pk], {}
    sender, said = senders.drawn(rng, walk.borough, practice) if story is Walk.go else own
    cared_for = rng.choice(patients) if patients and rng.random() < marginals()["people"]["carers"] else None
    if cared_for and Person.objects.get(pk=cared_for.pk).died_on:
        cared_for = None
    person = people.register(
        by=sender, practice=practice, nhs_number=number, born_on=folk.born(rng, walk.day), **folk.details(rng)
    )
    for kind, share in () if by_list else (("service", 1.0), ("sharing", 0.97), ("evaluation", 0.93)):
        people.decide(person=person, kind=kind, given=agreed or rng.random() < share, by=sender)
    patients.append(person)
    return referrals.receive(
        person=person,
        practice=practice,
        by=sender,
        referred_on=walk.day,
        subject="carer" if cared_for else "patient",
        cared_for=cared_for,
        **folk.told(rng, folk.age_on(person, walk.day), cares=cared_for is not None)
        | said
        | (LISTED if by_list else {}),
    )


def _weights(count):
    """One practice refers the published highest share; the others fall off from there."""
    highest = marginals()["practices"]["highest_share"]
    rest = [1 / (place + 6) for place in range(1, count)]
    return [highest, *((1 - highest) * weight / sum(rest) for weight in rest)]


def _sign_ins(borough):
    """The sign-ins as they are printed: one for each role, one password for all."""
    lines = ["Sign-ins of the demonstration, all with the password " + content()["password"], ""]
    lines += [f"  {Role(role).label:16} {user.email}" for role, user in borough.users.items()]
    return "\n".join(lines) + "\n"


def _costs(people, first_day, today):
    """A costs table by month of the service, at the published cost a person."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["starts_on", "ends_on", "item", "amount"])
    daily = people * COST_A_PERSON_PENCE / DAYS
    day = first_day
    while day <= today:
        last = min(day + timedelta(days=29), today)
        cost = daily * ((last - day).days + 1)
        writer.writerow([day, last, "core", round(cost * (1 - GRANTS_SHARE))])
        writer.writerow([day, last, "grants", round(cost * GRANTS_SHARE)])
        day = last + timedelta(days=1)
    return text.getvalue()
