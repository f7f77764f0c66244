"""Places and what the menu says of a provider's services."""

from django.utils import timezone

from commonweal.domain import provision
from commonweal.service.ground.ui.presenters.words import counted, day

PLACES_HEAD = ("Service", "From", "To", "Places", "Taken", "Left")
COLOURS = {provision.TAKING: "green", provision.WAITING: "yellow", provision.FULL: "orange", provision.CLOSED: "grey"}


def place_rows(blocks):
    return [
        [each.service.name, day(each.starts_on), day(each.ends_on), each.places, each.taken, each.left]
        for each in blocks
    ]


def service(found):
    """What the menu says of a service, who said that it is right, and whether it should be looked at again."""
    return {
        "pk": found.pk,
        "version": found.version,
        "name": found.name,
        "room": found.get_capacity_display(),
        "colour": COLOURS.get(found.capacity, "grey"),
        "facts": [line for line in _facts(found) if line[1]],
        "stale": _stale(found),
    }


def _facts(found):
    weeks = counted(found.waiting_weeks, "week") if found.waiting_weeks else ""
    return [
        ["Type", found.get_kind_display()],
        ["About", found.description],
        ["Cost", found.cost],
        ["Contact", found.contact],
        ["People wait about", weeks if found.capacity == provision.WAITING else ""],
        ["You last said if there is room", day(found.capacity_told_on)],
        ["Last checked", _checked(found)],
    ]


def _checked(found):
    by = f", by {found.checked_by.name}" if found.checked_by else ""
    return f"{day(found.checked_on)}{by}" if found.checked_on else "Never"


def _stale(found):
    """A sentence where nobody has said for long that the entry is right."""
    if found.check_due_on and found.check_due_on > timezone.localdate():
        return ""
    return "Nobody has said for long that this is right. Please look it over."
