"""Find people, those who may be the same person, what they agreed to, and whom they live with."""

from commonweal.service.people.queries.alike import compared, likely_duplicates, merged_ones, pairs
from commonweal.service.people.queries.consents import agreed_after_merging, consent, consents, refused
from commonweal.service.people.queries.finding import kept, search
from commonweal.service.people.queries.homes import carers, housemates, members

__all__ = [
    "agreed_after_merging",
    "carers",
    "compared",
    "consent",
    "consents",
    "housemates",
    "kept",
    "likely_duplicates",
    "members",
    "merged_ones",
    "pairs",
    "refused",
    "search",
]
