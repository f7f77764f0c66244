"""Cohort: who counts, from which day, over which windows, and for how long each was at risk."""

from commonweal.evaluation.cohort.excluded import before
from commonweal.evaluation.cohort.rules import rules
from commonweal.evaluation.cohort.select import Cohort, deaths, select

__all__ = ["Cohort", "before", "deaths", "rules", "select"]
