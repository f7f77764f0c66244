"""Groups chosen after referral, compared from a day on which it is known who belongs to them."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.effect.comparison.against import effects
from commonweal.evaluation.effect.families import corrected
from commonweal.evaluation.effect.groups import WORDS, Group
from commonweal.evaluation.effect.months import EDGES, MONTHS, days_in
from commonweal.evaluation.effect.side import Matched, YesNo, members, whole, within
from commonweal.evaluation.plan import OUTCOMES, Plan
from commonweal.evaluation.statistics import Members
from commonweal.exchange.results import Effect

YEAR = 12
"""Followed to this month after referral at most [months]."""


def landmark(
    matched: Matched, monthly: Mapping[str, NDArray[np.int64]], plan: Plan, known: Mapping[str, YesNo] | None = None
) -> list[Effect]:
    """Compare the engaged, and the others, from a landmark on, among those still followed then.

    Somebody who is to be engaged must first live and stay. From the landmark on nobody has that advantage: the referred
    count only if they are still followed on that day, and so do their controls. What is known later than the plan's
    landmark moves it to the first month at whose beginning it is known.

    Parameters
    ----------
    matched
        The referred with their controls [matched people].
    monthly
        Outcome -> use by month, column k is month k - 24 [people by 48; events].
    plan
        The evaluation's plan [plan].
    known
        Division -> who belongs to it as known on the plan's landmark, aligned with the people; without it engagement
        is that of the plan's rules [people; yes/no].

    Returns
    -------
    list
        Rows of associations; empty when the plan asks for no landmark [effects].
    """
    wanted = plan.subgroups
    if not wanted.landmark_days:
        return []
    days, rows = days_in(matched.people), []
    settled = {name: _month(wanted.landmark_days) for name in (known or {})}
    if not known and wanted.engaged:
        settled = {"engaged": _month(max(wanted.landmark_days, plan.rules.engaged_within_days))}
    for by, month in settled.items():
        if month < YEAR:
            belongs = (known or matched.people)[by].astype(bool)
            rows += _rows(matched, monthly, days, by, belongs, month)
    return corrected(rows)


def _rows(
    matched: Matched,
    monthly: Mapping[str, NDArray[np.int64]],
    days: NDArray[np.int64],
    by: str,
    belongs: YesNo,
    month: int,
) -> list[Effect]:
    sets = matched.sets
    outcomes = [code for code in monthly if code in OUTCOMES]
    before, after = slice(MONTHS - YEAR, MONTHS), slice(MONTHS + month, MONTHS + YEAR)
    times = days[:, before].sum(axis=1), days[:, after].sum(axis=1)
    followed = days[:, after.start] > 0
    rows = []
    for words, part in zip(WORDS.get(by, (by, f"not {by}")), (belongs, ~belongs), strict=True):
        name = f"{words}, from day {int(EDGES[after.start])} on"
        group = Group("landmark", name, part, association=True)
        kept = within(sets, group) & followed[sets.place]
        chosen: dict[str, Members] = {}
        for code in outcomes:
            used = monthly[code][:, before].sum(axis=1), monthly[code][:, after].sum(axis=1)
            chosen[code] = whole(members(sets, matched.people, used, times).where(kept))
        rows += effects(group, chosen, 0, 0)
    return rows


def _month(day: int) -> int:
    """The first month that begins on this day or later."""
    return int(np.searchsorted(EDGES, day)) - MONTHS
