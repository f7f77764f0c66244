"""Numbers as people read them: a true minus, thousands separated, and a sign for what is hidden or unknown."""

from commonweal.domain.disclosure import HIDDEN
from commonweal.domain.money import pounds, rounded

UNKNOWN = "–"
MINUS = "−"


def count(number: int | None) -> str:
    """Print a count.

    Parameters
    ----------
    number
        How many; empty when hidden [people, events or rows].

    Returns
    -------
    str
        Thousands separated, or the sign for hidden numbers [text].
    """
    return HIDDEN if number is None else f"{number:,}".replace("-", MINUS)


def counted(number: int, one: str, many: str = "") -> str:
    """Say how many of something there are.

    Parameters
    ----------
    number
        How many [things].
    one, many
        The word for one, and for several where that is not the same with an s [text].

    Returns
    -------
    str
        Such as "1 visit", "2 visits", "1,200 people" [text].
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def part(some: int, whole: int) -> str:
    """Say how large a part of a whole is, with both numbers.

    Parameters
    ----------
    some, whole
        How many of how many [things].

    Returns
    -------
    str
        Such as "12 of 48 (25%)", or a dash when there is no whole [text].
    """
    return f"{some:,} of {whole:,} ({percent(100 * some / whole)})" if whole else UNKNOWN


def decimal(value: float | None, places: int = 2, sign: bool = False) -> str:
    """Print a number with decimals.

    Parameters
    ----------
    value
        A number; empty when not known [any unit].
    places
        Decimal places [count].
    sign
        True to put a plus before numbers above nought [yes/no].

    Returns
    -------
    str
        The number, or a dash when it is not known [text].
    """
    if value is None:
        return UNKNOWN
    exact = rounded(float(value), places)
    if exact == 0:
        return f"{abs(exact):,}"
    return f"{exact:{'+' if sign else ''},}".replace("-", MINUS)


def percent(value: float | None, places: int = 0, sign: bool = False) -> str:
    """Print a percentage.

    Parameters
    ----------
    value
        A percentage; empty when not known [%].
    places
        Decimal places [count].
    sign
        True to put a plus before numbers above nought [yes/no].

    Returns
    -------
    str
        The percentage, or a dash when it is not known [text].
    """
    return UNKNOWN if value is None else f"{decimal(value, places, sign)}%"


def between(low: str, high: str) -> str:
    """Print an interval from its printed ends.

    Parameters
    ----------
    low, high
        The ends, already printed [text].

    Returns
    -------
    str
        "low to high", or a dash when either is not known [text].
    """
    return UNKNOWN if UNKNOWN in (low, high) else f"{low} to {high}"


def chance(p: float | None) -> str:
    """Print a p value.

    Parameters
    ----------
    p
        A p value; empty when not known [0-1].

    Returns
    -------
    str
        Three decimals, "< 0.001" for less, or a dash when it is not known [text].
    """
    if p is None:
        return UNKNOWN
    return "< 0.001" if p < 0.001 else decimal(p, 3)


def money(value: float | None, places: int = 0) -> str:
    """Print an amount of money.

    Parameters
    ----------
    value
        An amount; empty when not known [GBP].
    places
        Decimal places [count].

    Returns
    -------
    str
        The amount in pounds, or a dash when it is not known [text].
    """
    return UNKNOWN if value is None else pounds(float(value), places)


def change_of(ratio: float | None) -> float | None:
    """Turn a ratio into the change that it is.

    Parameters
    ----------
    ratio
        After over before; empty when not known [ratio].

    Returns
    -------
    float or None
        The change [%].
    """
    return None if ratio is None else 100 * (ratio - 1)


def fading(profile: str) -> str:
    """Say how benefits fade.

    Parameters
    ----------
    profile
        Name of the way, as results have it: `full`, or so many per cent a year [text].

    Returns
    -------
    str
        Such as "benefits last in full" or "benefits fade by 20% a year" [text].
    """
    return "benefits last in full" if profile == "full" else f"benefits fade by {profile.replace(' %', '%')}"
