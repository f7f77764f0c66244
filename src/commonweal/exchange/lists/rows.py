"""Read the cells of one row: what it says, what is wrong with it, and what could not be understood."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from commonweal.domain import identifiers, people
from commonweal.exchange.lists import layout
from commonweal.exchange.lists.found import LONGEST, Entry, Formula, Rejected

_DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y", "%d/%b/%Y")
_PARTED = re.compile(r"[;,|\n]")
_ROUNDED = re.compile(r"^\d(\.\d+)?E\+?\d+$", re.IGNORECASE)
_SEXES = {"m": "1", "male": "1", "f": "2", "female": "2", "1": "1", "2": "2", "9": "9", "x": "X"}
_ETHNIC = {layout.plain(words): code for code, words in people.ETHNIC_GROUPS.items()}
_ETHNIC |= {code.casefold(): code for code in people.ETHNIC_GROUPS}
_LENGTHS = {
    "given_name": 100, "family_name": 100, "phone": 30, "address": 300, "language": 60, "access_needs": 1000,
    "practice": 200, "risk_source": 60, "staff_risk_text": 1000,
}  # fmt: skip
OLDEST = 130


class _Wrong(ValueError):
    """A cell that cannot be used; the message says why."""


def row(line: int, cells: dict[str, Any], today: date) -> Entry | Rejected:
    """Read one row.

    Parameters
    ----------
    line
        Where it stands in the file [line].
    cells
        Its cells by the names of `layout.FIELDS`; a cell is text, a number, a date, a formula or empty [mapping].
    today
        The day of reading [date].

    Returns
    -------
    Entry or Rejected
        The row as it can be used, or every reason why it cannot [row].
    """
    values: dict[str, Any] = {}
    problems: list[tuple[str, str]] = []
    notes: list[str] = []
    for field in layout.FIELDS:
        try:
            values[field.name] = _READERS.get(field.name, _words)(_plain(cells.get(field.name)), today)
        except _Wrong as why:
            values[field.name] = _EMPTY.get(field.name, "")
            if field.name in _CAN_DO_WITHOUT:
                notes.append(f"{field.heading}: {why} It is left out.")
            else:
                problems.append((field.heading, str(why)))
    problems += _too_long(values)
    problems += _unreachable(values, problems)
    if problems:
        return Rejected(line, _name(values), tuple(problems))
    return Entry(line, values, tuple(notes + _unknown_words(values)))


def _plain(cell: Any) -> Any:
    if isinstance(cell, Formula):
        raise _Wrong("The cell holds a formula. Copy the column and paste it as values.")
    if isinstance(cell, str):
        text = " ".join(cell.split()) if len(cell) <= LONGEST else cell
        if len(text) > LONGEST:
            raise _Wrong(f"The cell holds more than {LONGEST:,} letters.")
        if text.startswith("#") and text.rstrip("!?").isupper():
            raise _Wrong(f"The cell holds an error ({text}).")
        return text
    return cell


def _words(cell: Any, today: date) -> str:
    return "" if cell is None else str(cell)


def _phone(cell: Any, today: date) -> str:
    text = _words(cell, today)
    # A spreadsheet that takes the number for a sum drops its first nought.
    return f"0{text}" if isinstance(cell, int) and len(text) == 10 else text


def _name_of(cell: Any, today: date) -> str:
    text = _words(cell, today)
    if not any(letter.isalpha() for letter in text):
        raise _Wrong("Write the name." if not text else "This is not a name.")
    return text


def _number(cell: Any, today: date) -> str:
    text = _words(cell, today)
    if not text:
        return ""
    if _ROUNDED.match(text):
        raise _Wrong("The number was rounded by a spreadsheet. Format the column as text and paste the numbers again.")
    try:
        return identifiers.nhs_number(text)
    except identifiers.NotAnIdentifier as why:
        raise _Wrong(str(why)) from None


def _postcode(cell: Any, today: date) -> str:
    text = _words(cell, today)
    try:
        return identifiers.postcode(text) if text else ""
    except identifiers.NotAnIdentifier:
        raise _Wrong(f"{text!r} is not a full UK postcode.") from None


def _day(cell: Any, today: date) -> date | None:
    if cell is None or cell == "":
        return None
    found = cell if isinstance(cell, date) else _written(str(cell))
    if found > today:
        raise _Wrong("The date is in the future.")
    return found


def _written(text: str) -> date:
    text = re.sub(r"[ T]0?0:00(:00(\.0+)?)?$", "", text)
    for pattern in _DAYS:
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        raise _Wrong("This is a number, not a date. Format the column as dates.")
    if re.fullmatch(r"\d{1,2}\D\d{1,2}\D\d{2}", text):
        raise _Wrong("Write the year with four digits.")
    raise _Wrong("This is not a date. Write it like 15/03/1941.")


def _born(cell: Any, today: date) -> date:
    found = _day(cell, today)
    if found is None:
        raise _Wrong("Write the date of birth.")
    if people.age_on(found, today) > OLDEST:
        raise _Wrong(f"The date is more than {OLDEST} years ago.")
    return found


def _sex(cell: Any, today: date) -> str:
    text = _words(cell, today)
    if layout.plain(text) not in {*_SEXES, ""}:
        raise _Wrong(f"{text!r} was not understood.")
    return _SEXES.get(layout.plain(text), "X")


def _ethnic(cell: Any, today: date) -> str:
    text = _words(cell, today)
    if layout.plain(text) not in {*_ETHNIC, ""}:
        raise _Wrong(f"{text!r} was not understood.")
    return _ETHNIC.get(layout.plain(text), "Z")


def _score(cell: Any, today: date) -> Decimal | None:
    text = _words(cell, today).rstrip("%").strip()
    if not text:
        return None
    try:
        score = Decimal(text)
    except InvalidOperation:
        score = Decimal("NaN")
    if not (math.isfinite(score) and 0 <= score < 10_000):
        raise _Wrong(f"{text!r} is not a number from 0 to 9,999.")
    return round(score, 2)


def _several(codes: dict[str, str]) -> Callable[[Any, date], list[str]]:
    """Codes for words parted by semicolons; what is not known is "other", and said."""

    def read(cell: Any, today: date) -> list[str]:
        whole = _words(cell, today)
        if layout.plain(whole) in codes:
            return [codes[layout.plain(whole)]]
        parts = [part.strip() for part in _PARTED.split(whole) if part.strip()]
        return list(dict.fromkeys(codes.get(layout.plain(part), f"?{part}") for part in parts))

    return read


def _unknown_words(values: dict[str, Any]) -> list[str]:
    notes = []
    for name in ("conditions", "reasons"):
        unknown = [each[1:] for each in values[name] if each.startswith("?")]
        if unknown:
            known = [each for each in values[name] if not each.startswith("?")]
            values[name] = list(dict.fromkeys([*known, "other"]))
            notes.append(f"{layout.BY_NAME[name].heading}: {', '.join(unknown)} is kept as something else.")
    return notes


def _too_long(values: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (layout.BY_NAME[name].heading, f"Write it in at most {longest} letters.")
        for name, longest in _LENGTHS.items()
        if len(values[name]) > longest
    ]


def _unreachable(values: dict[str, Any], problems: list[tuple[str, str]]) -> list[tuple[str, str]]:
    told = values["phone"] or values["address"] or {"Phone", "Address"} & {heading for heading, _ in problems}
    return [] if told else [("Phone", "Write a phone number or an address, so that the advisor can reach the person.")]


def _name(values: dict[str, Any]) -> str:
    return " ".join(filter(None, (values["given_name"], values["family_name"])))[:100]


_READERS: dict[str, Callable[[Any, date], Any]] = {
    "nhs_number": _number,
    "given_name": _name_of,
    "family_name": _name_of,
    "born_on": _born,
    "sex": _sex,
    "ethnic_group": _ethnic,
    "phone": _phone,
    "postcode": _postcode,
    "conditions": _several(layout.CONDITIONS),
    "reasons": _several(layout.REASONS),
    "risk_score": _score,
    "risk_scored_on": _day,
}
_EMPTY: dict[str, Any] = {
    "sex": "X", "ethnic_group": "Z", "conditions": [], "reasons": [], "risk_score": None, "risk_scored_on": None,
    "born_on": None,
}  # fmt: skip
_CAN_DO_WITHOUT = {"sex", "ethnic_group", "postcode", "conditions", "reasons", "risk_score", "risk_scored_on"}
