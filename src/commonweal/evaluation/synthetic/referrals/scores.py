"""Well-being scores of the fictitious referred: the published baseline, and how it moves by the follow-up."""

from typing import Any

import numpy as np

from commonweal.domain.borough import marginals
from commonweal.domain.measures import HIGHEST, LOW, LOWEST, MEASURES, SKIPPED
from commonweal.evaluation.synthetic.assumed import assumed
from commonweal.evaluation.synthetic.lives.histories import Random

POINTS = np.arange(LOWEST, HIGHEST + 1)


def baseline_shares(measure: str) -> np.ndarray:
    """Find how baseline scores are spread so that both the published mean and share of low scores hold.

    Parameters
    ----------
    measure
        Code of the measure [text].

    Returns
    -------
    np.ndarray
        Share of each score from 1 to 5 [5; share].
    """
    from scipy.optimize import brentq

    published, lowest = marginals()["wellbeing"], assumed()["wellbeing"]["lowest_of_low"]
    low, mean = published["baseline_low"][measure], published["baseline_mean"][measure]
    of_low = low * np.array([lowest, 1 - lowest])
    high = POINTS[LOW:]
    wanted = (mean - of_low @ POINTS[:LOW]) / (1 - low)

    def tilted(tilt: float) -> np.ndarray:
        weight = np.exp(tilt * high)
        return weight / weight.sum()

    tilt = brentq(lambda guess: tilted(guess) @ high - wanted, -20, 20)
    return np.concatenate([of_low, (1 - low) * tilted(tilt)])


def baseline(rng: Random, people: int) -> np.ndarray:
    """Draw the baseline scores of people, the eight of one person going together.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    people
        How many [people].

    Returns
    -------
    np.ndarray
        Scores [people x 8 measures; points, 1-5].
    """
    level = _together(rng, people, assumed()["wellbeing"]["together"])
    cuts = [np.cumsum(baseline_shares(measure.code))[:-1] for measure in MEASURES]
    return np.stack([1 + np.searchsorted(cut, level[:, place]) for place, cut in enumerate(cuts)], axis=1)


def follow_up(rng: Random, before: np.ndarray) -> np.ndarray:
    """Draw the follow-up scores, so that as many rise as was published.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    before
        Baseline scores [people x 8 measures; points, 1-5].

    Returns
    -------
    np.ndarray
        Scores [people x 8 measures; points, 1-5].
    """
    level = _together(rng, before.shape[0], assumed()["wellbeing"]["together_change"])
    after = np.empty_like(before)
    for place, measure in enumerate(MEASURES):
        after[:, place] = _moved(rng, before[:, place], level[:, place], measure.code)
    return after


def _moved(rng: Random, before: np.ndarray, level: np.ndarray, measure: str) -> np.ndarray:
    shares = baseline_shares(measure)
    rise_low = assumed()["wellbeing"]["progress_low"][measure]
    low, top = shares[:LOW].sum(), shares[-1]
    middle = max(0.0, (marginals()["wellbeing"]["progress"][measure] - low * rise_low) / (1 - low - top))
    rise = np.where(before <= LOW, rise_low, np.where(before < HIGHEST, min(middle, 0.95), 0.0))
    fall = np.where(before > LOWEST, np.minimum(assumed()["wellbeing"]["falls"], 1 - rise), 0.0)
    step = 1 + (rng.random(before.size) < 0.3)
    change = np.where(level > 1 - rise, step, np.where(level < fall, -1, 0))
    return np.clip(before + change, LOWEST, HIGHEST)


def _together(rng: Random, people: int, correlation: float) -> np.ndarray:
    """Uniform draws that go together within a person (a Gaussian copula)."""
    from scipy.special import ndtr

    own, shared = rng.standard_normal((people, len(MEASURES))), rng.standard_normal((people, 1))
    return ndtr(np.sqrt(correlation) * shared + np.sqrt(1 - correlation) * own)


def rows(rng: Random, before: np.ndarray, after: np.ndarray, followed: np.ndarray) -> dict[str, Any]:
    """Lay scores out one measure asked once to a row, some skipped.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    before, after
        Scores [people x 8 measures; points, 1-5].
    followed
        Who was followed up [people; yes/no].

    Returns
    -------
    dict
        `person`, `point`, `measure`, `score`, `skipped`, `is_skipped` as places and points [rows].
    """
    again = np.flatnonzero(followed)
    person = np.concatenate([np.arange(before.shape[0]), again]).repeat(len(MEASURES))
    point = np.concatenate([np.zeros(before.shape[0], dtype=int), np.ones(again.size, dtype=int)])
    score = np.concatenate([before.ravel(), after[again].ravel()])
    measure = np.tile(np.arange(len(MEASURES)), point.size)
    is_skipped = rng.random(score.size) < assumed()["wellbeing"]["skipped"]
    why = rng.integers(0, len(SKIPPED), score.size)
    return {
        "person": person, "point": point.repeat(len(MEASURES)), "measure": measure,
        "score": score, "skipped": why, "is_skipped": is_skipped,
    }  # fmt: skip
