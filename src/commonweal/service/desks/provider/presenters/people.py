"""One person, as the provider's page shows them."""

from commonweal.domain import journey
from commonweal.service.ground.ui.presenters.words import counted, day


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


def came(onward):
    """How often the person came, of the sessions written down."""
    written = list(onward.attendance.all())
    times = sum(each.attended for each in written)
    return f"Came to {times} of {counted(len(written), 'session')} written down." if written else ""


def notes(onward):
    """What was written to the advisor, newest first; a note with an answer or an end stands there too."""
    written = sorted(onward.notes.all(), key=lambda each: each.created_at, reverse=True)
    found = [
        {"title": "Note", "when": each.created_at, "who": each.by.name if each.by else "By the link", "text": each.text}
        for each in written
    ]
    if onward.note and onward.note not in [each["text"] for each in found]:
        found.insert(0, {"title": "With your answer", "when": onward.ended_on or onward.made_on, "text": onward.note})
    return found
