"""Hide small numbers in what was found of the end of life: deaths are few, so a row is told whole or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from commonweal.domain.disclosure import Policy, is_small, safe
from commonweal.domain.money import rounded
from commonweal.exchange.release.controls import FINE
from commonweal.exchange.release.partitions import stretched
from commonweal.exchange.release.sentences import HIDDEN_WORDS, counts
from commonweal.exchange.results import AliveOut, LastDays

ARow = TypeVar("ARow", AliveOut, LastDays)
ARMS = (("", ""), ("control_", "controls_"))
"""How names of one arm's numbers begin: of rates, deaths and means; of what was counted."""
SAID = ("by", "group", "outcome", "name", "window_days", "words")
PLACES = 1
"""Decimals of a mean of days [count]."""
LAST = 90 / 365
"""How long the last days of a life are [years]."""


def last_days(rows: list[LastDays], policy: Policy) -> list[LastDays]:
    """Make use in the last days of life fit to be published.

    Parameters
    ----------
    rows
        Every group and kind of care [rows].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    list
        The same rows: counts rounded, rates and shares from rounded counts, person-days left behind; nothing at all of
        a row with few deaths or little use in either arm, nor of the other part by age [rows].
    """
    told = _told(rows, [list(_behind_use(row)) for row in rows], policy)
    return [_use(row, policy) if yes else _nothing(row) for row, yes in zip(rows, told, strict=True)]


def alive_out(rows: list[AliveOut], policy: Policy) -> list[AliveOut]:
    """Make days alive and out of hospital fit to be published.

    Parameters
    ----------
    rows
        Everybody, and by age [rows].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    list
        The same rows: counts rounded, means in one decimal; nothing at all of a row in which few people, or all but
        few, lost a day, nor of the other part by age [rows].
    """
    told = _told(rows, [list(_behind_days(row)) for row in rows], policy)
    return [
        _days(row, policy) if yes else replace(_nothing(row), words=HIDDEN_WORDS)
        for row, yes in zip(rows, told, strict=True)
    ]


def _told(rows: Sequence[ARow], behind: Sequence[list[int]], policy: Policy) -> list[bool]:
    """Which rows are told: where one part of a division is not, the others would give it away."""
    few = [any(is_small(count, policy) for count in counts) for counts in behind]
    parted = {(row.outcome, row.by) for row, no in zip(rows, few, strict=True) if no and row.by != "all"}
    return [not no and (row.outcome, row.by) not in parted for row, no in zip(rows, few, strict=True)]


def _behind_use(row: LastDays) -> Iterator[int]:
    """Everything that a row rests on, and what is left once it is known."""
    for (one, many), people in zip(ARMS, (row.people, row.controls), strict=True):
        deaths = getattr(row, f"{one}deaths") or 0
        last, earlier, after = (getattr(row, f"{many}{name}") or 0 for name in ("last", "earlier", "after"))
        yield from (deaths, max((people or 0) - deaths, 0), last, earlier, max(after - last - earlier, 0))


def _behind_days(row: AliveOut) -> Iterator[int]:
    for (_, many), people in zip(ARMS, (row.people, row.controls), strict=True):
        for side in ("before", "after"):
            away = getattr(row, f"{many}away_{side}") or 0
            yield from (away, max((people or 0) - away, 0))


def _nothing(row: ARow) -> ARow:
    hidden: dict[str, Any] = {field.name: None for field in fields(row) if field.name not in SAID}
    return replace(row, **hidden)


def _use(row: LastDays, policy: Policy) -> LastDays:
    told: dict[str, Any] = {"people": None, "controls": None}
    for one, many in ARMS:
        told |= {f"{one}days_last": None, f"{one}days_earlier": None}
        told |= {name: safe(getattr(row, name) or 0, policy) for name in (f"{one}deaths", f"{many}earlier")}
        told |= _rates(row, one, many, policy)
    return replace(row, **told)


def _rates(row: LastDays, one: str, many: str, policy: Policy) -> dict[str, Any]:
    """The rates and the share that the rounded counts make."""
    last, earlier, after = (getattr(row, f"{many}{name}") or 0 for name in ("last", "earlier", "after"))
    shown, before_shown, every = (safe(count, policy) or 0 for count in (last, earlier, after))
    share = getattr(row, f"{one}share_pct")
    part = None if share is None or not every else share * _times(shown, last) / _times(every, after)
    rate_last, rate_after = (getattr(row, f"{one}rate_{name}") for name in ("last", "after"))
    ends, whole = stretched(last, rate_last, policy.base * LAST), stretched(after, rate_after, policy.base)
    return {
        f"{many}last": shown,
        f"{many}after": every,
        f"{one}share_pct": None if part is None else round(part, 1 if after >= FINE else 0),
        f"{one}rate_last": _two(rate_last, _times(shown, last) * ends),
        f"{one}rate_earlier": _two(getattr(row, f"{one}rate_earlier"), _times(before_shown, earlier)),
        f"{one}rate_after": _two(rate_after, _times(every, after) * whole),
        f"{one}rate_rest": _two(getattr(row, f"{one}rate_rest"), _times(every - shown, after - last) * whole),
    }


def _times(shown: int, count: int) -> float:
    return shown / count if count else 1.0


def _two(rate: float | None, times: float) -> float | None:
    return None if rate is None else round(rate * times, 2)


def _days(row: AliveOut, policy: Policy) -> AliveOut:
    away = {f"{many}away_{side}" for _, many in ARMS for side in ("before", "after")}
    told: dict[str, Any] = {name: safe(getattr(row, name) or 0, policy) for name in away}
    for field in fields(row):
        value = getattr(row, field.name)
        if field.name not in (*SAID, *away):
            told[field.name] = None if value is None else float(rounded(value, PLACES))
    words = HIDDEN_WORDS if counts(row.words) else row.words
    return replace(row, **told | {"people": None, "controls": None, "words": words})
