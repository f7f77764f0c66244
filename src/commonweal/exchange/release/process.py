"""Hide small numbers in what the service did."""

from commonweal.domain.disclosure import Policy
from commonweal.exchange.process import PARTS, is_of_organisations
from commonweal.exchange.release.partitions import hidden, safely


def process(counts: dict[str, float | None], policy: Policy) -> dict[str, float | None]:
    """Make counts of what the service did fit to be published.

    Parameters
    ----------
    counts
        What was counted -> how many [referrals, people, practices].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    dict
        The same, safe, no part of a whole to be had from the others; counts of practices as they are [same].
    """
    gone = {name for whole, parts in PARTS for name in _gone(whole, parts, counts, policy)}
    return {
        name: number if is_of_organisations(name) else None if name in gone else safely(_count(number), policy)
        for name, number in counts.items()
    }


def _gone(whole: str, parts: tuple[str, ...], counts: dict[str, float | None], policy: Policy) -> list[str]:
    there = [name for name in parts if name in counts]
    numbers = [_count(counts[name]) or 0 for name in there]
    hide = hidden(numbers, _count(counts.get(whole)) or sum(numbers), policy)
    return [name for name, hide_it in zip(there, hide, strict=True) if hide_it]


def _count(number: float | None) -> int | None:
    return None if number is None else round(number)
