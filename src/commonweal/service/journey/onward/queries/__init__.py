"""What a provider sees and answers, whose funded time ends, who goes along, and what could not be had."""

from commonweal.service.journey.onward.queries.after import ending, funded, unmet_counts, unmet_needs, without_plan
from commonweal.service.journey.onward.queries.providers import (
    ANSWERS,
    LIVE,
    NEWS_DAYS,
    digest,
    inbox,
    kind_of,
    live_with,
    preview,
    refuse_outside,
    replies,
)
from commonweal.service.journey.onward.queries.visits import enablers, past, to_come, visits

__all__ = [
    "ANSWERS",
    "LIVE",
    "NEWS_DAYS",
    "digest",
    "enablers",
    "ending",
    "funded",
    "inbox",
    "kind_of",
    "live_with",
    "past",
    "preview",
    "refuse_outside",
    "replies",
    "to_come",
    "unmet_counts",
    "unmet_needs",
    "visits",
    "without_plan",
]
