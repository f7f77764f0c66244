"""Hide small numbers in distance travelled."""

from dataclasses import replace

from commonweal.domain.disclosure import Policy, is_small, share
from commonweal.exchange.release import sentences
from commonweal.exchange.release.partitions import safely
from commonweal.exchange.results import AnyOfEight, Moved


def _part(percentage: float | None, whole: int | None, policy: Policy) -> float | None:
    """A percentage worked out again from rounded numbers; hidden when few have it, or few have it not."""
    if percentage is None or whole is None:
        return None
    part = round(percentage * whole / 100)
    if is_small(whole - part, policy):
        return None
    again = share(part, whole, policy)
    return None if again is None else float(round(again))


def moved(row: Moved, policy: Policy) -> Moved:
    """Make one measure's distance travelled fit to be published.

    Parameters
    ----------
    row
        The measure [people; points, 1-5; %].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    Moved
        The same with hidden counts and whatever rests on them empty [people; points, 1-5; %].
    """
    few_not_low = is_small((row.paired_n or 0) - (row.low_n or 0), policy)
    low_n = None if few_not_low else safely(row.low_n, policy)

    def of(count: int | None, value: float | None, places: int = 2) -> float | None:
        return None if safely(count, policy) is None or value is None else round(value, places)

    return replace(
        row,
        baseline_n=safely(row.baseline_n, policy),
        baseline_mean=of(row.baseline_n, row.baseline_mean),
        baseline_low_pct=_part(row.baseline_low_pct, row.baseline_n, policy),
        follow_up_n=safely(row.follow_up_n, policy),
        follow_up_mean=of(row.follow_up_n, row.follow_up_mean),
        progress_pct=_part(row.progress_pct, row.follow_up_n, policy),
        low_n=low_n,
        low_progress_pct=None if low_n is None else _part(row.low_progress_pct, row.low_n, policy),
        paired_n=safely(row.paired_n, policy),
        paired_baseline_mean=of(row.paired_n, row.paired_baseline_mean),
        paired_change=of(row.paired_n, row.paired_change),
        low=of(row.paired_n, row.low),
        high=of(row.paired_n, row.high),
        p=of(row.paired_n, row.p, 3),
        worse_pct=_part(row.worse_pct, row.paired_n, policy),
    )


def any_of_eight(found: AnyOfEight, policy: Policy) -> AnyOfEight:
    """Make the share with any rise fit to be published.

    Parameters
    ----------
    found
        The shares [people; %].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    AnyOfEight
        The same, worked out again from rounded numbers [people; %].
    """
    people = safely(found.people, policy)
    rise, fall = (_part(part, found.people, policy) for part in (found.any_rise_pct, found.any_fall_pct))
    told = people is not None and rise is not None and fall is not None
    chance = (rise + fall) / 2 if rise is not None and fall is not None else None
    p = round(found.p, 3) if told and found.p is not None else None
    released = AnyOfEight(people, rise, fall, chance, p, found.words)
    return replace(released, words=sentences.any_of_eight(released))
