"""Practices that began to refer, each month's beginners beside all practices that never did."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
BEFORE_AT_LEAST, AFTER_AT_LEAST = 24, 6
AT_MOST = 36, 24
"""Months looked at before and after the beginning, at most [months]."""
NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Stacks:
    """Series of beginners and of control practices, one entry for each month of each.

    Parameters
    ----------
    calendar
        The month: year * 12 + month of the year from 0 [entries; months].
    month
        Months from the beginning [entries; months].
    start
        When the beginners of this stack began [entries; months].
    treated
        True for beginners, false for control practices [entries; yes/no].
    days
        Time registered and alive [entries; person-days].
    events
        Outcome -> how many [entries; events].
    practices, controls
        How many practices began and take part; how many never did [practices].
    left_out
        How many began too near an end of the data to take part [practices].
    before, after
        Months looked at [months].
    """

    calendar: Whole
    month: Whole
    start: Whole
    treated: NDArray[np.bool_]
    days: Whole
    events: dict[str, Whole]
    practices: int
    controls: int
    left_out: int
    before: int
    after: int


def stacked(rows: Mapping[str, NDArray], outcomes: tuple[str, ...]) -> Stacks:
    """Put beside those that began to refer in a month those that never did, month by month from then.

    Parameters
    ----------
    rows
        practice, month, person_days, referrals and the outcomes; every practice has every month [rows].
    outcomes
        Which outcomes [codes].

    Returns
    -------
    Stacks
        One stack for each month in which a practice began; empty when none can take part [stacks].

    References
    ----------
    Cengiz, Dube, Lindner and Zipperer (2019), The effect of minimum wages on low-wage jobs, Quarterly Journal of
    Economics 134, for stacks with controls that never begin.
    """
    months = np.unique(rows["month"])
    start = _starts(rows, months)
    began = start < NEVER
    room = (start - months[0] >= BEFORE_AT_LEAST) & (months[-1] + 1 - start >= AFTER_AT_LEAST)
    taking = began & room
    before, after = 0, 0
    if taking.any():
        before = int(min(AT_MOST[0], (start[taking] - months[0]).min()))
        after = int(min(AT_MOST[1], (months[-1] + 1 - start[taking]).min()))
    tables = {name: rows[name].reshape(len(start), len(months)) for name in (*outcomes, "person_days")}
    parts = [
        _part(tables, months, (chosen, begun, treated), (before, after))
        for begun in np.unique(start[taking])
        for treated, chosen in ((True, taking & (start == begun)), (False, ~began))
        if chosen.any()
    ]
    joined = {name: np.concatenate([part[name] for part in parts] or [np.zeros(0, int)]) for name in _columns(outcomes)}
    return Stacks(
        **{name: joined[name] for name in ("calendar", "month", "start", "days")},
        treated=joined["treated"].astype(bool),
        events={name: joined[name] for name in outcomes},
        practices=int(taking.sum()),
        controls=int((~began).sum()),
        left_out=int((began & ~room).sum()),
        before=before,
        after=after,
    )


def _columns(outcomes: tuple[str, ...]) -> tuple[str, ...]:
    return ("calendar", "month", "start", "days", "treated", *outcomes)


def _starts(rows: Mapping[str, NDArray], months: Whole) -> Whole:
    """The month of each practice's first referral."""
    table = rows["referrals"].reshape(-1, len(months)) > 0
    return np.where(table.any(axis=1), months[table.argmax(axis=1)], NEVER)


def _part(
    tables: Mapping[str, Whole], months: Whole, who: tuple[NDArray[np.bool_], int, bool], reach: tuple[int, int]
) -> dict[str, Whole]:
    """One series: the sum of some practices, month by month from a beginning."""
    chosen, begun, treated = who
    month = np.arange(-reach[0], reach[1])
    columns = begun + month - months[0]
    sums = {name: table[chosen][:, columns].sum(axis=0) for name, table in tables.items()}
    return {
        "calendar": begun + month,
        "month": month,
        "start": np.full(len(month), begun),
        "treated": np.full(len(month), int(treated)),
        "days": sums.pop("person_days"),
        **sums,
    }
