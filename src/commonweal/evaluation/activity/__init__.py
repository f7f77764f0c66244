"""Activity: what hospital care each person used, before and after referral."""

from commonweal.evaluation.activity.count import count, instances

__all__ = ["count", "instances"]
