"""Whether a change or an effect differs between the parts of a division, rather than two p values side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

import numpy as np

from commonweal.evaluation.effect.changes import BUNDLED
from commonweal.evaluation.effect.comparison.against import divided
from commonweal.evaluation.effect.groups import Group, People, groups
from commonweal.evaluation.effect.side import Counts, Matched, members, whole, within
from commonweal.evaluation.plan import OUTCOMES, Plan
from commonweal.evaluation.statistics import (
    Ratio,
    benjamini_hochberg,
    from_error,
    holm,
    rate_ratio,
    ratio_of_changes,
    steady,
)
from commonweal.exchange.results import Interaction

CHANGE, EFFECT = "change", "effect"


def interactions(
    matched: Matched,
    used: Mapping[str, Counts],
    plan: Plan,
    before_and_after: tuple[People, Mapping[str, Counts]] | None = None,
) -> list[Interaction]:
    """Test each division, for changes and for effects.

    Parameters
    ----------
    matched
        The referred with their controls [matched people].
    used
        Outcome -> use before and after, aligned with the matched people [people; events or bed days].
    plan
        The evaluation's plan [plan].
    before_and_after
        The cohort's people and what they used, as changes are estimated from; none to test effects alone
        [people; people and events].

    Returns
    -------
    list
        A row for each division and outcome, p corrected over all of them [interactions].
    """
    changes = _of_changes(*before_and_after, plan) if before_and_after else []
    rows = [*changes, *_of_effects(matched, used, plan)]
    ps = [row.p for row in rows]
    both = zip(rows, holm(ps), benjamini_hochberg(ps), strict=True)
    return [replace(row, p_holm=strict, p_bh=milder) for row, strict, milder in both]


def _of_changes(people: People, used: Mapping[str, Counts], plan: Plan) -> Iterator[Interaction]:
    for by, parts in _divisions(groups(people, plan.subgroups)):
        for code in (code for code in plan.activity.outcomes if code in used):
            columns = (*used[code], people["days_before"], people["days_after"])
            found = [
                rate_ratio(*(column[part.members] for column in columns), bundled=code in BUNDLED) for part in parts
            ]
            yield _row(CHANGE, by, code, found)


def _of_effects(matched: Matched, used: Mapping[str, Counts], plan: Plan) -> Iterator[Interaction]:
    sets, people = matched.sets, matched.people
    for by, parts in _divisions(divided(people, plan.subgroups)):
        kept = [within(sets, part) for part in parts]
        for code in (code for code in plan.activity.outcomes if code in used):
            everybody = members(sets, people, used[code])
            chosen = [everybody.where(each) for each in kept]
            if parts[0].both:
                chosen = [whole(each) for each in chosen]
            yield _row(EFFECT, by, code, [ratio_of_changes(each, bundled=code in BUNDLED) for each in chosen])


def _divisions(parts: Iterator[Group]) -> Iterator[tuple[str, list[Group]]]:
    for by, together in groupby(parts, key=lambda part: part.by):
        listed = list(together)
        if len(listed) > 1:
            yield by, listed


def _row(of: str, by: str, code: str, found: list[Ratio]) -> Interaction:
    """Parts share nobody, so their estimates differ by as much as their own errors allow."""
    sure = [each for each in found if each.error]
    if len(found) == 2 and len(sure) == 2:
        apart = _two(*sure)
        return Interaction(of, by, code, OUTCOMES[code], apart.ratio, apart.low, apart.high, apart.p, None, None)
    p = _many(sure) if len(sure) > 1 else None
    return Interaction(of, by, code, OUTCOMES[code], None, None, None, p, None, None)


def _two(first: Ratio, second: Ratio) -> Ratio:
    logs = [float(np.log(each.ratio or 1)) for each in (first, second)]
    error = float(np.hypot(first.error or 0, second.error or 0))
    return from_error(logs[0] - logs[1], error, (first.free or 0) + (second.free or 0), "")


def _many(found: list[Ratio]) -> float | None:
    """Cochran's test of one ratio for all parts."""
    from scipy import stats

    logs = np.log([each.ratio or 1 for each in found])
    weights = np.array([each.error or 1 for each in found]) ** -2
    apart = float(weights @ (logs - weights @ logs / weights.sum()) ** 2)
    return steady(float(stats.chi2.sf(apart, len(found) - 1)))
