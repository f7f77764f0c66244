"""The referred beside their controls: ratios of changes, differences, and intervals drawn over whole sets."""

from commonweal.evaluation.statistics.comparison.differences import differences
from commonweal.evaluation.statistics.comparison.hidden import gamma
from commonweal.evaluation.statistics.comparison.members import Members
from commonweal.evaluation.statistics.comparison.ratios import ratio_after, ratio_of_changes, ratio_of_one

__all__ = ["Members", "differences", "gamma", "ratio_after", "ratio_of_changes", "ratio_of_one"]
