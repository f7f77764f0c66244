"""What the provider's pages show: never more of a person than the advisor shared."""

from django.urls import reverse
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.desks.provider import queries
from commonweal.service.ground.ui.presenters.words import counted, day

LISTS = {
    journey.SENT: "Waiting for your answer",
    journey.WAITLISTED: "On your waiting list",
    journey.ACCEPTED: "Accepted, not started yet",
    journey.STARTED: "Taking part",
}
HEAD = ("Person", "Service", "Asked", "Waiting")
STARTED_HEAD = ("Person", "Service", "Started", "Funded until")
ENDED_HEAD = ("Person", "Service", "Ended", "What came next")
SERVICES_HEAD = ("Service", "Taking part", "Last checked")
PLACES_HEAD = ("Service", "From", "To", "Places", "Taken", "Left")


def inbox(onwards):
    """The lists of the inbox: [(title, headings, rows)]."""
    by_state = {state: [] for state in LISTS}
    for each in onwards:
        by_state[each.state].append(_started(each) if each.state == journey.STARTED else _waiting(each))
    heads = {journey.STARTED: STARTED_HEAD}
    return [(title, heads.get(state, HEAD), by_state[state]) for state, title in LISTS.items()]


def _waiting(onward):
    days = (timezone.localdate() - onward.made_on).days
    waited = counted(days, "day") if days else "Since today"
    return [_linked(onward), onward.service.name, day(onward.made_on), waited]


def _started(onward):
    until = day(onward.funded_until) or "Not counted"
    return [_linked(onward), onward.service.name, day(onward.started_on), until]


def _linked(onward):
    return {"text": queries.name(onward), "href": reverse("provider:onward", args=[onward.pk])}


def ended_rows(onwards):
    return [
        [_linked(each), each.service.name, day(each.ended_on), journey.NEXT_STEPS.get(each.next_step, "Not said yet")]
        for each in onwards
    ]


def place(onward):
    """Where the place stands: dates and what came next."""
    lines = [
        ("State", journey.ONWARD_STATES[onward.state]),
        ("Service", onward.service.name),
        ("Asked on", day(onward.made_on)),
        ("Started", day(onward.started_on)),
        ("Funded until", day(onward.funded_until)),
        ("Ended", day(onward.ended_on)),
        ("What came next", journey.NEXT_STEPS.get(onward.next_step, "")),
    ]
    return [line for line in lines if line[1]]


def may(onward):
    """Which buttons the page has."""
    moves = journey.ONWARD_MOVES[onward.state]
    return {
        "accept": journey.ACCEPTED in moves,
        "waitlist": journey.WAITLISTED in moves,
        "decline": journey.REFUSED in moves,
        "start": journey.STARTED in moves,
        "end": onward.state == journey.STARTED,
        "next": onward.state == journey.ENDED and onward.next_step in ("", "unknown"),
    }


def sessions(onward):
    """The register of one person, newest first."""
    return [
        [day(each.on), "Came" if each.attended else "Absent"]
        for each in sorted(onward.attendance.all(), key=lambda each: each.on, reverse=True)
    ]


def service_rows(services):
    return [
        [
            {"text": each.name, "href": reverse("provider:session", args=[each.pk])},
            each.taking_part,
            day(each.checked_on),
        ]
        for each in services
    ]


def place_rows(blocks):
    return [
        [
            each.service.name,
            day(each.starts_on),
            day(each.ends_on),
            each.places,
            each.taken,
            each.left,
        ]
        for each in blocks
    ]
