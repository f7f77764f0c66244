"""A service of a hundred thousand people, written straight into the database: `python -m benchmarks.desks.filling`.

Rows are made in bulk, past the actions, since reading is what is measured; they have the shape of rows that actions
make. Everybody is fictitious.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

PEOPLE, REFERRALS, SERVICES = 100_000, 300_000, 2_000
PRACTICES, ADVISORS, PROVIDERS = 100, 160, 400
OPEN_EVERY = 10
"""One referral in so many is open: about 190 an advisor."""
PASSWORD = "seven quiet herons wade"
BATCH = 2_000
ROLES = {"advisor": 60, "practice": 20, "provider": 20, "manager": 5}
"""How many of each can sign in."""


def fill(people: int = PEOPLE, referrals: int = REFERRALS, services: int = SERVICES) -> None:
    """Fill an empty database."""
    from django.db import transaction

    rng, today = random.Random(2014), date.today()
    with transaction.atomic():
        places = _places(rng)
        _menu(rng, places, services, today)
        persons = _people(rng, places, people)
        _journeys(rng, places, persons, referrals, today)
        _relationships(places, today)


def save(model: Any, rows: Iterable[Any]) -> list[Any]:
    """Write rows in batches, and keep them."""
    kept, rows = [], iter(rows)
    while batch := list(islice(rows, BATCH)):
        kept += model.objects.bulk_create(batch)
    return kept


def _places(rng: random.Random) -> dict[str, Any]:
    from django.contrib.auth.hashers import make_password

    from commonweal.service.ground.accounts.models import Organisation, User

    def organisations(kind: str, many: int) -> list[Any]:
        return save(
            Organisation, (Organisation(kind=kind, name=f"{kind} {n}", code=f"{kind[:4]}{n}") for n in range(many))
        )

    gateway = organisations("gateway", 1)[0]
    practices, providers = organisations("practice", PRACTICES), organisations("provider", PROVIDERS)
    password = make_password(PASSWORD)

    def users(role: str, many: int, where: Any) -> list[Any]:
        return save(
            User,
            (
                User(
                    email=f"{role}{n}@example.test",
                    name=f"{role} {n}",
                    role=role,
                    organisation=where(n),
                    password=password,
                )
                for n in range(many)
            ),
        )

    return {
        "practices": practices,
        "providers": providers,
        "advisors": users("advisor", ADVISORS, lambda n: gateway),
        "doctors": users("practice", PRACTICES, lambda n: practices[n]),
        "workers": users("provider", ROLES["provider"], lambda n: providers[n]),
        "managers": users("manager", ROLES["manager"], lambda n: gateway),
    }


def postcode(rng: random.Random) -> str:
    return f"ZZ{rng.randrange(1, 60)} {rng.randrange(1, 10)}AA"


def _menu(rng: random.Random, places: dict[str, Any], many: int, today: date) -> None:
    from commonweal.domain import journey, provision
    from commonweal.service.menu.models import Block, Edition, Schedule, Service, Spot, Venue

    spots = {f"ZZ{district} {sector}AA" for district in range(1, 60) for sector in range(1, 10)}
    save(
        Spot,
        (Spot(postcode=each, easting=rng.randrange(20_000), northing=rng.randrange(20_000)) for each in sorted(spots)),
    )
    venues = save(Venue, (Venue(name=f"Hall {n}", postcode=postcode(rng)) for n in range(many // 4)))
    kinds, needs, words = (
        list(provision.SERVICE_TYPES),
        list(journey.REASONS),
        ("choir", "lunch", "garden", "advice", "walking"),
    )
    services = save(
        Service,
        (
            Service(
                provider=rng.choice(places["providers"]),
                name=f"{rng.choice(words).title()} {n}",
                kind=rng.choice(kinds),
                funded=n % 10 == 0,
                description="A group that meets every week and welcomes newcomers.",
                needs=rng.sample(needs, 2),
                checked_on=today,
            )
            for n in range(many)
        ),
    )
    save(
        Schedule,
        (
            Schedule(
                service=each, venue=rng.choice(venues), weekday=rng.randrange(7), opens_at=time(10), closes_at=time(12)
            )
            for each in services
            for _ in range(2)
        ),
    )
    year = timedelta(days=365)
    funded = (each for each in services if each.funded)
    save(Block, (Block(service=each, starts_on=today - year, ends_on=today + year, places=50) for each in funded))
    Edition.objects.get_or_create(id=1)
    places["services"] = services


def _people(rng: random.Random, places: dict[str, Any], many: int) -> list[Any]:
    from benchmarks.search import names
    from commonweal.service.people.models import Person

    surnames, first_names = names(rng, 14_000, 3), names(rng, 2_500, 2)
    return save(
        Person,
        (
            Person(
                given_name=rng.choice(first_names[0]),
                family_name=rng.choices(*surnames)[0],
                born_on=date(1920, 1, 1) + timedelta(days=rng.randrange(25_000)),
                sex=rng.choice("12"),
                ethnic_group="A",
                postcode=postcode(rng),
                phone="01632 960001",
                practice=rng.choice(places["practices"]),
            )
            for _ in range(many)
        ),
    )


def _journeys(rng: random.Random, places: dict[str, Any], persons: list[Any], many: int, today: date) -> None:
    """Referrals with what happened after each, written as they are made: all at once they would fill the memory."""
    made: Iterator[dict[str, list[Any]]] = (
        _journey(rng, places, persons[n % len(persons)], n, today) for n in range(many)
    )
    while batch := list(islice(made, BATCH)):
        for model in list(batch[0]):
            model.objects.bulk_create([row for each in batch for row in each[model]], batch_size=BATCH)


def _journey(rng: random.Random, places: dict[str, Any], person: Any, number: int, today: date) -> dict[Any, list[Any]]:
    from commonweal.domain import journey, measures
    from commonweal.service.journey.assessments.models import Assessment, Score, Scoring
    from commonweal.service.journey.contacts.models import Contact
    from commonweal.service.journey.onward.models import Onward
    from commonweal.service.journey.onward.models import StateChange as OnwardChange
    from commonweal.service.journey.referrals.models import Referral, StateChange

    is_open = number % OPEN_EVERY == 0
    advisor = places["advisors"][number // OPEN_EVERY % ADVISORS]
    began = today - timedelta(days=rng.randrange(5, 140) if is_open else rng.randrange(200, 2_000))
    at = datetime.combine(began, time(9)).astimezone()
    state = journey.ASSESSED if is_open else journey.CLOSED
    referral = Referral(
        reference=f"{number:09d}"[-9:],
        person=person,
        practice=person.practice,
        sender=person.practice,
        referred_on=began,
        reasons=["isolation"],
        conditions=["diabetes"],
        staff_risk="none_known",
        advisor=advisor,
        state=state,
        closed_on=None if is_open else began + timedelta(days=150),
        close_reason="" if is_open else "goals_met",
    )
    assessment = Assessment(
        referral=referral, by=advisor, started_on=began, completed_on=began + timedelta(days=3), needs=["isolation"]
    )
    scoring = Scoring(referral=referral, by=advisor, point="baseline", scored_on=began + timedelta(days=3))
    service = rng.choice(places["services"])
    sent = Onward(
        referral=referral,
        service=service,
        kind=journey.OTHER_VCS,
        by=advisor,
        made_on=began + timedelta(days=4),
        state=journey.SENT if is_open else journey.ENDED,
        shared=[["Name", person.name]],
    )
    contacts = [
        Contact(
            referral=referral,
            by=advisor,
            kind="phone",
            on=began + timedelta(days=each),
            outcome="reached",
            note="Spoke.",
        )
        for each in (1, 3)
    ]
    if is_open:
        planned = today + timedelta(days=rng.randrange(-3, 12))
        contacts.append(Contact(referral=referral, by=advisor, kind="visit", on=planned, at_time=time(10, 30)))
    states = (journey.RECEIVED, journey.ALLOCATED, journey.ASSESSED) + (() if is_open else (journey.CLOSED,))
    return {
        Referral: [referral],
        StateChange: [StateChange(referral=referral, state=each, by=advisor, at=at) for each in states],
        Assessment: [assessment],
        Scoring: [scoring],
        Score: [Score(scoring=scoring, measure=each.code, value=rng.randint(1, 5)) for each in measures.MEASURES],
        Contact: contacts,
        Onward: [sent],
        OnwardChange: [OnwardChange(onward=sent, state=journey.SENT, by=advisor, at=at)],
    }


def _relationships(places: dict[str, Any], today: date) -> None:
    """Who has to do with whom, as the steps would have said it."""
    from commonweal.domain import journey
    from commonweal.service.journey.onward.models import Onward
    from commonweal.service.journey.referrals.models import Referral
    from commonweal.service.people.models import Person, Relationship

    why = Relationship.Why
    registered = Person.objects.values_list("pk", "practice_id").iterator()
    save(
        Relationship,
        (
            Relationship(person_id=pk, organisation_id=place, why=why.REGISTERED, since=today)
            for pk, place in registered
        ),
    )
    opened = Referral.objects.open().values_list("person_id", "advisor_id").distinct()
    save(
        Relationship,
        [Relationship(person_id=pk, user_id=advisor, why=why.ADVISOR, since=today) for pk, advisor in opened],
    )
    asked = Onward.objects.filter(state=journey.SENT).values_list("referral__person_id", "service__provider_id")
    save(
        Relationship,
        [
            Relationship(person_id=pk, organisation_id=place, why=why.PROVIDER, since=today)
            for pk, place in asked.distinct()
        ],
    )


if __name__ == "__main__":
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    fill()
