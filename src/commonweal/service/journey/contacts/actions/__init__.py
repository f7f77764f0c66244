"""Plan a contact, write down what came of it, put that right; and raise a concern."""

from commonweal.service.journey.contacts.actions.concerns import concern_viewed, handle_concern, raise_concern
from commonweal.service.journey.contacts.actions.planning import cancel, clear, move, plan, plan_all
from commonweal.service.journey.contacts.actions.writing import complete, log, put_right, strike_out

__all__ = [
    "cancel",
    "clear",
    "complete",
    "concern_viewed",
    "handle_concern",
    "log",
    "move",
    "plan",
    "plan_all",
    "put_right",
    "raise_concern",
    "strike_out",
]
