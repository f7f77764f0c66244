"""Hide small numbers among changes of use, group by group, and whatever would give them away."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from commonweal.domain.disclosure import Policy, is_small, safe, share
from commonweal.exchange.release import sentences
from commonweal.exchange.release.partitions import hidden, safely
from commonweal.exchange.results import Change, Effect, Shift

ARow = TypeVar("ARow", Change, Effect)
YEAR = 365
"""Days of a year of risk, as the evaluation counts it."""


def changes(rows: list[Change], policy: Policy) -> list[Change]:
    """Make changes of use fit to be published.

    Parameters
    ----------
    rows
        Every group and kind of care [changes].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    list
        The same rows: counts rounded or hidden, rates from rounded numbers, ratios in two decimals [changes].
    """
    out = gone(rows, ("people", "before", "after"), policy)
    return [_change(row, out[place], policy) for place, row in enumerate(rows)]


def shifts(rows: list[Shift], found: list[Change], policy: Policy) -> list[Shift]:
    """Make it fit to be published how many people used less, as much or more.

    Parameters
    ----------
    rows
        Every kind of care [rows].
    found
        The changes, as they were found: where few of those analysed are left out, who died, it is not told how many
        are counted, nor which share of them [changes].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    list
        The same rows: counts rounded or hidden, the share from rounded numbers [rows].
    """
    analysed = {row.outcome: row.people or 0 for row in found if row.by == "all"}
    left_out = [max(analysed.get(row.outcome, 0) - (row.people or 0), 0) for row in rows]
    return [_shift(row, is_small(few, policy), policy) for row, few in zip(rows, left_out, strict=True)]


def _shift(row: Shift, few_left_out: bool, policy: Policy) -> Shift:
    parts = [row.fewer or 0, row.same or 0, row.more or 0]
    hide = hidden(parts, row.people or 0, policy)
    people = None if few_left_out else safely(row.people, policy)
    fewer, same, more = (None if no else safe(part, policy) for part, no in zip(parts, hide, strict=True))
    pct = None if fewer is None or not people else share(row.fewer or 0, row.people or 0, policy)
    low, high = (_places(end, pct is not None, 0) for end in (row.low, row.high))
    return replace(
        row, people=people, fewer=fewer, same=same, more=more, fewer_pct=_places(pct, True, 0), low=low, high=high
    )


def gone(rows: Sequence[ARow], counts: Sequence[str], policy: Policy) -> dict[int, set[str]]:
    """Decide which of a row's counts are hidden, group against group.

    Parameters
    ----------
    rows
        Every group and kind of care [rows].
    counts
        Names of what is counted [names].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    dict
        Place of a row -> names of its counts to hide [mapping].
    """
    out: dict[int, set[str]] = {place: set() for place in range(len(rows))}
    for outcome in dict.fromkeys(row.outcome for row in rows):
        whole = next((row for row in rows if row.outcome == outcome and row.by == "all"), None)
        for by in dict.fromkeys(row.by for row in rows):
            places = [place for place, row in enumerate(rows) if (row.outcome, row.by) == (outcome, by)]
            for count in counts:
                _hide(rows, places, count, whole, out, policy)
    return out


def _hide(
    rows: Sequence[ARow], places: list[int], count: str, whole: ARow | None, out: dict[int, set[str]], policy: Policy
) -> None:
    parts = [getattr(rows[place], count) or 0 for place in places]
    total = (getattr(whole, count) or 0) if whole else sum(parts)
    hide = hidden(parts, total, policy, ["people" in out[p] for p in places])
    if sum(no and part > 0 for no, part in zip(hide, parts, strict=True)) == 1:
        # Nobody who reads it can know that the rest belongs to no part: the one would be taken for what is missing.
        hide = hidden(parts, sum(parts), policy, hide)
    for place, no in zip(places, hide, strict=True):
        if no:
            out[place].add(count)


def _change(row: Change, out: set[str], policy: Policy) -> Change:
    def count(name: str) -> int | None:
        number = getattr(row, name)
        return None if name in out or number is None else safe(number, policy)

    people, before, after = count("people"), count("before"), count("after")
    told = None not in (people, before, after)
    days_before, days_after = (
        None if people is None else _person_time(days, policy) for days in (row.days_before, row.days_after)
    )
    ratio = _places(row.ratio, told)
    released = replace(
        row,
        people=people,
        before=before,
        after=after,
        days_before=days_before,
        days_after=days_after,
        rate_before=_rate(before, days_before),
        rate_after=_rate(after, days_after),
        change_pct=None if ratio is None else float(round(100 * (ratio - 1))),
        ratio=ratio,
        low=_places(row.low, told),
        high=_places(row.high, told),
        p=_places(row.p, told, 3),
        p_holm=_places(row.p_holm, told, 3),
        p_bh=_places(row.p_bh, told, 3),
    )
    return replace(released, words=sentences.change(released))


def _places(value: float | None, told: bool, places: int = 2) -> float | None:
    return round(value, places) if told and value is not None else None


def _person_time(days: int | None, policy: Policy) -> int | None:
    """Rounded to as many years as people are rounded to: else a full year each would tell how many people."""
    if days is None:
        return None
    step = policy.base * YEAR
    return step * ((2 * days + step) // (2 * step))


def _rate(count: int | None, days: int | None) -> float | None:
    return None if count is None or not days else round(count / days * YEAR, 2)
