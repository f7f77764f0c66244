"""What a search needs of every service on the menu, worked out once for each edition of the menu."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Sum

from commonweal.domain import provision
from commonweal.domain.journey import REASONS
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.menu.models import Block, Edition, Service, Spot, Venue

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Entry:
    """A service as a search sees it."""

    pk: object
    name: str
    kind: str
    sector: str
    funded: bool
    at_home: bool
    is_free: bool
    is_counted: bool
    for_carers: bool
    capacity: str
    needs: frozenset
    access: frozenset
    languages: frozenset
    days: frozenset
    ages: tuple
    spots: tuple
    districts: frozenset
    check_due_on: object

    def is_stale(self, today):
        return self.check_due_on is None or self.check_due_on <= today


@dataclass(frozen=True)
class Index:
    """Every entry, and for each word that occurs on the menu: where, and how much it counts there."""

    entries: tuple
    words: dict
    places: dict
    middles: dict


def index():
    """The index of the menu as it is now: made anew when anything has changed, by whichever process."""
    edition = _edition()
    return _of(edition) if edition else _of.__wrapped__(edition)


def _edition():
    """What changes with every change to the menu or to an organisation on it; None before the first."""
    mark = Edition.objects.values_list("mark", flat=True).first()
    providers = Organisation.objects.filter(kind=Organisation.Kind.PROVIDER)
    return mark and (mark, *providers.aggregate(many=Count("pk"), versions=Sum("version")).values())


@lru_cache(maxsize=1)
def _of(edition):
    services = list(Service.objects.open().select_related("provider").prefetch_related("schedules__venue"))
    counted = set(Block.objects.values_list("service", flat=True).distinct())
    spots = _spots()
    entries = tuple(_entry(each, each.pk in counted, spots) for each in services)
    return Index(entries, _vocabulary(services), spots, _middles(spots))


def venues(service):
    return {each.venue for each in service.schedules.all() if each.venue}


def _spots():
    """Where every place of the menu is, practices among them: postcode -> metres east and north."""
    wanted = Venue.objects.values("postcode")
    rows = Spot.objects.filter(postcode__in=wanted).values_list("postcode", "easting", "northing")
    return {postcode: (easting, northing) for postcode, easting, northing in rows}


def _entry(service, is_counted, spots):
    postcodes = sorted({venue.postcode for venue in venues(service)})
    return Entry(
        pk=service.pk,
        name=service.name,
        kind=service.kind,
        sector=service.sector,
        funded=service.funded,
        at_home=service.at_home,
        is_free=service.cost_pence == 0,
        is_counted=is_counted,
        for_carers=service.for_carers,
        capacity=service.capacity,
        needs=frozenset(needs(service)),
        access=frozenset(service.access),
        languages=frozenset(service.languages),
        days=frozenset(each.weekday for each in service.schedules.all()),
        ages=(service.minimum_age, service.maximum_age),
        spots=tuple(spots[each] for each in postcodes if each in spots),
        districts=frozenset(map(district, postcodes)),
        check_due_on=service.check_due_on,
    )


def needs(service):
    """The needs a service meets: its own, or those that its kind usually meets."""
    return service.needs or provision.USUAL_NEEDS.get(service.kind, ())


def district(postcode):
    """The first half of a postcode."""
    return postcode.partition(" ")[0]


def _middles(spots):
    """The middle of the places known in each postcode district."""
    places = defaultdict(list)
    for postcode in sorted(spots):
        places[district(postcode)].append(spots[postcode])
    return {name: tuple(sum(side) / len(side) for side in zip(*found, strict=True)) for name, found in places.items()}


def _vocabulary(services):
    found = defaultdict(dict)
    for place, service in enumerate(services):
        for weight, text in _texts(service):
            for word in WORD.findall(text.lower()):
                found[word][place] = max(weight, found[word].get(place, 0))
    return dict(found)


def _texts(service):
    """What may be searched of a service, with how much a find there counts."""
    yield 1.0, f"{service.name} {service.get_kind_display()}"
    yield 0.9, service.provider.name
    yield 0.8, f"{service.description} {service.eligibility}"
    yield 0.7, " ".join(REASONS.get(code, "") for code in service.needs)
    yield 0.7, " ".join(f"{venue.name} {venue.address}" for venue in venues(service))
