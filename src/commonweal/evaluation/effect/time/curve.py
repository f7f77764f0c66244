"""Use month by month around referral, the referred beside their controls."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.effect.months import MONTHS, days_in
from commonweal.evaluation.effect.side import Matched
from commonweal.evaluation.plan import OUTCOMES
from commonweal.evaluation.statistics import Rate, weighted_rate
from commonweal.exchange.results import Month

INSTANCES = "instances"
NAMES = {**OUTCOMES, INSTANCES: "Instances: emergency stays and unplanned A&E attendances"}
Arm = tuple[Rate, int]


def curve(matched: Matched, monthly: Mapping[str, NDArray[np.int64]]) -> list[Month]:
    """Draw use over the two years before and after referral.

    Parameters
    ----------
    matched
        The referred with their controls [matched people].
    monthly
        Outcome -> use by month, column k is month k - 24 [people by 48; events].

    Returns
    -------
    list
        A row for each outcome and month in which somebody was followed on both hands [months].
    """
    days = days_in(matched.people)
    return [row for code, table in monthly.items() for row in _months(matched, code, table, days)]


def _months(matched: Matched, code: str, table: NDArray[np.int64], days: NDArray[np.int64]) -> Iterator[Month]:
    for place, month in enumerate(range(-MONTHS, MONTHS)):
        used, time = table[:, place], days[:, place]
        (rate, events), (control, control_events) = (_arm(matched, used, time, referred) for referred in (True, False))
        if rate.rate is None or control.rate is None:
            continue
        yield Month(
            outcome=code,
            name=NAMES[code],
            month=month,
            rate=rate.rate,
            low=rate.low,
            high=rate.high,
            control=control.rate,
            control_low=control.low,
            control_high=control.high,
            events=events,
            control_events=control_events,
        )


def _arm(matched: Matched, used: NDArray[np.int64], time: NDArray[np.int64], referred: bool) -> Arm:
    sets = matched.sets
    mine = (sets.treated == referred) & (time[sets.place] > 0)
    place, weight = sets.place[mine], sets.weight[mine]
    return weighted_rate(used[place], time[place], weight), int(used[place].sum())
