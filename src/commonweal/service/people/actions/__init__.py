"""Register and amend people, merge records of one person, and write down who has to do with whom."""

from commonweal.service.people.actions.consents import decide
from commonweal.service.people.actions.homes import end_care, leave_household, link_carer, live_together
from commonweal.service.people.actions.keeping import amend, record_death, register
from commonweal.service.people.actions.merging import ask_about, merge, tell_apart, unmerge
from commonweal.service.people.actions.relating import end_sight, relate, unrelate

__all__ = [
    "amend",
    "ask_about",
    "decide",
    "end_care",
    "end_sight",
    "leave_household",
    "link_carer",
    "live_together",
    "merge",
    "record_death",
    "register",
    "relate",
    "tell_apart",
    "unmerge",
    "unrelate",
]
