"""What a provider without an account sees: before it asks, nothing of the person; then, exactly what was shared."""

from commonweal.domain import journey
from commonweal.service.ground.outbox.queries import initials
from commonweal.service.ground.ui.presenters.words import day

THANKS = {
    journey.ACCEPTED: "You can take the person. The advisor knows, and expects you to get in touch with them.",
    journey.WAITLISTED: "The person is on your waiting list. We send you another link, to answer when there is room.",
    journey.REFUSED: "You cannot take the person. The advisor knows why, and looks elsewhere.",
}


def face(onward, link):
    """What the page says before anything is shown."""
    return {
        "service": onward.service.name,
        "provider": onward.service.provider.name,
        "initials": initials(onward.referral.person),
        "asked": day(onward.made_on),
        "until": day(link.expires_at),
    }


def may_wait(onward):
    return journey.WAITLISTED in journey.ONWARD_MOVES[onward.state]
