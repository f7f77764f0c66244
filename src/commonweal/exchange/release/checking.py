"""Look once more at what is to leave, as somebody who did not hide anything and trusts nobody who did."""

from collections.abc import Iterator, Sequence
from functools import partial

from commonweal.domain.disclosure import POLICIES, Policy, safe
from commonweal.exchange.process import is_of_organisations
from commonweal.exchange.release.checking_compared import compared
from commonweal.exchange.release.dying import dying
from commonweal.exchange.release.sentences import counts
from commonweal.exchange.results import Change, Effect, Results

COUNTS = {
    "inputs": ("read", "used", "duplicate", "rejected", "out_of_scope"),
    "flow": ("left_out", "people"),
    "linkage": ("people", "linked"),
    "changes": ("people", "before", "after"),
    "shifts": ("people", "fewer", "same", "more"),
    "wellbeing": ("baseline_n", "follow_up_n", "low_n", "paired_n"),
}
STATISTICS = {
    "baseline_n": ("baseline_mean", "baseline_low_pct"),
    "follow_up_n": ("follow_up_mean", "progress_pct"),
    "low_n": ("low_progress_pct",),
    "paired_n": ("paired_baseline_mean", "paired_change", "low", "high", "p", "worse_pct"),
}
ESTIMATES = ("change_pct", "ratio", "low", "high", "p")


def check(results: Results) -> list[str]:
    """Say everything that forbids publishing results.

    Parameters
    ----------
    results
        What is to be published [results].

    Returns
    -------
    list
        A sentence for each problem; empty when the results are safe [texts].
    """
    policy = POLICIES.get(results.released)
    if policy is None:
        return ["The results have not passed a rule of disclosure control. Release them first."]
    return [
        *_counts(results, policy), *_statistics(results), *_shifts(results), *_alone(results), *_practices(results),
        *_steps(results), *_texts(results, policy), *_money(results, policy),
        *compared(results, policy, partial(_count, policy=policy)), *dying(results, partial(_count, policy=policy)),
    ]  # fmt: skip


def _counts(results: Results, policy: Policy) -> Iterator[str]:
    for part, names in COUNTS.items():
        for place, row in enumerate(getattr(results, part), 1):
            for name in names:
                yield from _count(getattr(row, name), f"{part}, row {place}, {name}", policy)
    yield from _count(results.any_of_eight.people, "any of eight, people", policy)
    for name, number in results.process.items():
        if not is_of_organisations(name):
            yield from _count(None if number is None else int(number), f"process, {name}", policy)


def _count(number: int | None, where: str, policy: Policy) -> Iterator[str]:
    if number is not None and not _may_stand(number, policy):
        yield f"{where}: a count that is small or not rounded."


def _may_stand(number: int, policy: Policy) -> bool:
    """Whether a count can be what the policy makes of one that is not small."""
    least = safe(policy.largest_hidden + 1, policy) or policy.base
    return number == 0 or (number % policy.base == 0 and number >= least)


def _statistics(results: Results) -> Iterator[str]:
    for place, row in enumerate(results.wellbeing, 1):
        for count, names in STATISTICS.items():
            if getattr(row, count) is None and any(getattr(row, name) is not None for name in names):
                yield f"wellbeing, row {place}: statistics of {count}, which is hidden."
    for place, change in enumerate(results.changes, 1):
        if None in (change.people, change.before, change.after) and any(
            getattr(change, e) is not None for e in ESTIMATES
        ):
            yield f"changes, row {place}: estimates from numbers that are hidden."
        if any(_fine(getattr(change, name)) for name in ("rate_before", "rate_after", "ratio", "low", "high")):
            yield f"changes, row {place}: more than two decimals, from which counts could be worked out."


def _shifts(results: Results) -> Iterator[str]:
    for place, row in enumerate(results.shifts, 1):
        if None in (row.people, row.fewer) and row.fewer_pct is not None:
            yield f"shifts, row {place}: a share of people who are hidden."
        if row.people is not None and [row.fewer, row.same, row.more].count(None) == 1:
            yield f"shifts, row {place}: one hidden number of people, which the others give away."


def _fine(value: float | None) -> bool:
    return value is not None and abs(value - round(value, 2)) > 1e-9


def _alone(results: Results) -> Iterator[str]:
    """One hidden part of a whole that is shown is no secret."""
    yield from _given_away("changes", results.changes, ("people", "before", "after"))
    yield from _given_away("effects", results.effects, ("controls", "before", "after"))


def _given_away(part: str, everything: Sequence[Change | Effect], names: tuple[str, ...]) -> Iterator[str]:
    for outcome in dict.fromkeys(row.outcome for row in everything):
        rows = [row for row in everything if row.outcome == outcome]
        for name in names:
            for by in _lonely(rows, name):
                yield f"{part}, {outcome} by {by}: one hidden number of {name}, which the others give away."


def _lonely(rows: Sequence[Change | Effect], name: str) -> Iterator[str]:
    if not any(row.by == "all" and getattr(row, name) is not None for row in rows):
        return
    for by in dict.fromkeys(row.by for row in rows if row.by != "all"):
        values = [getattr(row, name) for row in rows if row.by == by]
        if values.count(None) == 1 and any(values):
            yield by


def _practices(results: Results) -> Iterator[str]:
    if any(row.by == "practice" for row in results.linkage):
        yield "linkage: rows about single practices."


def _steps(results: Results) -> Iterator[str]:
    for step in results.flow[1:]:
        if step.left_out is None:
            yield f"flow, {step.what!r}: few left at this step, which the numbers around it give away."


def _texts(results: Results, policy: Policy) -> Iterator[str]:
    texts = [row.words for row in results.changes] + [results.any_of_eight.words, *results.notes]
    texts += [results.value.cost_words] if results.value else []
    texts += [row.words for part in (results.effects, results.regression, results.negative_controls) for row in part]
    for text in texts:
        if not all(_may_stand(number, policy) for number in counts(text)):
            yield f"A sentence holds a number that is small or not rounded: {text!r}."


def _money(results: Results, policy: Policy) -> Iterator[str]:
    if results.value is None:
        return
    yield from _count(results.value.people, "value, people", policy)
    if any(row.saved is None for row in results.value.savings) and results.value.saved is not None:
        yield "value: a hidden saving, which the others and their sum give away."
