"""How the menu says what it holds: days and places, blocks, and the value of any field."""

from commonweal.domain import dates, journey, money, provision
from commonweal.domain.dates import clock
from commonweal.paper.words import counted

LISTS = {"needs": journey.REASONS, "access": provision.ACCESS, "languages": provision.LANGUAGES}


def field(service, name):
    """The value of a field as it stands in the history."""
    value = getattr(service, name)
    if name in LISTS:
        return ", ".join(LISTS[name].get(code, code) for code in value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if name == "cost_pence" and value is not None:
        return money.pounds(value / 100, 2) if value else "Free"
    shown = getattr(service, f"get_{name}_display", None)
    return "" if value is None else str(shown() if shown else value)


def capacity(service):
    """Whether there is room, with the weeks to wait if they were told."""
    waits = service.capacity == provision.WAITING and service.waiting_weeks
    return service.get_capacity_display() + (f", about {counted(service.waiting_weeks, 'week')}" if waits else "")


def timetable(service):
    """When and where a service runs, session by session."""
    found = service.schedules.select_related("venue").order_by("weekday", "opens_at", "id")
    return "; ".join(map(session, found))


def session(schedule):
    """Tuesday, 10:00am to 12:00pm at Elm Park."""
    hours = f"{clock(schedule.opens_at)} to {clock(schedule.closes_at)}"
    where = f" at {schedule.venue.name}" if schedule.venue else ""
    return f"{provision.WEEKDAYS[int(schedule.weekday)]}, {hours}{where}"


def venue(place):
    return ", ".join(filter(None, (place.name, place.address, place.postcode)))


def block(found):
    """20 places from 3 March 2026 to 31 May 2026."""
    period = f"{dates.said(found.starts_on)} to {dates.said(found.ends_on)}"
    return f"{counted(found.places, 'place')} of {counted(found.weeks, 'week')} from {period}"
