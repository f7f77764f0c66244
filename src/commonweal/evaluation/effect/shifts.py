"""How many people used less after referral than before, as much, or more."""

import numpy as np

from commonweal.evaluation.effect.groups import People, Used
from commonweal.evaluation.plan import OUTCOMES, Plan
from commonweal.evaluation.statistics import share
from commonweal.exchange.results import Shift


def shifts(people: People, used: Used, plan: Plan) -> list[Shift]:
    """Count people by which way their own use went.

    Parameters
    ----------
    people
        The people analysed: days_before, days_after, died [people].
    used
        Outcome -> use before and after, aligned with the people [people; events or days].
    plan
        The evaluation's plan [plan].

    Returns
    -------
    list
        A row for each outcome, of those who lived through the window: the dead used no more because they were gone
        [rows].
    """
    lived = ~people["died"].astype(bool) & (people["days_before"] > 0) & (people["days_after"] > 0)
    days_before, days_after = people["days_before"][lived], people["days_after"][lived]
    rows = []
    for code in (code for code in plan.activity.outcomes if code in used):
        before, after = (column[lived] for column in used[code])
        # Rates are compared crosswise, in whole numbers.
        went = np.sign(after * days_before - before * days_after)
        fewer, same, more = (int((went == way).sum()) for way in (-1, 0, 1))
        part = share(fewer, len(went))
        rows.append(Shift(code, OUTCOMES[code], len(went), fewer, same, more, part.pct, part.low, part.high))
    return rows
