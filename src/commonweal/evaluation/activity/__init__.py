"""Activity: what hospital care each person used, before and after referral."""

from commonweal.evaluation.activity.count import count, instances
from commonweal.evaluation.activity.rules import rules

__all__ = ["count", "instances", "rules"]
