"""The borough's organisations, users and menu, made through the actions people use."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import time, timedelta
from itertools import count

from commonweal.service.demo import menu as more
from commonweal.service.demo.content import content
from commonweal.service.ground.accounts import actions as accounts
from commonweal.service.ground.accounts.models import Organisation, Role
from commonweal.service.menu import actions as menu

MAIL = "demo.example"
BLOCK_DAYS = 183
GRID = 1000
WARDS = range(1, 10)


@dataclass
class Borough:
    """Everything that stands before the first person is referred."""

    practices: list
    practice_users: dict
    manager: object
    advisors: list
    provider_users: dict
    services: list
    shares: dict
    users: dict
    teams: dict = field(default_factory=dict)
    enablers: list = field(default_factory=list)
    patients: dict = field(default_factory=lambda: defaultdict(list))


def build(rng, today, first_day):
    """Make organisations, users and the menu."""
    content_ = content()
    gateway = accounts.create_organisation(
        name=content_["gateway"], kind=Organisation.Kind.GATEWAY, code="GW1", by=None
    )
    manager = _user("manager", "Grace Hollis", Role.MANAGER, gateway, content_["password"])
    commissioner = accounts.create_organisation(
        name=content_["commissioner"], kind=Organisation.Kind.COMMISSIONER, code="CM1", by=manager
    )
    users = {
        Role.MANAGER: manager,
        Role.COMMISSIONER: _user("commissioner", "Helen Marsh", Role.COMMISSIONER, commissioner),
        Role.ADMINISTRATOR: _user("administrator", "Ian Frost", Role.ADMINISTRATOR, gateway),
    }
    practices = [
        accounts.create_organisation(name=name, kind=Organisation.Kind.PRACTICE, code=f"Z{number:05}", by=manager)
        for number, name in enumerate(content_["practices"], 1)
    ]
    practice_users = {
        practice.pk: _user(_address("practice", number), f"Dr {name}", Role.PRACTICE, practice)
        for number, (practice, name) in enumerate(zip(practices, _doctors(rng), strict=False), 1)
    }
    advisors = [
        _user(_address("advisor", number), name, Role.ADVISOR, gateway)
        for number, name in enumerate(content_["advisors"], 1)
    ]
    _load_spots(manager)
    services, shares, provider_users = _menu(rng, today, first_day, manager)
    users |= {Role.PRACTICE: practice_users[practices[0].pk], Role.ADVISOR: advisors[0]}
    users[Role.PROVIDER] = next(iter(provider_users.values()))
    return Borough(practices, practice_users, manager, advisors, provider_users, services, shares, users)


def _address(role, number):
    """The first of each role has the plain address, which the demonstration's sign-ins name."""
    return role if number == 1 else f"{role}{number}"


def _user(mailbox, name, role, organisation, password=None):
    return accounts.create_user(
        email=f"{mailbox}@{MAIL}", name=name, role=role, organisation=organisation, password=password, by=None
    )


def _doctors(rng):
    given = [*content()["given_names"]["1"], *content()["given_names"]["2"]]
    while True:
        yield f"{rng.choice(given)[0]} {rng.choice(content()['family_names'])}"


def postcodes():
    """Fictitious postcodes with their place on a square grid, in metres."""
    for ward in WARDS:
        for sector in range(1, 10):
            for letter in "ABDEF":
                east = GRID * ((ward - 1) % 3) * 3 + GRID * (sector % 3) + 90 * ord(letter) % GRID
                north = GRID * ((ward - 1) // 3) * 3 + GRID * (sector // 3) + 70 * ord(letter) % GRID
                yield f"ZZ{ward} {sector}{letter}A", east, north


def _load_spots(manager):
    menu.load_spots(list(postcodes()), by=manager)


def _menu(rng, today, first_day, manager):
    services, shares, users = [], {}, {}
    addresses = [postcode for postcode, _, _ in postcodes()]
    for number, entry in enumerate(content()["providers"], 1):
        provider = accounts.create_organisation(
            name=entry["name"], kind=Organisation.Kind.PROVIDER, code=f"PV{number:03}", by=manager
        )
        users[provider.pk] = _user(_address("provider", number), f"{entry['name']} desk", Role.PROVIDER, provider)
        venue = menu.add_venue(by=manager, name=entry["name"], postcode=rng.choice(addresses), address="The Hall")
        for line in entry["services"]:
            service = _service(rng, manager, provider, venue, line, today)
            _blocks(manager, service, first_day, today, line["share"])
            services.append(service)
            shares[service.pk] = line["share"]
    return services, shares, users


def _service(rng, manager, provider, venue, line, today):
    details = {name: line[name] for name in ("funded", "sector", "at_home") if name in line}
    service = menu.add_service(
        by=manager,
        provider=provider,
        name=line["name"],
        kind=line["kind"],
        description=f"{line['name']}: for people with long-term conditions and their carers.",
        cost="Free" if line.get("funded") else "A small charge may apply",
        contact="01632 960000",
        checked_on=today - timedelta(days=rng.randrange(200)),
        **more.details(line),
        **details,
    )
    if not line.get("at_home"):
        starts = rng.choice((10, 11, 13, 14))
        menu.add_schedule(
            by=manager,
            service=service,
            weekday=rng.randrange(5),
            opens_at=time(starts),
            closes_at=time(starts + 2),
            venue=venue,
        )
    return service


def _blocks(manager, service, first_day, today, share):
    """Half-years of places, this one and the next too; enough for the share of people who are sent there."""
    if not service.funded:
        return
    for number in count():
        starts_on = first_day + timedelta(days=BLOCK_DAYS * number)
        if starts_on > today + timedelta(days=BLOCK_DAYS):
            return
        menu.add_block(
            by=manager,
            service=service,
            starts_on=starts_on,
            ends_on=starts_on + timedelta(days=BLOCK_DAYS - 1),
            places=6 + 6 * share,
            weeks=12,
        )
