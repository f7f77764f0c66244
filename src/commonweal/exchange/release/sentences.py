"""Findings said again from released numbers, and other sentences rid of the numbers they may not hold."""

import re

from commonweal.domain.disclosure import HIDDEN, Policy, safe
from commonweal.domain.money import pounds, rounded
from commonweal.exchange.results import AnyOfEight, Change

HIDDEN_WORDS = "Hidden: too few people or events to be shown."
SIGNIFICANT = 0.05
_NUMBER = re.compile(r"£?\d[\d,]*(?:[./:\-]\d+)*(?:\s?%)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def change(row: Change) -> str:
    """Say a change from its released numbers.

    Parameters
    ----------
    row
        A change whose numbers are released [change].

    Returns
    -------
    str
        A sentence [text].
    """
    if row.people is None or row.before is None or row.after is None:
        return HIDDEN_WORDS
    if row.ratio is None:
        return "No change in per cent can be worked out." if row.before or row.after else "None used."
    per_cent = rounded(abs(100 * (row.ratio - 1)))
    moved = f"{'Fell' if row.ratio < 1 else 'Rose'} by {per_cent} %" if per_cent else "Hardly changed"
    rates = f"{_two(row.rate_before)} a year before, {_two(row.rate_after)} after"
    if row.p is None:
        return f"{moved}: {rates}; too few people to say how sure this is."
    interval = "" if row.low is None or row.high is None else f", 95 % interval {_two(row.low)} to {_two(row.high)}"
    chance = "< 0.001" if row.p < 0.001 else f"= {rounded(row.p, 3 if row.p < 0.1 else 2)}"
    head = "No statistically significant change" if row.p >= SIGNIFICANT else moved
    return f"{head}: {rates} (rate ratio {_two(row.ratio)}{interval}, p {chance})."


def _two(value: float | None) -> str:
    return HIDDEN if value is None else f"{rounded(value, 2)}"


def any_of_eight(found: AnyOfEight) -> str:
    """Say the share that rose on any measure from its released numbers.

    Parameters
    ----------
    found
        The shares, released [object].

    Returns
    -------
    str
        A sentence [text].
    """
    if found.any_rise_pct is None or found.any_fall_pct is None or found.chance_pct is None:
        return HIDDEN_WORDS
    rose, fell, chance = (rounded(share) for share in (found.any_rise_pct, found.any_fall_pct, found.chance_pct))
    said = f"{rose} % rose on at least one of the eight measures and {fell} % fell on at least one"
    return f"{said}. Were the direction of each person's changes a matter of chance, {chance} % would have risen."


def bare(text: str, policy: Policy) -> str:
    """Make the counts in a sentence safe; percentages, years, dates and decimals stay.

    Parameters
    ----------
    text
        A sentence that somebody else wrote [text].
    policy
        The rule [policy].

    Returns
    -------
    str
        The sentence with whole numbers made safe and amounts of money rounded to three figures [text].
    """
    return _NUMBER.sub(lambda match: _safe_number(match.group(), policy), text)


def counts(text: str) -> list[int]:
    """Find the counts in a sentence.

    Parameters
    ----------
    text
        A sentence [text].

    Returns
    -------
    list
        Whole numbers that are no amount of money, percentage, year or date [people or events].
    """
    found = (match.group().rstrip(",").replace(",", "") for match in _NUMBER.finditer(text))
    return [int(digits) for digits in found if digits.isdigit() and not _YEAR.fullmatch(digits)]


def _safe_number(found: str, policy: Policy) -> str:
    digits = found.rstrip(",")
    tail = found[len(digits) :]
    plain = digits.replace(",", "")
    if plain.startswith("£"):
        return f"{pounds(figures(float(plain[1:])) or 0.0)}{tail}" if plain[1:].replace(".", "").isdigit() else found
    if not plain.isdigit() or _YEAR.fullmatch(digits):
        return found
    number = safe(int(plain), policy)
    return f"{HIDDEN if number is None else f'{number:,}'}{tail}"


def figures(value: float | None, kept: int = 3) -> float | None:
    """Round to so many significant figures.

    Parameters
    ----------
    value
        A number; empty stays empty [any unit].
    kept
        Figures to keep [count].

    Returns
    -------
    float or None
        The rounded number [same unit].
    """
    return None if value is None else float(f"{value:.{kept}g}")
