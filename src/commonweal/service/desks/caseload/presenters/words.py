"""Words that several of the advisor's pages share."""

from commonweal.domain import journey

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
}


def named(codes, words):
    """The words for a list of codes, one below another."""
    return "\n".join(words.get(code, code) for code in codes)


def risk(referral):
    """What staff must know before they visit; empty when nothing is known."""
    return referral.staff_risk_text if referral and referral.staff_risk == "known" else ""


def points(score):
    """A score from 1 to 5, or a dash when there is none."""
    return "–" if score is None else str(score)


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
