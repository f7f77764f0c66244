"""Hide small numbers among matched controls: who was matched, how alike they are, and who was reached."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from commonweal.domain.disclosure import Policy, is_small, safe, share
from commonweal.exchange.release import sentences
from commonweal.exchange.release.account import linkage
from commonweal.exchange.release.partitions import hidden, safely
from commonweal.exchange.results import Balance, Linked, Lost, Matching, Overlap, Reach

FINE = 4_000
"""Of fewer people a percentage with a decimal tells how many there were [people]."""
SHORTEST = 12
"""Beginning of a hash that is enough to tell it by [characters]."""
PRACTICE = "practice"


def matching(made: Matching, policy: Policy) -> Matching:
    """Make the account of controls fit to be published.

    Parameters
    ----------
    made
        How controls were chosen and how alike they are [object].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    Matching
        The same without single practices; hidden are few people in a bar, a group or a share, whatever would give them
        away, and how many were matched where few were not [object].
    """
    few_lost = is_small((made.referred or 0) - (made.matched or 0), policy)
    sets = [people or 0 for people in made.sets]
    hide = hidden(sets, made.referred or sum(sets), policy)
    return replace(
        made,
        referred=safely(made.referred, policy),
        matched=None if few_lost else safely(made.matched, policy),
        candidates=safely(made.candidates, policy),
        controls=safely(made.controls, policy),
        caliper=None if made.caliper is None else round(made.caliper, 3),
        sets=[None if no else safe(people, policy) for people, no in zip(sets, hide, strict=True)],
        balance=balance(made, policy),
        overlap=_overlap(made.overlap, policy),
        lost=_lost(made.lost, policy),
        # A hash is no count; what somebody wrote may hold one.
        agreed=made.agreed if made.digest[:SHORTEST] in made.agreed else sentences.bare(made.agreed, policy),
    )


def balance(made: Matching, policy: Policy) -> list[Balance]:
    """Make the balance fit to be published.

    Parameters
    ----------
    made
        How controls were chosen and how alike they are [object].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    list
        The rows, empty where a share is of few people, in two decimals elsewhere; no row of a practice [rows].
    """
    rows = [row for row in made.balance if not row.covariate.startswith(PRACTICE)]
    few = {row.covariate for row in rows if _few(row, made, policy)}
    for parts in _divisions(rows):
        counts = [round((row.referred or 0) * (made.referred or 0)) for row in parts]
        gone = hidden(counts, made.referred or 0, policy, [row.covariate in few for row in parts])
        few |= {row.covariate for row, no in zip(parts, gone, strict=True) if no}
    return [_empty(row) if {row.covariate, _plain(row.covariate)} & few else _told(row, made, policy) for row in rows]


def _is_share(row: Balance) -> bool:
    means = [mean for mean in (row.referred, row.candidates, row.matched, row.controls) if mean is not None]
    return row.variance_ratio is None and row.matched_variance_ratio is None and all(0 <= mean <= 1 for mean in means)


def _few(row: Balance, made: Matching, policy: Policy) -> bool:
    """Whether few have what the row is about, or few have it not, on any side."""
    if not _is_share(row):
        return False
    sides = (
        (row.referred, made.referred), (row.candidates, made.candidates), (row.matched, made.matched),
        (row.controls, made.controls),
    )  # fmt: skip
    counts = [(round((mean or 0) * (people or 0)), people or 0) for mean, people in sides]
    return any(is_small(count, policy) or is_small(people - count, policy) for count, people in counts)


def _divisions(rows: Iterable[Balance]) -> list[list[Balance]]:
    """Shares that are parts of one whole, such as ethnic groups: `ethnicity:2`, or `ethnicity:2*old` among the old."""
    parts: dict[tuple[str, str], list[Balance]] = {}
    for row in rows:
        if _is_share(row) and ":" in row.covariate:
            whole, part = row.covariate.split(":", 1)
            parts.setdefault((whole, part.lstrip("0123456789")), []).append(row)
    return list(parts.values())


def _plain(covariate: str) -> str:
    """The covariate without its square or product."""
    return covariate.split("^")[0].split("*")[0]


def _empty(row: Balance) -> Balance:
    return Balance(row.covariate, row.name, None, None, None, None, None, None, None, None, None, None)


def _told(row: Balance, made: Matching, policy: Policy) -> Balance:
    numbers: dict[str, Any] = {
        name: _round(getattr(row, name)) for name in row.__dataclass_fields__ if name not in ("covariate", "name")
    }
    if _is_share(row):
        for name in ("referred", "candidates", "matched", "controls"):
            people = getattr(made, name)
            mean = getattr(row, name)
            part = None if mean is None or not people else share(round(mean * people), people, policy)
            numbers[name] = None if part is None else round(part / 100, 4)
    return replace(row, **numbers)


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _overlap(bars: list[Overlap], policy: Policy) -> list[Overlap]:
    """Few in a bar are hidden with the next smallest, group by group."""
    columns = {name: [getattr(bar, name) or 0 for bar in bars] for name in ("referred", "candidates", "controls")}
    shown = {
        name: [
            None if no else safe(count, policy)
            for count, no in zip(counts, hidden(counts, sum(counts), policy), strict=True)
        ]
        for name, counts in columns.items()
    }
    return [
        replace(bar, low=round(bar.low, 2), high=round(bar.high, 2), **{name: shown[name][place] for name in shown})
        for place, bar in enumerate(bars)
    ]


def _lost(rows: list[Lost], policy: Policy) -> list[Lost]:
    """As people found and not found: the sums are the same."""
    links = linkage([Linked(row.by, row.group, row.referred, row.matched) for row in rows], policy)
    return [Lost(link.by, link.group, link.people, link.linked) for link in links]


def reach(rows: list[Reach], policy: Policy) -> list[Reach]:
    """Make the account of who was reached fit to be published.

    Parameters
    ----------
    rows
        Who could be referred, was, and engaged, by group [rows].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    list
        The same, small counts and whatever would give them away hidden, percentages from rounded numbers [rows].
    """
    released = []
    for by in dict.fromkeys(row.by for row in rows):
        parts = [row for row in rows if row.by == by]
        alone = _hidden([row.eligible or 0 for row in parts], policy, [False] * len(parts))
        few = [no or _rest_is_small(row.eligible, row.referred, policy) for row, no in zip(parts, alone, strict=True)]
        gone = _hidden([row.referred or 0 for row in parts], policy, few)
        few = [no or _rest_is_small(row.referred, row.engaged, policy) for row, no in zip(parts, gone, strict=True)]
        left = _hidden([row.engaged or 0 for row in parts], policy, few)
        released += [_reached(*each, policy) for each in zip(parts, alone, gone, left, strict=True)]
    return released


def _hidden(counts: list[int], policy: Policy, forced: list[bool]) -> list[bool]:
    return hidden(counts, sum(counts), policy, forced)


def _rest_is_small(whole: int | None, part: int | None, policy: Policy) -> bool:
    return is_small(max((whole or 0) - (part or 0), 0), policy)


def _reached(row: Reach, alone: bool, gone: bool, left: bool, policy: Policy) -> Reach:
    def told(no: bool, part: int | None, whole: int | None) -> Callable[[float | None], float | None]:
        places = 1 if (whole or 0) >= FINE else 0
        known = not no and part is not None and safely(whole, policy) is not None
        return lambda value: round(value, places) if known and value is not None else None

    pct, engaged_pct = told(alone or gone, row.referred, row.eligible), told(gone or left, row.engaged, row.referred)
    return replace(
        row,
        eligible=None if alone else safely(row.eligible, policy),
        referred=None if gone else safely(row.referred, policy),
        engaged=None if left else safely(row.engaged, policy),
        referred_pct=pct(share(row.referred or 0, row.eligible or 0, policy)),
        low=pct(row.low),
        high=pct(row.high),
        engaged_pct=engaged_pct(share(row.engaged or 0, row.referred or 0, policy)),
        engaged_low=engaged_pct(row.engaged_low),
        engaged_high=engaged_pct(row.engaged_high),
    )
