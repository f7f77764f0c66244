"""The same effect worked out in every other defensible way, for one chart."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.effect.changes import BUNDLED
from commonweal.evaluation.effect.months import MONTHS, days_in
from commonweal.evaluation.effect.sensitivity.adjusted import adjusted
from commonweal.evaluation.effect.side import Counts, Matched, Sets, members, single
from commonweal.evaluation.plan import OUTCOMES, Plan
from commonweal.evaluation.statistics import Members, Ratio, rate_ratio, ratio_after, ratio_of_changes
from commonweal.exchange.results import Specification

PRIMARY, ESTIMATOR, WINDOW, PRACTICE, BENCHMARK = "primary", "estimator", "window", "practice", "benchmark"
SAMPLE = "sample"
"""Kind of sets in which nobody was matched."""
WINDOWS = (6, 12, 24)
Row = tuple[str, str, int, Ratio]


def specifications(
    matched: Matched, used: Mapping[str, Counts], monthly: Mapping[str, NDArray[np.int64]], plan: Plan
) -> list[Specification]:
    """Work out the effect on everybody in other ways.

    Parameters
    ----------
    matched
        The referred with their controls, and the same people set side by side in other ways [matched people].
    used
        Outcome -> use before and after, aligned with the people [people; events or bed days].
    monthly
        Outcome -> use by month, column k is month k - 24 [people by 48; events].
    plan
        The evaluation's plan [plan].

    Returns
    -------
    list
        Each way for each outcome, the plan's own first [specifications].
    """
    days = days_in(matched.people)
    rows = []
    for code in (code for code in plan.activity.outcomes if code in used):
        ways = [*_estimators(matched, used[code], code), *_sets(matched, used[code], code)]
        if code in monthly:
            ways += _windows(matched, monthly[code], days, plan)
        ways += _practices(matched, used[code], code)
        rows += [_row(code, *way) for way in ways]
    return rows


def _row(code: str, kind: str, words: str, people: int, found: Ratio) -> Specification:
    return Specification(code, OUTCOMES[code], kind, words, people, found.ratio, found.low, found.high)


def _estimators(matched: Matched, used: Counts, code: str) -> Iterator[Row]:
    """Other estimators on the plan's own sets."""
    sets, bundled = matched.sets, code in BUNDLED
    found = members(sets, matched.people, used)
    referred = found.where(found.treated)
    size = len(referred.of)
    yield (
        PRIMARY,
        "Difference in differences on the plan's matched sets",
        size,
        ratio_of_changes(found, bundled=bundled),
    )
    yield ESTIMATOR, "Matched, use after referral alone", size, ratio_after(found)
    yield ESTIMATOR, "Matched, after alone, adjusted by regression", size, adjusted(found, matched.people, sets.place)
    sides = (referred.before, referred.after, referred.days_before, referred.days_after)
    yield BENCHMARK, "Before and after alone, without controls", size, rate_ratio(*sides, bundled=bundled)


def _sets(matched: Matched, used: Counts, code: str) -> Iterator[Row]:
    """The same estimator on other sets."""
    for other in matched.others:
        found = members(other, matched.people, used)
        # Without sets, weights are no counts of people, and there is no exact form.
        sure = ratio_of_changes(found, bundled=code in BUNDLED or single(other))
        kind = BENCHMARK if other.kind == SAMPLE else other.kind
        yield kind, other.words, int(found.treated.sum()), sure


def _windows(matched: Matched, table: NDArray[np.int64], days: NDArray[np.int64], plan: Plan) -> Iterator[Row]:
    """The same estimator and sets, over other days."""
    width = plan.cohort.months
    if width > 1:
        gap = _over(matched.sets, matched, table, days, range(1, width))
        yield WINDOW, "Without the month before and the month after referral", *gap
    for months in WINDOWS:
        if months != width and _reach(days, months):
            yield WINDOW, f"{months} months either side", *_over(matched.sets, matched, table, days, range(months))


def _reach(days: NDArray[np.int64], months: int) -> bool:
    """Whether anybody was followed so long on both sides."""
    return bool((days[:, MONTHS - months] > 0).any() and (days[:, MONTHS + months - 1] > 0).any())


def _over(
    sets: Sets, matched: Matched, table: NDArray[np.int64], days: NDArray[np.int64], months: range
) -> tuple[int, Ratio]:
    after = [MONTHS + month for month in months]
    before = [MONTHS - 1 - month for month in months]
    counts, times = (
        (each[:, before].sum(axis=1), each[:, after].sum(axis=1)) for each in (np.where(days > 0, table, 0), days)
    )
    found = members(sets, matched.people, counts, times)
    return int(found.treated.sum()), ratio_of_changes(found)


def _practices(matched: Matched, used: Counts, code: str) -> Iterator[Row]:
    """Each practice of the referred left out in turn: the lowest and the highest of what is left."""
    sets = matched.sets
    found = members(sets, matched.people, used)
    practice = matched.people["practice"][sets.of]
    left = [_without(found, practice != each, code) for each in np.unique(practice)]
    ranked = sorted((found.ratio, place) for place, (_, found) in enumerate(left) if found.ratio is not None)
    if len(left) < 2 or not ranked:
        return
    for (_, place), words in ((ranked[0], "lowest"), (ranked[-1], "highest")):
        size, ratio = left[place]
        yield PRACTICE, f"One of {len(left)} practices left out in turn: the {words}", size, ratio


def _without(found: Members, kept: NDArray[np.bool_], code: str) -> tuple[int, Ratio]:
    rest = found.where(kept)
    return int(rest.treated.sum()), ratio_of_changes(rest, bundled=code in BUNDLED)
