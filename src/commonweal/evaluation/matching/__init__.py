"""Matching: for each person referred, people at risk in the same month who were not and who were alike till then."""

from commonweal.evaluation.matching.found import Matched, Sets
from commonweal.evaluation.matching.gathering.gather import gather
from commonweal.evaluation.matching.pair import pair
from commonweal.evaluation.matching.pool import Pool

__all__ = ["Matched", "Pool", "Sets", "gather", "pair"]
