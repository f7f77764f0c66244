"""Plan a meeting, say who was talked about, agree what is to be done, and do it."""

from commonweal.service.journey.meetings.actions.holding import ask, cancel, change, hold, plan
from commonweal.service.journey.meetings.actions.talking import bring, choose, discuss
from commonweal.service.journey.meetings.actions.tasks import agree, finish, reopen

__all__ = ["agree", "ask", "bring", "cancel", "change", "choose", "discuss", "finish", "hold", "plan", "reopen"]
