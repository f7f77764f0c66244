"""Referrals out and signposts, going along to a first visit, what comes after, and what could not be had."""

from commonweal.service.journey.onward.models.accompanying import Accompaniment
from commonweal.service.journey.onward.models.after import StepDown, UnmetNeed
from commonweal.service.journey.onward.models.places import Attendance, Note, Onward, StateChange

__all__ = ["Accompaniment", "Attendance", "Note", "Onward", "StateChange", "StepDown", "UnmetNeed"]
