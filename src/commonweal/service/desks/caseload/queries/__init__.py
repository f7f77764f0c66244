"""What the advisor's desk asks that no single step can answer."""

from commonweal.service.desks.caseload.queries.bulk import ticked
from commonweal.service.desks.caseload.queries.caseload import caseload, practices, reviews_due
from commonweal.service.desks.caseload.queries.day import listed, new_allocations, work
from commonweal.service.desks.caseload.queries.diary import day, week
from commonweal.service.desks.caseload.queries.people import current, known, referrals, story
from commonweal.service.desks.caseload.queries.steps import assessment_of, hindrance, onwards, purpose, services

__all__ = [
    "assessment_of",
    "caseload",
    "current",
    "day",
    "hindrance",
    "known",
    "listed",
    "new_allocations",
    "onwards",
    "practices",
    "purpose",
    "referrals",
    "reviews_due",
    "services",
    "story",
    "ticked",
    "week",
    "work",
]
