"""Receive a referral, give it to an advisor or decline it, and move it on."""

from commonweal.service.journey.referrals.actions.covering import cover, end_cover, set_capacity
from commonweal.service.journey.referrals.actions.intake import receive
from commonweal.service.journey.referrals.actions.moving import lock, move
from commonweal.service.journey.referrals.actions.progress import (
    allocate,
    decline,
    mark_assessed,
    mark_closed,
    mark_reviewed,
    mark_supported,
)
from commonweal.service.journey.referrals.actions.reopening import reopen
from commonweal.service.journey.referrals.actions.telling import tell_risk

__all__ = [
    "allocate",
    "cover",
    "decline",
    "end_cover",
    "lock",
    "mark_assessed",
    "mark_closed",
    "mark_reviewed",
    "mark_supported",
    "move",
    "receive",
    "reopen",
    "set_capacity",
    "tell_risk",
]
