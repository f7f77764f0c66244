"""Which parts of a whole must be hidden so that no hidden one can be had by subtraction."""

from collections.abc import Sequence

from commonweal.domain.disclosure import Policy, is_small, safe


def hidden(parts: Sequence[int], whole: int, policy: Policy, forced: Sequence[bool] = ()) -> list[bool]:
    """Decide which parts of a whole to hide.

    Small parts are hidden; so is what the caller forces. A single hidden part is the whole less the others, and two
    that add up to little leave few possibilities; so the smallest part still shown is hidden too until at least two
    are hidden and together they could hold any small number. What is in none of the parts counts as a hidden part.

    Parameters
    ----------
    parts
        Counts that add up to the whole, or to part of it [people or events].
    whole
        How many there are altogether [people or events].
    policy
        The rule [policy].
    forced
        Parts to hide in any case, aligned with the parts; empty for none [yes/no].

    Returns
    -------
    list
        Which to hide, aligned with the parts [yes/no].

    References
    ----------
    NHS Digital (2018), change to disclosure control methodology for HES; differencing is our own addition.
    """
    hide = [is_small(part, policy) or must for part, must in zip(parts, forced or [False] * len(parts), strict=True)]
    rest = whole - sum(parts)
    unnamed = rest if is_small(rest, policy) else 0
    while (any(hide) or unnamed) and not _enough(parts, hide, unnamed, policy):
        shown = [place for place, part in enumerate(parts) if part and not hide[place]]
        if not shown:
            break
        hide[min(shown, key=lambda place: parts[place])] = True
    return hide


def _enough(parts: Sequence[int], hide: Sequence[bool], unnamed: int, policy: Policy) -> bool:
    kept_back = [part for part, hide_it in zip(parts, hide, strict=True) if hide_it and part]
    kept_back += [unnamed] if unnamed else []
    return len(kept_back) != 1 and (not kept_back or sum(kept_back) > 2 * policy.largest_hidden)


def safely(count: int | None, policy: Policy) -> int | None:
    """Make a count safe that may be missing.

    Parameters
    ----------
    count
        How many; empty stays empty [people or events].
    policy
        The rule [policy].

    Returns
    -------
    int or None
        The rounded count, or nothing when it must be hidden [people or events].
    """
    return None if count is None else safe(count, policy)


def stretched(count: int | None, rate: float | None, step: float) -> float:
    """Say how a rate grows when its time is rounded, as people are: else events by rate would tell how many there are.

    Parameters
    ----------
    count
        What was counted behind the rate; nothing when it is not told [events].
    rate
        The rate, as it was found [events per person-year].
    step
        Time at risk of as many people as they are rounded to [person-years].

    Returns
    -------
    float
        Time at risk divided by the same rounded to whole steps, at least one [ratio].
    """
    years = (count or 0) / rate if rate else 0.0
    return years / (step * max(1, round(years / step))) if years else 1.0
