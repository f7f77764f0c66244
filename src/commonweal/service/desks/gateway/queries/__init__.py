"""What the gateway manager asks: who waits, who has how much to do, where everybody is."""

from commonweal.service.desks.gateway.queries.lists import (
    OPEN,
    advisors,
    filtered,
    find,
    practices,
    referrals,
    waiting,
)
from commonweal.service.desks.gateway.queries.people import held, open_referrals
from commonweal.service.desks.gateway.queries.suggesting import Suggestions
from commonweal.service.desks.gateway.queries.workload import (
    WORKING,
    advisors_here,
    capacities,
    capacity_of,
    covers,
    practices_here,
    team,
    uncovered,
    visits,
    week,
)

__all__ = [
    "OPEN",
    "WORKING",
    "Suggestions",
    "advisors",
    "advisors_here",
    "capacities",
    "capacity_of",
    "covers",
    "filtered",
    "find",
    "held",
    "open_referrals",
    "practices",
    "practices_here",
    "referrals",
    "team",
    "uncovered",
    "visits",
    "waiting",
    "week",
]
