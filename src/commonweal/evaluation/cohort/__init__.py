"""Cohort: who counts, from which day, over which windows, and for how long each was at risk."""

from commonweal.evaluation.cohort.process import process
from commonweal.evaluation.cohort.rules import rules
from commonweal.evaluation.cohort.select import Cohort, in_period, select

__all__ = ["Cohort", "in_period", "process", "rules", "select"]
