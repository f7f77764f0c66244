"""How much of the use after referral fell in the last days of those who died: a description, never an effect."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from commonweal.evaluation.effect.groups import Group, ages
from commonweal.evaluation.effect.side import Counts, Matched, People, members, within
from commonweal.evaluation.plan import LAST_DAYS, OUTCOMES, Plan
from commonweal.evaluation.statistics import DAYS_A_YEAR, Members, steady
from commonweal.exchange.results import LastDays


def last_days(matched: Matched, dying: Mapping[str, Counts], used: Mapping[str, Counts], plan: Plan) -> list[LastDays]:
    """Tell the use in the last 90 days of life from the rest, of the referred and of their controls.

    Parameters
    ----------
    matched
        The referred with their controls; `died` within the window after [matched people].
    dying
        Outcome -> use after the index day of those who died, before their last 90 days and in them, aligned with the
        people; 0 for who lived [people; events or bed days].
    used
        Outcome -> everybody's use before and after, aligned with the people [people; events or bed days].
    plan
        The evaluation's plan [plan].

    Returns
    -------
    list
        A row for each outcome: everybody, then by age [rows].
    """
    people, sets = matched.people, matched.sets
    days = _days(people)
    rows = []
    for part in ages(people, plan.subgroups):
        kept = within(sets, part)
        for code, counts in dying.items():
            ends = members(sets, people, counts, days).where(kept)
            rows.append(_row(part, code, ends, members(sets, people, used[code]).where(kept)))
    return rows


def _days(people: People) -> Counts:
    """Days after the index day of those who died: before their last days, and those; none for who lived."""
    lived = np.where(people["died"].astype(bool), people["days_after"], 0)
    last = np.minimum(lived, LAST_DAYS)
    return lived - last, last


def _row(part: Group, code: str, ends: Members, everybody: Members) -> LastDays:
    told: dict[str, Any] = {}
    for mine, one, many in ((ends.treated, "", ""), (~ends.treated, "control_", "controls_")):
        told |= dict(_arm(ends.where(mine), everybody.where(mine), one, many))
    people, controls = int(ends.treated.sum()), int((~ends.treated).sum())
    return LastDays(part.by, part.words, code, OUTCOMES[code], people, controls, **told)


def _arm(ends: Members, everybody: Members, one: str, many: str) -> Iterator[tuple[str, Any]]:
    """One arm's numbers by their names; of `ends`, `before` is before the last days and `after` in them."""
    yield f"{one}deaths", int((ends.days_after > 0).sum())
    yield f"{one}days_last", int(ends.days_after.sum())
    yield f"{one}days_earlier", int(ends.days_before.sum())
    yield f"{many}last", int(ends.after.sum())
    yield f"{many}earlier", int(ends.before.sum())
    yield f"{many}after", int(everybody.after.sum())
    weight = ends.weight
    last, earlier, every = (float(weight @ column) for column in (ends.after, ends.before, everybody.after))
    days_last, days_earlier, days = (
        float(weight @ column) for column in (ends.days_after, ends.days_before, everybody.days_after)
    )
    yield f"{one}rate_last", _rate(last, days_last)
    yield f"{one}rate_earlier", _rate(earlier, days_earlier)
    yield f"{one}share_pct", steady(100 * last / every) if every else None
    yield f"{one}rate_after", _rate(every, days)
    yield f"{one}rate_rest", _rate(every - last, days - days_last)


def _rate(events: float, days: float) -> float | None:
    # Weights of a third and the like leave a difference a trace off nought.
    return steady(max(round(events, 9), 0.0) * DAYS_A_YEAR / days) if round(days, 6) > 0 else None
