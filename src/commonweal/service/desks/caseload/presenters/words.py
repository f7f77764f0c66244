"""Words that several of the advisor's pages share."""

from datetime import timedelta

from commonweal.domain import journey
from commonweal.service.ground.ui.presenters.words import day

GRACE = timedelta(days=journey.REVIEW_OVERDUE_DAYS - journey.REVIEW_DUE_DAYS)

COLOURS = {
    journey.RECEIVED: "grey",
    journey.ALLOCATED: "yellow",
    journey.ASSESSED: "blue",
    journey.SUPPORTED: "blue",
    journey.REVIEWED: "purple",
    journey.CLOSED: "grey",
    journey.DECLINED: "grey",
    journey.SENT: "yellow",
    journey.ACCEPTED: "blue",
    journey.WAITLISTED: "orange",
    journey.REFUSED: "red",
    journey.STARTED: "green",
    journey.ENDED: "grey",
    journey.GIVEN: "white",
    journey.WITHDRAWN: "grey",
}


NOT_SHARED = "Do not share this address."


def where(person):
    """The address in one line, as it stands on paper that is carried about; and whether it is nobody else's to know."""
    told = ", ".join(filter(None, (person.address, person.postcode)))
    return f"{told}. {NOT_SHARED}" if told and person.address_hidden else told


def named(codes, words):
    """The words for a list of codes, one below another."""
    return "\n".join(words.get(code, code) for code in codes)


def risk(referral):
    """What staff must know before they visit; empty when nothing is known."""
    return referral.risk_to_staff if referral else ""


def points(score):
    """A score from 1 to 5, or a dash when there is none."""
    return "–" if score is None else str(score)


def review_due(due_on, today):
    """When a review is due, in words; late only when the list of overdue reviews says so too."""
    if due_on is None:
        return None
    if today >= due_on + GRACE:
        return {"state": "overdue", "text": f"Review overdue: was due {day(due_on)}"}
    if today >= due_on:
        return {"state": "today", "text": f"Review due since {day(due_on)}" if today > due_on else "Review due today"}
    return {"state": "ahead", "text": f"Review due on {day(due_on)}"}


def distance(metres):
    """How far something is, in the unit people use for it."""
    if metres is None:
        return "Distance not known"
    return f"About {max(100, round(metres, -2))} m away" if metres < 950 else f"About {metres / 1000:.1f} km away"


def places(left):
    """How many places a service has left."""
    if left is None:
        return "Places not counted"
    return "No places left" if left == 0 else f"{left} place{'' if left == 1 else 's'} left"
