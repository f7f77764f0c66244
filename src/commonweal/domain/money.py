"""Money: pence are counted, pounds are printed, halves are rounded away from nought."""

from decimal import ROUND_HALF_UP, Decimal


def rounded(value: float | Decimal, places: int = 0) -> Decimal:
    """Round as a person would: halves away from nought.

    Parameters
    ----------
    value
        A number [any unit].
    places
        Decimal places to keep [count].

    Returns
    -------
    Decimal
        The rounded number [same unit].
    """
    return Decimal(repr(float(value)) if isinstance(value, float) else value).quantize(
        Decimal(1).scaleb(-places), ROUND_HALF_UP
    )


def pounds(value: float | Decimal, places: int = 0) -> str:
    """Print an amount of money.

    Parameters
    ----------
    value
        An amount [GBP].
    places
        Decimal places [count].

    Returns
    -------
    str
        The amount with a pound sign, thousands separated, a true minus before the sign [text].
    """
    amount = rounded(value, places)
    return f"{'−' if amount < 0 else ''}£{abs(amount):,}"


def pence(value: float | Decimal | str) -> int:
    """Count an amount of money in whole pence.

    Parameters
    ----------
    value
        An amount [GBP].

    Returns
    -------
    int
        The amount [pence].
    """
    return int(rounded(Decimal(str(value)) * 100))
