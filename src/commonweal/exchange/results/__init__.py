"""What an evaluation found, as one JSON file: written by the run, read by the report and the insight desk."""

from commonweal.exchange.results.cohort import Linked, Rows, Rule, Step
from commonweal.exchange.results.file import FILE, read, write
from commonweal.exchange.results.found import AnyOfEight, Change, Moved
from commonweal.exchange.results.whole import SCHEMA, Results
from commonweal.exchange.results.worth import Return, Saving, Value

__all__ = [
    "FILE",
    "SCHEMA",
    "AnyOfEight",
    "Change",
    "Linked",
    "Moved",
    "Results",
    "Return",
    "Rows",
    "Rule",
    "Saving",
    "Step",
    "Value",
    "read",
    "write",
]
