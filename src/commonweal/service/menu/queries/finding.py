"""Find services that fit, the best first, and say why each stands where it does."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.utils import timezone

from commonweal.domain import provision
from commonweal.service.menu.models import Service
from commonweal.service.menu.queries import distance, places, reasons
from commonweal.service.menu.queries.index import Entry, index
from commonweal.service.menu.queries.spelling import matches


@dataclass(frozen=True)
class Wish:
    """What is looked for. What does not fit is left out; `needs`, `age`, `carer`, `language` and `near` only rank."""

    words: str = ""
    need: str = ""
    kind: str = ""
    sector: str = ""
    funded: bool | None = None
    day: int | str | None = None
    at_home: bool | None = None
    free: bool | None = None
    room: bool | None = None
    access: Sequence = ()
    spoken: str = ""
    within_m: int | None = None
    near: str = ""
    needs: Sequence = ()
    age: int | None = None
    carer: bool | None = None
    language: str = ""


@dataclass(frozen=True)
class Hit:
    """An entry that fits, with what is known of it for this wish."""

    entry: Entry
    match: float
    distance_m: int | None
    has_no_place: bool
    is_stale: bool
    met: tuple
    unsuited: str
    for_carer: bool
    away: float

    @property
    def is_full(self):
        return self.has_no_place or self.entry.capacity in (provision.FULL, provision.CLOSED)

    @property
    def order(self):
        """What fits the words and the needs, then who it suits, then what has room, was checked lately and is near."""
        room = 2 if self.is_full else self.entry.capacity == provision.WAITING
        fit = -round(self.match, -1), -len(self.met) - self.for_carer, bool(self.unsuited)
        return *fit, room, self.is_stale, self.away, self.entry.name


class Found(Sequence):
    """What was found, the best first; only the rows that are asked for are read."""

    def __init__(self, hits, wish, start, unplaced=0):
        self.hits, self.wish, self.start, self.unplaced = hits, wish, start, unplaced

    def __len__(self):
        return len(self.hits)

    def __iter__(self):
        return iter(self[:])

    def __getitem__(self, place):
        return self._read(self.hits[place]) if isinstance(place, slice) else self._read([self.hits[place]])[0]

    def _read(self, hits):
        """The services with `.places_left`, `.distance_m`, `.is_stale` and `.why`, a list of reasons in words."""
        services = Service.objects.select_related("provider", "checked_by").prefetch_related("schedules__venue")
        read = services.in_bulk([hit.entry.pk for hit in hits])
        left = places.places_left(read.values(), timezone.localdate())
        for hit in hits:
            service = read[hit.entry.pk]
            service.places_left, service.distance_m, service.is_stale = left[service.pk], hit.distance_m, hit.is_stale
            service.is_full, service.why = hit.is_full, reasons.why(hit, self.wish, self.start, service)
        return [read[hit.entry.pk] for hit in hits]


def search(**wanted):
    """Services on the menu that fit a `Wish`, the best first."""
    wish, held = Wish(**wanted), index()
    match = matches(wish.words, held)
    fitting = [(held.entries[place], match[place]) for place in match if _fits(held.entries[place], wish)]
    begin = distance.start(wish.near, held)
    hits = _hits(fitting, wish, begin)
    near = [hit for hit in hits if _is_within(hit, wish.within_m)]
    unplaced = sum(hit.distance_m is None and not hit.entry.at_home for hit in hits) if wish.within_m else 0
    return Found(sorted(near, key=lambda hit: hit.order), wish, begin, unplaced)


def suggest(*, needs, near="", age=None, carer=None, language="", limit=5):
    """The best few services that meet one of these needs, have room and suit the person, each with `.why`."""
    found = search(needs=tuple(needs), near=near, age=age, carer=carer, language=language)
    found.hits = [hit for hit in found.hits if hit.met and not hit.is_full and not hit.unsuited][:limit]
    return list(found)


def _hits(fitting, wish, begin):
    today = timezone.localdate()
    full = places.full([entry.pk for entry, _ in fitting if entry.is_counted], today)
    hits = [_hit(entry, match, wish, begin, entry.pk in full, today) for entry, match in fitting]
    return [hit for hit in hits if not (wish.room and hit.is_full)]


def _hit(entry, match, wish, begin, has_no_place, today):
    metres = begin.metres_to(entry)
    return Hit(
        entry=entry,
        match=match,
        distance_m=metres,
        has_no_place=has_no_place,
        is_stale=entry.is_stale(today),
        met=tuple(need for need in wish.needs or (wish.need,) if need in entry.needs),
        unsuited=reasons.unsuited(entry, wish),
        for_carer=bool(wish.carer and entry.for_carers),
        away=begin.away(entry, metres),
    )


def _is_within(hit, limit):
    return not limit or hit.entry.at_home or (hit.distance_m is not None and hit.distance_m <= limit)


FITS = {
    "need": lambda entry, need: need in entry.needs,
    "kind": lambda entry, kind: entry.kind == kind,
    "sector": lambda entry, sector: entry.sector == sector,
    "funded": lambda entry, funded: entry.funded == funded,
    "day": lambda entry, day: int(day) in entry.days,
    "at_home": lambda entry, at_home: entry.at_home == at_home,
    "free": lambda entry, free: entry.is_free == free,
    "access": lambda entry, access: entry.access.issuperset(access),
    "spoken": lambda entry, code: code in entry.languages,
}
ASKED = {each.name for each in fields(Wish)} & set(FITS)


def _fits(entry, wish):
    asked = {name: value for name in ASKED if (value := getattr(wish, name)) not in (None, "", ())}
    return all(FITS[name](entry, value) for name, value in asked.items())
