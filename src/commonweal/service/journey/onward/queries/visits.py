"""First visits that an enabler goes along to."""

from commonweal.domain import journey, outcomes
from commonweal.service.ground.accounts.models import Role, User
from commonweal.service.journey.onward.models import Accompaniment

GOES_ALONG = (journey.SENT, journey.WAITLISTED, journey.ACCEPTED, journey.STARTED, journey.GIVEN)
"""As long as one of these is where it is, there is a visit to go along to."""


def enablers():
    """Who can be asked to go along."""
    return User.objects.filter(role=Role.ENABLER, is_active=True).order_by("name")


def visits(user):
    """The visits this user may see, with what their pages need."""
    found = Accompaniment.objects.visible_to(user)
    return found.select_related(
        "enabler", "by", "onward__service__provider", "onward__referral__person", "onward__referral__advisor"
    )


def to_come(user):
    """Planned, and nothing written of them yet; the earliest first."""
    return visits(user).planned().living().order_by("on", "at_time")


def past(user):
    """Those that something was written of, while they can still be opened; the latest first."""
    return visits(user).exclude(state__in=(outcomes.PLANNED, outcomes.CANCELLED)).order_by("-on", "-at_time")
