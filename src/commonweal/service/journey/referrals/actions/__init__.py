"""Receive a referral, give it to an advisor or decline it, and move it on."""

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

__all__ = [
    "allocate",
    "decline",
    "lock",
    "mark_assessed",
    "mark_closed",
    "mark_reviewed",
    "mark_supported",
    "move",
    "receive",
    "reopen",
]
