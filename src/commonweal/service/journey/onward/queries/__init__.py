"""What a provider sees and answers, whose funded time ends, who goes along, and what could not be had."""

from commonweal.service.journey.onward.queries.after import (
    ending,
    funded,
    step_down,
    unmet_counts,
    unmet_needs,
    without_plan,
)
from commonweal.service.journey.onward.queries.links import BY_LINK, answered, asked
from commonweal.service.journey.onward.queries.providers import (
    ANSWERS,
    GIVES_AWAY,
    LIVE,
    NEWS_DAYS,
    digest,
    giving_away,
    inbox,
    kind_of,
    live_with,
    preview,
    refuse_outside,
    replies,
)
from commonweal.service.journey.onward.queries.visits import GOES_ALONG, enablers, past, to_come, visits

__all__ = [
    "ANSWERS",
    "BY_LINK",
    "GIVES_AWAY",
    "GOES_ALONG",
    "LIVE",
    "NEWS_DAYS",
    "answered",
    "asked",
    "digest",
    "enablers",
    "ending",
    "funded",
    "giving_away",
    "inbox",
    "kind_of",
    "live_with",
    "past",
    "preview",
    "refuse_outside",
    "replies",
    "step_down",
    "to_come",
    "unmet_counts",
    "unmet_needs",
    "visits",
    "without_plan",
]
