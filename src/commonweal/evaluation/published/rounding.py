"""Two ways to write a change: exactly, and as the pilot's Table 1 was printed."""

from fractions import Fraction

from commonweal.domain.money import rounded

Written = tuple[str, str, str, str]


def as_published(before: int, after: int, people: int) -> Written:
    """Write a row as Table 1 does: the per cent is the rounded change over the rounded rate before.

    Parameters
    ----------
    before, after
        How much was used on either side [events].
    people
        By how many people [people].

    Returns
    -------
    tuple
        Rate before, rate after, change (from rates not rounded), per cent fall [a person; a person; a person; %].

    References
    ----------
    Dayson and Bashir (2014), Table 1: the rule holds for all twelve rows, a per cent from counts for ten.
    """
    rates = [rounded(before / people, 2), rounded(after / people, 2), rounded((after - before) / people, 2)]
    percent = rounded(abs(100 * rates[2] / rates[0]))
    return str(rates[0]), str(rates[1]), str(rates[2]), str(percent)


def exact(before: int, after: int, people: int) -> Written:
    """Write a row with the per cent worked out from the counts.

    Parameters
    ----------
    before, after
        How much was used on either side [events].
    people
        By how many people [people].

    Returns
    -------
    tuple
        Rate before, rate after, change, per cent fall [a person; a person; a person; %].
    """
    fall = Fraction(100 * (before - after), before)
    return *as_published(before, after, people)[:3], str(rounded(float(fall)))
