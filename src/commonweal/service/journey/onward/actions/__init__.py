"""Refer on or signpost, answer for a provider, keep the register, go along, and say what came next."""

from commonweal.service.journey.onward.actions.after import note_unmet, plan_step_down
from commonweal.service.journey.onward.actions.attending import attend, end, record_next_step, start
from commonweal.service.journey.onward.actions.linking import answer_by_link, ask_by_link
from commonweal.service.journey.onward.actions.reconsidering import reconsider
from commonweal.service.journey.onward.actions.replying import accept, mark_read, refuse, waitlist, write_note
from commonweal.service.journey.onward.actions.sending import refer, signpost
from commonweal.service.journey.onward.actions.visiting import accompany, call_off, cancel_visit, record_visit
from commonweal.service.journey.onward.actions.withdrawing import decide, recall, record_death, withdraw

__all__ = [
    "accept",
    "accompany",
    "answer_by_link",
    "ask_by_link",
    "attend",
    "call_off",
    "cancel_visit",
    "decide",
    "end",
    "mark_read",
    "note_unmet",
    "plan_step_down",
    "recall",
    "reconsider",
    "record_death",
    "record_next_step",
    "record_visit",
    "refer",
    "refuse",
    "signpost",
    "start",
    "waitlist",
    "withdraw",
    "write_note",
]
