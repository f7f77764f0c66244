"""Places whose funded time ends, what is agreed for afterwards, and going along to the first visit."""

from datetime import timedelta

from django.urls import reverse

from commonweal.domain.provision import WEEKDAYS
from commonweal.service.ground.ui.presenters.words import clock, day


def ending(places):
    """The places without a plan, and those with one."""
    rows = [_ending(each) for each in places]
    return {
        "unplanned": [row for row in rows if not row["plan"]],
        "planned": [row for row in rows if row["plan"]],
    }


def _ending(place):
    person, plan = place.referral.person, getattr(place, "step_down", None)
    return {
        "name": person.name,
        "born_on": person.born_on,
        "href": reverse("caseload:person", args=[person.pk]),
        "service": place.service.name,
        "until": place.funded_until,
        "plan": f"{plan.get_planned_display()}, from {day(plan.from_on)}. Helps: {plan.helper}" if plan else "",
        "act": reverse("caseload:step_down", args=[place.referral_id, place.pk]),
    }


def plan(place, known):
    """What the page begins with: the plan there is, or the day after the last funded one."""
    if known.version:
        return {name: getattr(known, name) for name in ("planned", "helper", "from_on", "plan")}
    return {"from_on": place.funded_until + timedelta(days=1)} if place.funded_until else {}


def visit(place):
    """Where the service meets, to begin with."""
    return {"meet": "At the person's home" if place.service.at_home else _door(place.service)}


def _door(service):
    first = next((each for each in service.schedules.all() if each.venue), None)
    return f"At the door of {first.venue.name}" if first else ""


def sessions(service):
    """When and where the service meets, a line each."""
    return [
        f"{WEEKDAYS[each.weekday]}, {clock(each.opens_at)} to {clock(each.closes_at)}"
        + (f": {each.venue.name}" if each.venue else "")
        for each in service.schedules.all()
    ]
