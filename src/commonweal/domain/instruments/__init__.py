"""Questionnaires beside the eight measures, as data: their items, how they are scored, and which way is better."""

from commonweal.domain.instruments.checking import faults
from commonweal.domain.instruments.definitions import EACH, SCORINGS, SUM, TABLE, Instrument, Item, ready
from commonweal.domain.instruments.scoring import (
    BETTER,
    SAME,
    TOTAL,
    WORSE,
    change,
    is_low,
    named,
    rising_is_better,
    scores,
)

__all__ = [
    "BETTER",
    "EACH",
    "SAME",
    "SCORINGS",
    "SUM",
    "TABLE",
    "TOTAL",
    "WORSE",
    "Instrument",
    "Item",
    "change",
    "faults",
    "is_low",
    "named",
    "ready",
    "rising_is_better",
    "scores",
]
