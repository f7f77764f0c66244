"""Which way each person's well-being went, for groups of people."""

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.measures import MEASURES
from commonweal.evaluation.plan import Wellbeing
from commonweal.evaluation.wellbeing.pairs import Scores, follow_ups, pairs

IMPROVED, SAME, WORSENED, NOT_FOLLOWED_UP = "improved", "same", "worsened", "not_followed_up"


def direction(
    person: NDArray[np.int64], scores: Scores, plan: Wellbeing, known_on: NDArray | None = None
) -> NDArray[np.str_]:
    """Say whose well-being improved or worsened: the sum of the points gained and lost on measures scored twice.

    Parameters
    ----------
    person
        Of whom [people].
    scores
        The scores table: person, measure, point, scored_on, score (not a number when skipped) [scores].
    plan
        When a follow-up counts [section].
    known_on
        Scores of a later day are not known yet; none when all are [people; dates].

    Returns
    -------
    numpy.ndarray
        `improved`, `same`, `worsened`, or `not_followed_up` without a follow-up in time [people; codes].
    """
    known = _known(person, scores, known_on)
    scores = {name: column[known] for name, column in scores.items()}
    in_time = follow_ups(scores, plan)
    gained, followed = np.zeros(len(person), np.int64), np.zeros(len(person), bool)
    order = np.argsort(person)
    for measure in MEASURES:
        found = pairs(scores, measure.code, in_time)
        place = order[np.searchsorted(person[order], found.person)]
        gained[place] += found.ended - found.began
        followed[place] = True
    went = np.select([gained > 0, gained < 0], [IMPROVED, WORSENED], SAME)
    return np.where(followed, went, NOT_FOLLOWED_UP)


def _known(person: NDArray[np.int64], scores: Scores, known_on: NDArray | None) -> NDArray[np.bool_]:
    """Which scores are of these people, and of a day on which they are known."""
    mine = np.isin(scores["person"], person)
    if known_on is None or not len(person):
        return mine
    order = np.argsort(person)
    place = order[np.searchsorted(person[order], scores["person"]).clip(0, len(person) - 1)]
    return mine & (scores["scored_on"] <= known_on[place])
