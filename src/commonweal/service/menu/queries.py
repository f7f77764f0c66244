"""Find services by word, kind, day, distance and funding, with the places they have left."""

import math
import re
from collections import defaultdict

from django.utils import timezone
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from commonweal.domain import identifiers
from commonweal.service.menu.models import Block, Service, Spot

SPELT_ALIKE = 78
BEGINS = 3
NEIGHBOURS_SWAPPED = 90
FAR = float("inf")


def search(*, words="", kind="", funded=None, day=None, near="", at_home=None):
    """Services on the menu that fit, the best first, each with `.places_left` and `.distance_m` (None: not known)."""
    services = _fitting(kind=kind, funded=funded, day=day, at_home=at_home)
    typed = _words(words)
    found = _matching(typed, services, all) or _matching([word for word in typed if len(word) > BEGINS], services, any)
    left = places_left([service for _, service in found], timezone.localdate())
    away = distances([service for _, service in found], near)
    for _, service in found:
        service.places_left, service.distance_m = left[service.pk], away[service.pk]
    return [service for _, service in sorted(found, key=_order)]


def _fitting(*, kind, funded, day, at_home):
    services = Service.objects.open().select_related("provider").prefetch_related("schedules__venue")
    wanted = {"kind": kind or None, "funded": funded, "at_home": at_home}
    services = services.filter(**{name: value for name, value in wanted.items() if value is not None})
    if day not in (None, ""):
        services = services.filter(pk__in=services.filter(schedules__weekday=int(day)).values("pk"))
    return services


def _order(found):
    match, service = found
    # What comes to the home is as near as can be; what is full comes after what has places.
    away = 0 if service.at_home else FAR if service.distance_m is None else service.distance_m
    return -round(match, -1), service.places_left == 0, away, service.name


def _matching(typed, services, enough):
    """Services in which enough of the words are found (all, or any), each with how well it fits."""
    ranked = [(_match(typed, service, enough), service) for service in services]
    return [(match, service) for match, service in ranked if match > 0]


def _match(typed, service, enough):
    """How well a service fits the words, 0 to 100, each found or nearly."""
    texts = (
        (1.0, f"{service.name} {service.get_kind_display()}"),
        (0.9, service.provider.name),
        (0.8, service.description),
    )
    held = [(weight, word) for weight, text in texts for word in _words(text)]
    best = [max((weight * _alike(one, word) for weight, word in held), default=0) for one in typed]
    if not enough(best):
        return 0
    return sum(best) / len(best) if best else 100


def _words(text):
    return re.findall(r"\w+", text.lower())


def _alike(typed, word):
    if len(typed) >= BEGINS and word.startswith(typed):
        return 100
    if len(typed) > BEGINS and sorted(typed) == sorted(word) and OSA.distance(typed, word) == 1:
        return NEIGHBOURS_SWAPPED  # fuzz counts this as two faults, too many in a short word
    return fuzz.ratio(typed, word, score_cutoff=SPELT_ALIKE)


def places_left(services, on):
    """Places left on a day: service -> number, or None where places are not counted."""
    left = dict.fromkeys((service.pk for service in services), None)
    for block in Block.objects.filter(service__in=left).counted():
        free = max(0, block.places - block.taken) if block.starts_on <= on <= block.ends_on else 0
        left[block.service_id] = (left[block.service_id] or 0) + free
    return left


def blocks(services):
    """Every block of these services, with `.taken` and `.left`."""
    found = list(Block.objects.filter(service__in=services).select_related("service").counted())
    for block in found:
        block.left = max(0, block.places - block.taken)
    return found


def distances(services, near):
    """Metres from a postcode to the nearest place each service runs: service -> metres, or None when not known."""
    venues = defaultdict(set)
    for service in services:
        venues[service.pk] |= {each.venue.postcode for each in service.schedules.all() if each.venue}
    try:
        home = identifiers.postcode(near)
    except identifiers.NotAnIdentifier:
        return dict.fromkeys((service.pk for service in services), None)
    spots = Spot.objects.in_bulk({home}.union(*venues.values()))
    return {service.pk: _nearest(spots, home, venues[service.pk]) for service in services}


def _nearest(spots, home, postcodes):
    known = [spots[postcode] for postcode in postcodes if postcode in spots]
    if home not in spots or not known:
        return None
    return min(round(math.dist(_place(spots[home]), _place(spot))) for spot in known)


def _place(spot):
    return spot.easting, spot.northing
