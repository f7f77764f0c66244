"""Refer on or signpost, answer for a provider, keep the register, and say what came next."""

from commonweal.service.journey.onward.actions.attending import attend, end, record_next_step, start
from commonweal.service.journey.onward.actions.replying import accept, refuse, waitlist, write_note
from commonweal.service.journey.onward.actions.sending import refer, signpost

__all__ = [
    "accept",
    "attend",
    "end",
    "record_next_step",
    "refer",
    "refuse",
    "signpost",
    "start",
    "waitlist",
    "write_note",
]
