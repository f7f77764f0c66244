"""Which entries somebody should look at again."""

from commonweal.service.menu.models import Service, Venue

STATES = {
    "due": "Due for checking",
    "never": "Never checked",
    "open": "On the menu",
    "closed": "Closed",
    "all": "All",
}


def services():
    """All services there are or were, as their pages show them."""
    found = Service.objects.select_related("provider", "checked_by")
    return found.prefetch_related("schedules__venue")


def kept(today, *, state="due", words="", provider=""):
    """The entries in one state, those longest unchecked first."""
    found = services()
    found = found.filter(name__icontains=words) if words else found
    found = found.filter(provider=provider) if provider else found
    wanted = {
        "due": lambda: found.filter(pk__in=Service.objects.to_check(today)),
        "never": lambda: found.filter(pk__in=Service.objects.open(), checked_on=None),
        "open": lambda: found.filter(pk__in=Service.objects.open()),
        "closed": lambda: found.exclude(pk__in=Service.objects.open()),
    }
    return wanted.get(state, lambda: found)().order_by("check_due_on", "name")


def venues(words=""):
    """Places by name, with the practice if it is one's."""
    found = Venue.objects.select_related("practice")
    return found.filter(name__icontains=words) if words else found


def practice_places():
    """Where practices are: [(name, postcode)]."""
    return [
        (each.practice.name, each.postcode) for each in venues().exclude(practice=None).filter(practice__active=True)
    ]
