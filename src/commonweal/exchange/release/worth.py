"""Hide small numbers in value."""

from collections.abc import Callable
from dataclasses import replace

from commonweal.domain.disclosure import Policy
from commonweal.exchange.release import sentences
from commonweal.exchange.release.partitions import safely
from commonweal.exchange.release.sentences import figures
from commonweal.exchange.results import Change, Return, Saving, Value


def value(worth: Value, released: list[Change], policy: Policy) -> Value:
    """Make an appraisal fit to be published.

    Parameters
    ----------
    worth
        Costs avoided and returns [GBP].
    released
        The changes as released: a saving from hidden events is hidden too [changes].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    Value
        The same with money in three figures, and no sum from which a hidden saving could be had [GBP].
    """
    shown = {row.outcome for row in released if row.by == "all" and None not in (row.people, row.before, row.after)}
    savings = [_saving(row, row.outcome in shown) for row in worth.savings]
    told = all(row.saved is not None for row in savings)
    return replace(
        worth,
        people=safely(worth.people, policy),
        cost=figures(worth.cost) or 0.0,
        cost_words=sentences.bare(worth.cost_words, policy),
        savings=savings,
        saved=figures(worth.saved) if told else None,
        low=figures(worth.low) if told else None,
        high=figures(worth.high) if told else None,
        returns=[_return(row, told) for row in worth.returns],
    )


def _saving(row: Saving, shown: bool) -> Saving:
    def of(value: float | None, form: Callable[[float | None], float | None]) -> float | None:
        return form(value) if shown else None

    return replace(
        row, unit_cost=figures(row.unit_cost) or 0.0, avoided=of(row.avoided, _two), low=of(row.low, _two),
        high=of(row.high, _two), saved=of(row.saved, figures),
    )  # fmt: skip


def _return(row: Return, told: bool) -> Return:
    if not told:
        return replace(
            row, benefit=None, cost=figures(row.cost) or 0.0, roi=None, payback_years=None, roi_low=None, roi_high=None
        )
    back = None if row.payback_years is None else round(row.payback_years, 1)
    return replace(
        row, benefit=figures(row.benefit), cost=figures(row.cost) or 0.0, roi=_two(row.roi), payback_years=back,
        roi_low=_two(row.roi_low), roi_high=_two(row.roi_high),
    )  # fmt: skip


def _two(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
