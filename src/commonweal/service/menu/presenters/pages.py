"""A service in full."""

from django.utils import timezone

from commonweal.domain import provision
from commonweal.domain.journey import REASONS
from commonweal.service.ground.ui.presenters.words import counted, day
from commonweal.service.menu.presenters.cards import funding, room
from commonweal.service.menu.queries import needs, words


def service(found, left):
    """Everything the menu says of a service, with its room and when it was last checked."""
    return {
        "name": found.name,
        "pk": found.pk,
        "is_open": found.active and found.provider.active,
        "facts": facts(found),
        "room": room(found, left),
        "checked": checked(found),
        "is_stale": is_stale(found),
    }


def is_stale(found):
    return found.check_due_on is None or found.check_due_on <= timezone.localdate()


def checked(found):
    if found.checked_on is None:
        return "Nobody has checked yet that this is still right."
    by = f" by {found.checked_by.name}" if found.checked_by else ""
    if is_stale(found):
        return f"Not checked since {day(found.checked_on)}{by}: ask before you rely on it."
    return f"Last checked on {day(found.checked_on)}{by}."


def facts(found):
    """Labels and values; what is not known is said to be so."""
    return [
        ("Provider", found.provider.name),
        ("Kind", found.get_kind_display()),
        ("Sector", _sector(found)),
        ("Needs it meets", "\n".join(REASONS.get(code, code) for code in needs(found))),
        ("What it is", found.description),
        ("Who it is for", "\n".join(filter(None, (found.eligibility, _ages(found), _carers(found))))),
        ("When and where", timetable(found)),
        ("Comes to the home", "Yes" if found.at_home else "No"),
        ("Access", "\n".join(provision.ACCESS.get(code, code) for code in found.access)),
        ("Languages", ", ".join(provision.LANGUAGES.get(code, code) for code in found.languages)),
        ("Cost to the person", _cost(found)),
        ("How to get in", found.get_way_in_display()),
        ("Is there room?", _room(found)),
        ("Contact", "\n".join(filter(None, (found.contact, found.email, found.website)))),
    ]


def _sector(found):
    if found.sector == "statutory":
        return "Statutory"
    return f"{found.get_sector_display()}: {funding(found).lower()}"


def _ages(found):
    youngest, oldest = found.minimum_age, found.maximum_age
    if youngest is not None and oldest is not None:
        return f"Aged {youngest} to {oldest}"
    if youngest is not None:
        return f"Aged {youngest} and over"
    return "" if oldest is None else f"Aged up to {oldest}"


def _carers(found):
    return "For carers" if found.for_carers else ""


def _cost(found):
    price = words.field(found, "cost_pence")
    each = f"{price} a session" if found.cost_pence else price
    return "\n".join(dict.fromkeys(filter(None, (each, found.cost))))


def _room(found):
    told = f", told on {day(found.capacity_told_on)}" if found.capacity_told_on else ""
    return words.capacity(found) + told


def timetable(found):
    return "\n".join(map(_session, found.schedules.all()))


def _session(schedule):
    place = schedule.venue
    return words.session(schedule) + (f", {', '.join(filter(None, (place.address, place.postcode)))}" if place else "")


def block_rows(blocks):
    return [
        [day(each.starts_on), day(each.ends_on), each.places, each.taken, each.left, counted(each.weeks, "week")]
        for each in blocks
    ]
