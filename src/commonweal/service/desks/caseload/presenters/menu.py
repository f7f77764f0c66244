"""Services as they are found on the menu."""

from django.urls import reverse

from commonweal.domain import journey
from commonweal.domain.provision import WEEKDAYS
from commonweal.service.desks.caseload.presenters import words
from commonweal.service.ground.ui.presenters.words import clock

SIGNPOST = (journey.SIGNPOST, "Signpost: tell the person about it, and send nothing to the provider")


def found(services, referral=None):
    """The services as cards."""
    return [card(each, referral) for each in services]


def card(service, referral=None):
    """A service in short: what, by whom, when, how far, and whether there is room."""
    at = [referral.pk, service.pk] if referral else [service.pk]
    return {
        "name": service.name,
        "href": reverse("caseload:offer" if referral else "caseload:service", args=at),
        "provider": service.provider.name,
        "kind": service.get_kind_display(),
        "funding": funding(service),
        "places": words.places(service.places_left),
        "is_full": service.places_left == 0,
        "is_counted": service.places_left is not None,
        "where": _where(service, referral),
        "days": ", ".join(dict.fromkeys(WEEKDAYS[each.weekday] for each in service.schedules.all())),
    }


def _where(service, referral):
    """How near it is; of a search for nobody there is no distance to tell."""
    if service.at_home:
        return "Comes to the home"
    if referral:
        return words.distance(service.distance_m)
    return ", ".join(dict.fromkeys(each.venue.name for each in service.schedules.all() if each.venue))


def funding(service):
    if service.sector == "statutory":
        return "Statutory"
    return "Funded by the grant programme" if service.funded else "Not funded by the grant programme"


def page(service, left):
    """A service in full, with the places it has left and when it was last checked."""
    shown = {
        "name": service.name,
        "pk": service.pk,
        "facts": _facts(service),
        "is_full": left == 0,
        "is_counted": left is not None,
    }
    return shown | {"places": words.places(left), "checked_on": service.checked_on}


def _facts(service):
    return [
        ("Provider", service.provider.name),
        ("Kind", service.get_kind_display()),
        (
            "Sector",
            f"{service.get_sector_display()}: {funding(service).lower()}"
            if service.sector != "statutory"
            else "Statutory",
        ),
        ("What it is", service.description),
        ("When and where", "\n".join(map(_session, service.schedules.all()))),
        ("Comes to the home", "Yes" if service.at_home else "No"),
        ("Cost to the person", service.cost),
        ("Contact", service.contact),
    ]


def _session(schedule):
    hours = f"{schedule.get_weekday_display()}, {clock(schedule.opens_at)} to {clock(schedule.closes_at)}"
    venue = schedule.venue
    return f"{hours}: {venue.name}, {', '.join(filter(None, (venue.address, venue.postcode)))}" if venue else hours


def kinds(kind):
    """The ways to refer on: the one that follows from the service, and the signpost."""
    return [(kind, journey.ONWARD_KINDS[kind]), SIGNPOST]
