"""Services in short: what, by whom, whether there is room, and why each stands where it does."""

from commonweal.domain import provision
from commonweal.service.menu.queries import reasons


def cards(services, address, offers, first=1):
    """One for each service, numbered from the first; at its address, with what it offers."""
    return [card(each, number, address(each), offers(each)) for number, each in enumerate(services, first)]


def card(service, number, href, offers):
    return {
        "number": number,
        "name": service.name,
        "href": href,
        "offers": offers,
        "provider": service.provider.name,
        "kind": service.get_kind_display(),
        "funding": funding(service),
        "warning": _warning(service),
        "why": service.why,
        "is_stale": service.is_stale,
    }


def _warning(service):
    """Whether somebody may have to wait or be turned away; that there is room is said among the reasons."""
    if service.is_full or service.capacity == provision.WAITING:
        return room(service, service.places_left)
    return {}


def room(service, left):
    """Whether there is room, in words and in a colour that says no more than the words."""
    if left == 0 or service.capacity in (provision.FULL, provision.CLOSED):
        colour = "red"
    elif service.capacity == provision.WAITING:
        colour = "orange"
    else:
        colour = "grey" if left is None else "green"
    return {"text": reasons.room(service, left), "colour": colour}


def funding(service):
    if service.sector == "statutory":
        return "Statutory"
    return "Funded by the grant programme" if service.funded else "Not funded by the grant programme"
