"""What an evaluation found, as one JSON file: written by the run, read by the report and the insight desk."""

from commonweal.exchange.results.cohort import Linked, Rows, Rule, Step
from commonweal.exchange.results.compared import (
    Effect,
    Interaction,
    Interrupted,
    Month,
    NegativeControl,
    Regression,
    Series,
    Specification,
)
from commonweal.exchange.results.dying import AliveOut, LastDays
from commonweal.exchange.results.file import FILE, read, write
from commonweal.exchange.results.found import AnyOfEight, Change, Moved, Shift
from commonweal.exchange.results.matched import Balance, Deviation, Lost, Matching, Overlap, Reach
from commonweal.exchange.results.whole import BALANCE, SCHEMA, WHOLE, Results
from commonweal.exchange.results.worth import Return, Saving, Value

__all__ = [
    "BALANCE", "FILE", "SCHEMA", "WHOLE",
    "AliveOut", "AnyOfEight", "Balance", "Change", "Deviation", "Effect", "Interaction", "Interrupted", "LastDays",
    "Linked", "Lost", "Matching", "Month", "Moved", "NegativeControl", "Overlap", "Reach", "Regression", "Results",
    "Return", "Rows", "Rule", "Saving", "Series", "Shift", "Specification", "Step", "Value", "read", "write",
]  # fmt: skip
