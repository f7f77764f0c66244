"""Groups chosen after referral, compared from a day on which it is known who belongs to them."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.effect.comparison.against import effects
from commonweal.evaluation.effect.groups import Group, afterwards
from commonweal.evaluation.effect.months import EDGES, MONTHS, days_in
from commonweal.evaluation.effect.side import Matched, members, whole, within
from commonweal.evaluation.plan import OUTCOMES, Plan
from commonweal.evaluation.statistics import Members
from commonweal.exchange.results import Effect

YEAR = 12
"""Followed to this month after referral at most [months]."""
Whole = NDArray[np.int64]


def landmark(matched: Matched, monthly: Mapping[str, Whole], plan: Plan) -> list[Effect]:
    """Compare groups chosen after referral from a landmark on, among those still followed then.

    Somebody who is to be engaged must first live and stay. From the landmark on nobody has that advantage: the referred
    count only if they are still followed on that day, and so do their controls, and who belongs where is what was known
    by then.

    Parameters
    ----------
    matched
        The referred with their controls; of people a column such as `funded_then` says what was known on the landmark,
        where that is not all that is ever known [matched people].
    monthly
        Outcome -> use by month, column k is month k - 24 [people by 48; events].
    plan
        The evaluation's plan [plan].

    Returns
    -------
    list
        Rows of associations, p not corrected yet; empty when the plan asks for no landmark [effects].
    """
    people = matched.people
    rows: list[Effect] = []
    for by, day in plan.landmarks.items():
        month = int(np.searchsorted(EDGES, day)) - MONTHS
        if month < YEAR and by in people:
            parts = afterwards(by, people.get(f"{by}_then", people[by]))
            rows += _rows(matched, monthly, parts, month)
    return rows


def _rows(matched: Matched, monthly: Mapping[str, Whole], parts: Iterator[Group], month: int) -> Iterator[Effect]:
    """The parts of a division, followed from the beginning of a month after referral to the end of the year."""
    sets, days = matched.sets, days_in(matched.people)
    before, after = slice(MONTHS - YEAR, MONTHS), slice(MONTHS + month, MONTHS + YEAR)
    times = days[:, before].sum(axis=1), days[:, after].sum(axis=1)
    followed = days[:, after.start] > 0
    for part in parts:
        kept = within(sets, part) & followed[sets.place]
        chosen: dict[str, Members] = {}
        for code in (code for code in monthly if code in OUTCOMES):
            used = monthly[code][:, before].sum(axis=1), monthly[code][:, after].sum(axis=1)
            chosen[code] = whole(members(sets, matched.people, used, times).where(kept))
        name = f"{part.words}, from day {int(EDGES[after.start])} on"
        yield from effects(Group(f"landmark_{part.by}", name, part.members, association=True), chosen, 0, 0)
