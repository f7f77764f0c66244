"""Identifiers people carry and we issue: NHS number, postcode, reference, study id."""

import re
import secrets

REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_POSTCODE = re.compile(r"^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$")
_NATIONAL_INSURANCE = re.compile(r"^[A-CEGHJ-PR-TW-Z]{2}\d{6}[A-D]$")


class NotAnIdentifier(ValueError):
    """What was typed is not the identifier asked for; the message says what to do."""


def check_digit(digits: str) -> int:
    """Work out the tenth digit of an NHS number.

    Parameters
    ----------
    digits
        The first nine digits [9 characters].

    Returns
    -------
    int
        The check digit [0-9], or 10 when no valid number begins so.

    References
    ----------
    NHS Data Dictionary, NHS NUMBER: modulus 11.
    """
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11


def nhs_number(typed: str) -> str:
    """Read an NHS number as people type it.

    Parameters
    ----------
    typed
        What was typed: spaces, dashes and full stops are forgiven [text].

    Returns
    -------
    str
        The number without spaces [10 digits].

    Raises
    ------
    NotAnIdentifier
        When it cannot be an NHS number.

    References
    ----------
    NHS Data Dictionary, NHS NUMBER: ten digits, the last a modulus 11 check digit.
    """
    bare = re.sub(r"[\s.\-–—]", "", typed).upper()
    if _NATIONAL_INSURANCE.match(bare):
        raise NotAnIdentifier("This looks like a National Insurance number. Enter the 10-digit NHS number.")
    if not (bare.isascii() and bare.isdigit()):
        raise NotAnIdentifier("An NHS number has digits only, like 999 000 0018.")
    if len(bare) != 10:
        raise NotAnIdentifier(f"An NHS number has 10 digits; this has {len(bare)}.")
    if check_digit(bare) != int(bare[9]):
        raise NotAnIdentifier("This is not a valid NHS number. Check each digit against the record.")
    return bare


def spaced(number: str) -> str:
    """Write an NHS number as it is printed.

    Parameters
    ----------
    number
        An NHS number [10 digits].

    Returns
    -------
    str
        The same number in threes and fours [text].
    """
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def postcode(typed: str) -> str:
    """Read a UK postcode as people type it.

    Parameters
    ----------
    typed
        What was typed [text].

    Returns
    -------
    str
        Capitals with one space before the last three characters [text].

    Raises
    ------
    NotAnIdentifier
        When it cannot be a UK postcode.
    """
    bare = re.sub(r"[\s.\-]", "", typed).upper()
    found = f"{bare[:-3]} {bare[-3:]}"
    if not _POSTCODE.match(found):
        raise NotAnIdentifier("Enter a full UK postcode, like S60 1AE.")
    return found


def new_reference() -> str:
    """Make a reference that can be read out over the phone.

    Returns
    -------
    str
        Eight letters and digits in two fours, none easily mistaken for another [text].
    """
    letters = "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
