"""Send a referral, or a list of them: everything that was checked is written at once, or nothing."""

from commonweal.service.desks.practice.actions.listing import discard_list, keep_list, send_list, tick
from commonweal.service.desks.practice.actions.referring import discard, keep, send

__all__ = ["discard", "discard_list", "keep", "keep_list", "send", "send_list", "tick"]
