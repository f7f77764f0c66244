"""Costs avoided and what they return on the cost of the service."""

from commonweal.evaluation.value.appraisal import appraise, scenarios
from commonweal.evaluation.value.model import ReturnModel
from commonweal.evaluation.value.prices import check

__all__ = ["ReturnModel", "appraise", "check", "scenarios"]
