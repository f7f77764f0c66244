"""Look once more at what a comparison is about to tell, trusting nobody who hid anything in it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from commonweal.domain.disclosure import Policy, safe
from commonweal.exchange.results import BALANCE, Balance, Matching, Results

STOPPED = (
    "This run stopped after choosing controls, before any outcome was read: there is nothing to publish. Accept the "
    "balance in the plan, or waive it, and evaluate again."
)
COUNTS = {
    "effects": ("people", "controls", "before", "after", "controls_before", "controls_after"),
    "curve": ("events", "control_events"),
    "regression": ("people", "before", "after"),
    "negative_controls": ("people", "controls", "events", "control_events"),
    "reach": ("eligible", "referred", "engaged"),
    "specifications": ("people",),
}
RESTS: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {
    "effects": {
        ("controls", "before", "after", "controls_before", "controls_after"): (
            "rate_before", "rate_after", "control_before", "control_after", "ratio", "low", "high", "p", "difference",
            "e_value", "gamma",
        ),
    },
    "curve": {("events",): ("rate", "low", "high"), ("control_events",): ("control", "control_low", "control_high")},
    "regression": {("before", "after"): ("ratio", "low", "high", "raw")},
    "negative_controls": {("controls", "events", "control_events"): ("rate", "control", "ratio", "low", "p")},
    "reach": {
        ("eligible", "referred"): ("referred_pct", "low", "high"),
        ("referred", "engaged"): ("engaged_pct", "engaged_low", "engaged_high"),
    },
}  # fmt: skip
"""What rests on which counts: it is not told where one of them is hidden."""
OF_COUNTS = ("rate_before", "rate_after", "control_before", "control_after")
"""Of an effect, what is a count by the time at risk."""
LAST = 0.0001
"""The last decimal of a released share [share]."""
Count = Callable[[int | None, str], Iterator[str]]


def compared(results: Results, policy: Policy, count: Count) -> Iterator[str]:
    """Say everything in a comparison that forbids publishing it.

    Parameters
    ----------
    results
        What is to be published [results].
    policy
        The rule of disclosure control [policy].
    count
        Says whether a count, found at a place, may stand [function].

    Yields
    ------
    str
        A sentence for each problem [texts].
    """
    if results.stage == BALANCE:
        yield STOPPED
    for part, names in COUNTS.items():
        rows = getattr(results, part)
        for place, row in enumerate(rows, 1):
            for name in names:
                yield from count(getattr(row, name), f"{part}, row {place}, {name}")
        yield from _resting(part, rows)
    for place, point in enumerate([point for row in results.interrupted for point in row.series], 1):
        yield from count(point.events, f"series, point {place}, events")
        if point.events is None and point.rate is not None:
            yield f"series, point {place}: a rate of events that are hidden."
    if results.matching is not None:
        yield from _matching(results.matching, policy, count)


def _resting(part: str, rows: Sequence[Any]) -> Iterator[str]:
    for place, row in enumerate(rows, 1):
        if part == "effects" and row.by.startswith("landmark_"):
            if any(getattr(row, name) is not None for name in (*COUNTS[part], *OF_COUNTS)):
                yield f"{part}, row {place}: a count from a landmark on, which tells of few who were gone by then."
            continue
        for counts, names in RESTS.get(part, {}).items():
            hidden = any(getattr(row, name) is None for name in counts)
            if hidden and any(getattr(row, name) is not None for name in names):
                yield f"{part}, row {place}: numbers that rest on a hidden one."


def _matching(made: Matching, policy: Policy, count: Count) -> Iterator[str]:
    for name in ("referred", "matched", "candidates", "controls"):
        yield from count(getattr(made, name), f"matching, {name}")
    for place, people in enumerate(made.sets):
        yield from count(people, f"matching, {place} controls each")
    for part, names in (("overlap", ("referred", "candidates", "controls")), ("lost", ("referred", "matched"))):
        for place, row in enumerate(getattr(made, part), 1):
            for name in names:
                yield from count(getattr(row, name), f"{part}, row {place}, {name}")
    if any(row.by == "practice" for row in made.lost) or any(
        row.covariate.startswith("practice") for row in made.balance
    ):
        yield "matching: rows about single practices."
    yield from (f"balance, {row.name!r}: a share of few people." for row in made.balance if _few(row, made, policy))


def _few(row: Balance, made: Matching, policy: Policy) -> bool:
    if row.variance_ratio is not None or row.matched_variance_ratio is not None:
        return False
    sides = ((row.referred, made.referred), (row.matched, made.matched), (row.controls, made.controls))
    return any(_of_few(mean, people, policy) for mean, people in sides if mean and people and mean < 1)


def _of_few(mean: float, people: int, policy: Policy) -> bool:
    """Whether a share can only be of fewer people than may be shown, the last of its decimals given away."""
    least = safe(policy.largest_hidden + 1, policy) or policy.base
    return mean * people < least - 0.5 - LAST * people
