"""How far people travelled on each measure, and on any of them."""

from functools import reduce

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.measures import MEASURES, Measure
from commonweal.domain.money import rounded
from commonweal.evaluation.plan import Wellbeing
from commonweal.evaluation.statistics import coin_flips, mean_change, steady
from commonweal.evaluation.wellbeing.pairs import Pairs, Scores, follow_ups, pairs
from commonweal.exchange.results import AnyOfEight, Moved

SIGNIFICANT = 0.05


def distance(scores: Scores, plan: Wellbeing) -> tuple[list[Moved], AnyOfEight]:
    """Work out distance travelled.

    Parameters
    ----------
    scores
        The scores table: person, measure, point, scored_on, score (not a number when skipped) [scores].
    plan
        What is low, and when a follow-up counts [section].

    Returns
    -------
    tuple
        A row for each of the eight measures [points, 1-5; %], and the share who rose on any of them [%].

    References
    ----------
    Dayson and Bashir (2014), Summary Evaluation Report, Table 2.
    """
    in_time = follow_ups(scores, plan)
    found = {measure.code: pairs(scores, measure.code, in_time) for measure in MEASURES}
    return [_moved(measure, found[measure.code], plan.low) for measure in MEASURES], _any(list(found.values()))


def _moved(measure: Measure, found: Pairs, low: int) -> Moved:
    change = found.ended - found.began
    began_low = found.began <= low
    paired = mean_change(change)
    return Moved(
        measure=measure.code,
        name=measure.name,
        baseline_n=len(found.baseline),
        baseline_mean=_mean(found.baseline),
        baseline_low_pct=_share(found.baseline <= low),
        follow_up_n=len(found.follow_up),
        follow_up_mean=_mean(found.follow_up),
        progress_pct=_share(change > 0),
        low_n=int(began_low.sum()),
        low_progress_pct=_share(change[began_low] > 0),
        paired_n=len(change),
        paired_baseline_mean=_mean(found.began),
        paired_change=paired.change,
        low=paired.low,
        high=paired.high,
        p=paired.p,
        worse_pct=_share(change < 0),
    )


def _any(found: list[Pairs]) -> AnyOfEight:
    people = reduce(np.union1d, [part.person for part in found])
    rose = np.isin(people, np.concatenate([part.person[part.ended > part.began] for part in found]))
    fell = np.isin(people, np.concatenate([part.person[part.ended < part.began] for part in found]))
    if len(people) == 0:
        return AnyOfEight(0, None, None, None, None, "Nobody was followed up.")
    p = coin_flips(int((rose & ~fell).sum()), int((fell & ~rose).sum()))
    chance = steady(50 * float(rose.sum() + fell.sum()) / len(people))
    rises, falls = _share(rose), _share(fell)
    return AnyOfEight(len(people), rises, falls, chance, steady(p), _words(rises, falls, chance, p))


def _words(rises: float | None, falls: float | None, chance: float | None, p: float) -> str:
    rose, fell, by_chance = (rounded(share or 0.0) for share in (rises, falls, chance))
    return (
        f"{rose} % rose on at least one of the eight measures and {fell} % fell on at least one. Were the direction "
        f"of each person's changes a matter of chance, {by_chance} % would have risen on at least one: "
        f"{_verdict(p, rose > fell)}."
    )


def _verdict(p: float, more: bool) -> str:
    if p >= SIGNIFICANT:
        return "what was seen is no more than chance would give"
    return f"what was seen is {'more' if more else 'less'} than chance would give"


def _mean(values: NDArray[np.int64]) -> float | None:
    return steady(float(values.sum()) / len(values)) if len(values) else None


def _share(chosen: NDArray[np.bool_]) -> float | None:
    return steady(100 * float(chosen.sum()) / len(chosen)) if len(chosen) else None
