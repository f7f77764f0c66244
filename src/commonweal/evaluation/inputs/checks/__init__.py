"""What is allowed in the inputs, row by row, and yet should be looked at: the lines of `checks.csv`."""

from commonweal.evaluation.inputs.checks.codes import codes
from commonweal.evaluation.inputs.checks.events import events
from commonweal.evaluation.inputs.checks.found import Check, notes, write
from commonweal.evaluation.inputs.checks.register import late, register

__all__ = ["Check", "codes", "events", "late", "notes", "register", "write"]
