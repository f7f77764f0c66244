"""Activity: what care each person used, before and after referral, by month, and by practice."""

from commonweal.evaluation.activity.count import count, instances, unrelated
from commonweal.evaluation.activity.dying import last_days, nights
from commonweal.evaluation.activity.everybody import everybody
from commonweal.evaluation.activity.months import monthly
from commonweal.evaluation.activity.practices import by_practice
from commonweal.evaluation.activity.rules import rules

__all__ = ["by_practice", "count", "everybody", "instances", "last_days", "monthly", "nights", "rules", "unrelated"]
