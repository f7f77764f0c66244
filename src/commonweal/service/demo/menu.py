"""The rest of the borough's menu, and how it has changed since the service began."""

import tomllib
from datetime import time, timedelta
from functools import cache
from importlib.resources import files
from random import Random

from commonweal.domain import provision
from commonweal.service.demo.content import content
from commonweal.service.ground.accounts import actions as accounts
from commonweal.service.ground.accounts.models import Organisation, Role
from commonweal.service.menu import actions
from commonweal.service.menu.models import Service

MAIL = "demo.example"
SHARE = 0.2
"""How often people are sent to one of these, beside the shares of the borough's own list."""
COPIED = ("needs", "access", "languages", "minimum_age", "maximum_age", "for_carers", "way_in", "eligibility", "cost")
OFTEN_DAYS = 23


@cache
def rest():
    return tomllib.loads(files(__package__).joinpath("menu.toml").read_text("utf-8"))


def details(line):
    """What else the menu says of a service that a grant pays for, the same in every run."""
    chance = Random(line["name"])
    return {
        "access": sorted(chance.sample(list(provision.ACCESS)[:7], 3)),
        "languages": ["en"],
        "cost_pence": 0 if line.get("funded") else None,
        "for_carers": line["kind"] == "respite",
        "way_in": "advisor" if line.get("funded") else "either",
    }


def fill(rng, borough, postcodes, today, first_day, clock):
    """Add what no grant pays for, and let the menu change from the first day until today."""
    made = _Menu(rng, borough, list(postcodes), today)
    for practice in borough.practices:
        made.venue(practice.name, practice=practice)
    for name in rest()["neighbourhoods"]:
        provider = made.provider(f"{name} Community Centre")
        lines = rng.sample(rest()["everywhere"], 7)
        made.services(provider, [line | {"name": f"{name} {line['name']}", "day": rng.randrange(6)} for line in lines])
    for entry in rest()["providers"]:
        made.services(made.provider(entry["name"]), entry["services"])
    _age(made, today, first_day, clock)
    clock.set(first_day)


class _Menu:
    """Adds to the borough's menu."""

    def __init__(self, rng, borough, postcodes, today):
        self.rng, self.borough, self.postcodes, self.today = rng, borough, postcodes, today
        self.by, self.added, self.venues = borough.manager, [], {}

    def provider(self, name):
        """The one there is, or a new one with somebody to answer for it."""
        found = Organisation.objects.filter(name=name).first()
        if found is None:
            number = len(self.borough.provider_users) + 1
            kind = Organisation.Kind.PROVIDER
            found = accounts.create_organisation(name=name, kind=kind, code=f"PV{number:03}", by=self.by)
            mailbox = f"provider{number}@{MAIL}"
            desk = {"email": mailbox, "name": f"{name} desk", "role": Role.PROVIDER, "organisation": found}
            self.borough.provider_users[found.pk] = accounts.create_user(password=None, by=self.by, **desk)
        return found

    def venue(self, name, practice=None):
        postcode, street = self.rng.choice(self.postcodes)[0], self.rng.choice(content()["streets"])
        address = f"{self.rng.randrange(1, 120)} {street}, Millbrook"
        return actions.add_venue(by=self.by, name=name, postcode=postcode, address=address, practice=practice)

    def services(self, provider, lines):
        """What a provider has, most of it in one place."""
        if provider.pk not in self.venues:
            self.venues[provider.pk] = self.venue(provider.name)
        for line in lines:
            self.service(provider, line)

    def service(self, provider, line):
        found = actions.add_service(
            by=self.by,
            provider=provider,
            name=line["name"],
            kind=line["kind"],
            sector=line.get("sector", "voluntary"),
            description=line["description"],
            at_home=line.get("at_home", False),
            cost_pence=line.get("price"),
            contact=f"01632 960{self.rng.randrange(1000):03}",
            checked_on=self._checked(),
            **{"languages": ["en"]} | {name: line[name] for name in COPIED if name in line},
        )
        if "day" in line:
            opens = time(self.rng.choice((10, 10, 11, 13, 14)), self.rng.choice((0, 30)))
            closes = time(opens.hour + 2, opens.minute)
            times = {"weekday": line["day"], "opens_at": opens, "closes_at": closes}
            actions.add_schedule(by=self.by, service=found, venue=self.venues.get(provider.pk), **times)
        self.borough.services.append(found)
        self.borough.shares[found.pk] = SHARE
        self.added.append(found)
        return found

    def _checked(self):
        """Most were checked in time; one in eight was not."""
        late = self.rng.random() < 0.125
        return self.today - timedelta(days=self.rng.randint(181, 400) if late else self.rng.randrange(170))


def _age(made, today, first_day, clock):
    """Something changes every few weeks, and in the last weeks what the notices tell."""
    happens = {
        (today - day).days: made.rng.choice((_fills, _costs_more, _runs_later)) for day in _days(today, first_day)
    }
    happens |= {27: _opens, 21: _closes, 16: _waits, 11: _moves, 6: _costs_more, 3: _runs_later, 1: _fills}
    full = []
    for ago in sorted(happens, reverse=True):
        clock.set(today - timedelta(days=ago))
        for service in full:
            service.refresh_from_db()
            actions.set_capacity(service=service, by=made.by, capacity=provision.TAKING)
        chosen = made.rng.choice(made.added)
        chosen.refresh_from_db()
        full = [chosen] if happens[ago](made, chosen) is _fills else []


def _days(today, first_day):
    day = first_day + timedelta(days=OFTEN_DAYS)
    while day < today - timedelta(days=30):
        yield day
        day += timedelta(days=OFTEN_DAYS)


def _fills(made, service):
    actions.set_capacity(service=service, by=made.by, capacity=provision.FULL)
    return _fills


def _waits(made, service):
    actions.set_capacity(service=service, by=made.by, capacity=provision.WAITING, waiting_weeks=6)


def _costs_more(made, service):
    price = (service.cost_pence or 0) + 50
    actions.amend_service(service=service, by=made.by, version=service.version, cost_pence=price)


def _runs_later(made, service):
    for held in service.schedules.all()[:1]:
        times = {"opens_at": time(held.opens_at.hour + 1, 0), "closes_at": time(held.closes_at.hour + 1, 0)}
        told = {"weekday": held.weekday, "venue": held.venue, **times}
        actions.amend_schedule(schedule=held, by=made.by, version=held.version, **told)


def _moves(made, service):
    place = made.venues[service.provider_id]
    moved = {"name": place.name, "address": "1 Wharf Road, Millbrook", "postcode": made.rng.choice(made.postcodes)[0]}
    actions.amend_venue(venue=place, by=made.by, version=place.version, **moved)


def _opens(made, service):
    line = {"name": "Saturday breakfast", "kind": "community_activity", "price": 300, "day": 5}
    said = "A cooked breakfast in company, on the day when most else is shut."
    made.service(service.provider, line | {"description": said, "access": ["step_free"]})


def _closes(made, service):
    gone = Service.objects.get(name="Bike repair bench")
    actions.close_service(service=gone, by=made.by, version=gone.version, why="The workshop has lost its room.")
