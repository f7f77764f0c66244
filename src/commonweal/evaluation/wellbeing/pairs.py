"""Each person's baseline and follow-up on one measure."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.plan import Wellbeing

Scores = Mapping[str, NDArray]


@dataclass(frozen=True)
class Pairs:
    """The scores of one measure.

    Parameters
    ----------
    baseline
        Everybody's first baseline score [people; points, 1-5].
    follow_up
        Every follow-up score in time, with or without a baseline score beside it [people; points, 1-5].
    person, began, ended
        Those with both: who, and the two scores [people; points, 1-5].
    """

    baseline: NDArray[np.int64]
    follow_up: NDArray[np.int64]
    person: NDArray[np.int64]
    began: NDArray[np.int64]
    ended: NDArray[np.int64]


def follow_ups(scores: Scores, plan: Wellbeing) -> NDArray[np.bool_]:
    """Find the follow-up scores that come in time.

    Time runs from the person's first baseline of any measure, so that a measure skipped at baseline does not hide its
    follow-up.

    Parameters
    ----------
    scores
        The scores table, column by column [scores].
    plan
        Between how many days after the baseline a follow-up counts [section].

    Returns
    -------
    NDArray
        For each score whether it is a follow-up in time [scores; yes/no].
    """
    who, first_on = _first_baseline(scores)
    if len(who) == 0:
        return np.zeros(len(scores["person"]), bool)
    place = np.searchsorted(who, scores["person"]).clip(0, len(who) - 1)
    since = (scores["scored_on"] - first_on[place]).astype("timedelta64[D]").astype(np.int64)
    in_time = (since >= plan.follow_up_from_days) & (since <= plan.follow_up_to_days)
    return (scores["point"] == "follow_up") & (who[place] == scores["person"]) & in_time


def pairs(scores: Scores, measure: str, in_time: NDArray[np.bool_]) -> Pairs:
    """Find each person's baseline and follow-up score on a measure, the first of each.

    Parameters
    ----------
    scores
        The scores table, column by column [scores].
    measure
        Code of the measure [text].
    in_time
        For each score whether it is a follow-up in time [scores; yes/no].

    Returns
    -------
    Pairs
        The scores found [points, 1-5].
    """
    asked = (scores["measure"] == measure) & ~np.isnan(scores["score"])
    start = _earliest(scores, asked & (scores["point"] == "baseline"))
    end = _earliest(scores, asked & in_time)
    person, at_start, at_end = np.intersect1d(start[0], end[0], assume_unique=True, return_indices=True)
    return Pairs(start[1], end[1], person, start[1][at_start], end[1][at_end])


def _first_baseline(scores: Scores) -> tuple[NDArray, NDArray]:
    """Who has a baseline score of any measure, and the day of the first."""
    chosen = np.flatnonzero((scores["point"] == "baseline") & ~np.isnan(scores["score"]))
    order = chosen[np.lexsort((scores["scored_on"][chosen], scores["person"][chosen]))]
    who, place = np.unique(scores["person"][order], return_index=True)
    return who, scores["scored_on"][order][place]


def _earliest(scores: Scores, chosen: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each person's earliest of the chosen scores; of two on one day the lower, whatever the order of the rows."""
    places = np.flatnonzero(chosen)
    keys = (scores["score"][places], scores["scored_on"][places], scores["person"][places])
    order = places[np.lexsort(keys)]
    who, first = np.unique(scores["person"][order], return_index=True)
    return who.astype(np.int64), np.rint(scores["score"][order][first]).astype(np.int64)
