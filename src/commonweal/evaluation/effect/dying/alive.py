"""Days alive and out of hospital, so that somebody who died is not taken for somebody who needed no care."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.effect.dying.words import finding
from commonweal.evaluation.effect.groups import Group, ages
from commonweal.evaluation.effect.side import Counts, Matched, People, members, within
from commonweal.evaluation.plan import Plan
from commonweal.evaluation.statistics import DRAWS, Members, over_sets, steady
from commonweal.evaluation.statistics.rates import FEW_PEOPLE
from commonweal.exchange.results import AliveOut

OUTCOME, NAME = "alive_out", "Days alive and out of hospital"
SIDES = ("before", "after")
MEANS = ("before", "control_before", "after", "control_after")
GAPS = ("apart_before", "apart_after", "apart")
Floats = NDArray[np.float64]


def alive_out(matched: Matched, nights: Counts, plan: Plan, draws: int = DRAWS) -> list[AliveOut]:
    """Compare the days that the referred and their controls were alive and not in hospital.

    Whoever died could have been there to the end of the window: those days are due, and lost. Whoever moved away, or
    left the controls by being referred, is due only the days followed. The mean is the share of the days due that were
    spent alive and out of hospital, times the days of the window.

    Parameters
    ----------
    matched
        The referred with their controls [matched people].
    nights
        Nights in hospital before and after, however admitted, aligned with the people [people; nights].
    plan
        The evaluation's plan [plan].
    draws
        How often sets are drawn again for the intervals; nought for none [drawings].

    Returns
    -------
    list
        Everybody, then by age [rows].

    References
    ----------
    Ariti and others (2011), Days alive and out of hospital and the patient journey in patients with heart failure,
    American Heart Journal 162.
    """
    people, sets = matched.people, matched.sets
    due = people["days_before"], _due(people, plan)
    out = people["days_before"] - nights[0], people["days_after"] - nights[1]
    every = members(sets, people, out, due)
    window = plan.cohort.window_days
    parts = ages(people, plan.subgroups)
    return [_row(part, every.where(within(sets, part)), window, draws, plan.seed) for part in parts]


def _due(people: People, plan: Plan) -> NDArray[np.int64]:
    """Days of the window after on which somebody is alive and seen, or would have been had they not died."""
    days = plan.cohort
    covered = np.datetime64(days.data_to, "D") + 1 - people["index_on"].astype("datetime64[D]")
    lived: NDArray[np.int64] = people["days_after"]
    return np.where(people["died"].astype(bool), np.minimum(days.window_days, covered.astype(np.int64)), lived)


def _row(part: Group, found: Members, window: int, draws: int, seed: int) -> AliveOut:
    referred, controls = found.where(found.treated), found.where(~found.treated)
    told: dict[str, Any] = {name: _days(share, window) for name, share in _numbers(_sums(found), draws, seed)}
    for side in SIDES:
        told |= {f"away_{side}": _away(referred, side), f"controls_away_{side}": _away(controls, side)}
    apart = told["apart_after"], told["apart_after_low"], told["apart_after_high"]
    fell = told["apart_high"] is not None and told["apart_high"] < 0
    told["words"] = finding(told["after"], told["control_after"], apart, told["apart_before"], fell)
    return AliveOut(part.by, part.words, OUTCOME, NAME, len(referred.of), len(controls.of), window, **told)


def _away(arm: Members, side: str) -> int:
    """How many lost a day to hospital or to death."""
    return int((getattr(arm, f"days_{side}") > getattr(arm, side)).sum())


def _numbers(sums: Floats, draws: int, seed: int) -> Iterator[tuple[str, float | None]]:
    """Every number of a row by its name [shares of the window]."""
    total = sums.sum(axis=0)
    yield from zip(MEANS, _shares(total).tolist(), strict=True)
    lost = (sums[:, 1::2] > sums[:, 0::2]).any(axis=1)
    ends: list[tuple[float | None, float | None]] = [(None, None)] * len(GAPS)
    if draws and np.count_nonzero(lost) >= FEW_PEOPLE:
        ends = over_sets(sums[:, None], lambda each: _gaps(each[..., 0, :]), draws, seed)
    for name, gap, (low, high) in zip(GAPS, _gaps(total).tolist(), ends, strict=True):
        yield from ((name, gap), (f"{name}_low", low), (f"{name}_high", high))


def _sums(found: Members) -> Floats:
    """What each set adds: days out and days due, before and after, of the referred and then the controls [sets; 8]."""
    _, place = np.unique(found.of, return_inverse=True)
    sets = int(place.max(initial=-1)) + 1
    columns = (found.before, found.days_before, found.after, found.days_after)
    arms = (found.treated, ~found.treated)
    added = [np.bincount(place[arm], (found.weight * each)[arm], sets) for arm in arms for each in columns]
    return np.stack(added, axis=1)


def _shares(sums: Floats) -> Floats:
    """Share of the days due that was spent out: referred and controls before, referred and controls after [...; 4]."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = sums[..., [0, 4, 2, 6]] / sums[..., [1, 5, 3, 7]]
    return found


def _gaps(sums: Floats) -> Floats:
    """Referred less controls: before, after, and after less before [...; 3]."""
    shares = _shares(sums)
    apart = shares[..., 0::2] - shares[..., 1::2]
    return np.concatenate([apart, apart[..., 1:] - apart[..., :1]], axis=-1)


def _days(share: float | None, window: int) -> float | None:
    return None if share is None else steady(share * window)
