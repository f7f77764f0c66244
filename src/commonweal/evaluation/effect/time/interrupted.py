"""Whole practices over time: whether use stepped or turned when they began to refer, beside those that never did."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.money import rounded
from commonweal.evaluation.effect.sentences import SIGNIFICANT, probability
from commonweal.evaluation.effect.time.segments import Fit, fit
from commonweal.evaluation.effect.time.stacks import AFTER_AT_LEAST, BEFORE_AT_LEAST, Stacks, stacked
from commonweal.evaluation.plan import OUTCOMES, Plan
from commonweal.evaluation.statistics import Ratio, steady
from commonweal.exchange.results import Interrupted, Series

COUNTED = ("spells", "ae", "outpatient")
DAYS_A_MONTH = 365 / 12
THOUSAND = 1000
NONE = Ratio(None, None, None, None, "")
WHOLE = "Of everybody registered only few were referred, so an effect on them hardly shows in such a series."
NO_PRACTICE = (
    f"No series: no practice that began to refer has {BEFORE_AT_LEAST} months of data before and {AFTER_AT_LEAST} "
    "after."
)
NOT_FITTED = "No series: too few events for the model to settle."


def interrupted(rows: Mapping[str, NDArray], plan: Plan) -> list[Interrupted]:
    """Fit the series of practices, outcome by outcome.

    Parameters
    ----------
    rows
        practice, month (year * 12 + month of the year from 0), person_days, referrals, and spells, ae, outpatient as
        far as they are counted; every practice has every month [rows].
    plan
        The evaluation's plan [plan].

    Returns
    -------
    list
        A row for each outcome, with its series; where it cannot be fitted, with the reason [rows].
    """
    outcomes = tuple(code for code in COUNTED if code in rows and code in plan.activity.outcomes)
    if not outcomes or not len(rows["practice"]):
        return []
    stacks = stacked(rows, outcomes)
    return [_row(code, stacks) for code in outcomes]


def _row(code: str, stacks: Stacks) -> Interrupted:
    found = fit(stacks, code) if stacks.practices else None
    level, slope = (found.level, found.slope) if found else (NONE, NONE)
    return Interrupted(
        outcome=code,
        name=OUTCOMES[code],
        practices=stacks.practices,
        controls=stacks.controls,
        months_before=stacks.before,
        months_after=stacks.after,
        level=level.ratio,
        level_low=level.low,
        level_high=level.high,
        slope=slope.ratio,
        slope_low=slope.low,
        slope_high=slope.high,
        words=_words(stacks, found),
        series=_series(stacks, code, found) if found else [],
    )


@dataclass(frozen=True)
class _Sums:
    """What adds up to one point of a series."""

    events: float
    fitted: float
    expected: float
    months: float

    def of(self, value: float) -> float | None:
        return steady(value * THOUSAND / self.months) if self.months > 0 else None


def _series(stacks: Stacks, code: str, found: Fit) -> list[Series]:
    """All stacks together; each control series counts in a stack by how large the beginners of that stack are."""
    points = []
    for treated, group in ((True, "referring"), (False, "control")):
        weight = _weights(stacks) if not treated else np.ones(len(stacks.month))
        for month in range(-stacks.before, stacks.after):
            here = (stacks.treated == treated) & (stacks.month == month)
            if here.any():
                points.append(_point(group, month, stacks, code, found, weight * here))
    return points


def _point(group: str, month: int, stacks: Stacks, code: str, found: Fit, weight: NDArray[np.float64]) -> Series:
    columns = (stacks.events[code], found.fitted, found.expected, stacks.days / DAYS_A_MONTH)
    sums = _Sums(*(float(weight @ column) for column in columns))
    events = int(stacks.events[code][weight > 0].sum())
    return Series(group, month, sums.of(sums.events), sums.of(sums.fitted), sums.of(sums.expected), events)


def _weights(stacks: Stacks) -> NDArray[np.float64]:
    """How large the beginners of each entry's stack are beside the control practices in it."""
    starts, place = np.unique(stacks.start, return_inverse=True)
    begun = np.bincount(place, stacks.days * stacks.treated, len(starts))
    never = np.bincount(place, stacks.days * ~stacks.treated, len(starts))
    weights: NDArray[np.float64] = (begun / np.maximum(never, 1))[place]
    return weights


def _words(stacks: Stacks, found: Fit | None) -> str:
    if not stacks.practices:
        return NO_PRACTICE
    if found is None:
        return NOT_FITTED
    beside = "the practices that never referred" if stacks.controls else "the practices' own trend; none never referred"
    step, turn = _moved(found.level, "step"), _moved(found.slope, "turn of the trend, a year")
    late = f" {stacks.left_out} began too near an end of the data to take part." if stacks.left_out else ""
    return f"Beside {beside}: {step}; {turn}.{late} {WHOLE}"


def _moved(found: Ratio, what: str) -> str:
    if found.ratio is None or found.low is None or found.high is None or found.p is None:
        return f"no {what} could be estimated"
    sure = f"{rounded(found.ratio, 2)}, 95 % interval {rounded(found.low, 2)} to {rounded(found.high, 2)}"
    seen = "no statistically significant " if found.p >= SIGNIFICANT else "a "
    return f"{seen}{what} (ratio {sure}, p {probability(found.p)})"
