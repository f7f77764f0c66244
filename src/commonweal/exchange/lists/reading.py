"""Read a whole list: find its sheet and headings, read its rows, and set aside those about somebody named above."""

from datetime import date
from typing import Any

from commonweal.exchange.lists import layout, opening
from commonweal.exchange.lists.found import (
    MOST_PEOPLE,
    Entry,
    Formula,
    ListRefused,
    PeopleList,
    Rejected,
    Repeated,
    Sheet,
)
from commonweal.exchange.lists.rows import row

LONGEST_HEADING = 100
SEARCHED = 20
"""How many lines are looked at for headings that do not stand in the first."""


def read(content: bytes, today: date) -> PeopleList:
    """Read an uploaded list of people.

    Parameters
    ----------
    content
        The file, Excel or CSV [bytes].
    today
        The day of reading [date].

    Returns
    -------
    PeopleList
        Every row that is not blank, as one that can be used, one that cannot, or one that repeats another [list].

    Raises
    ------
    ListRefused
        When the file as a whole cannot be read; the message says what to do.
    """
    found = opening.sheets(content)
    if not found:
        raise ListRefused(opening.EMPTY)
    sheet, start = _chosen(found)
    headings = [_text(cell) for cell in sheet.rows[start][1]]
    places = layout.places(headings)
    _refuse_merged(sheet, sheet.rows[start][0])
    read_rows = _rows(sheet, start, places, today)
    entries, repeated = _apart([each for each in read_rows if isinstance(each, Entry)])
    rejected = tuple(each for each in read_rows if isinstance(each, Rejected))
    return PeopleList(entries, rejected, repeated, _notes(found, sheet, start, headings, places))


def _chosen(found: list[Sheet]) -> tuple[Sheet, int]:
    """The one sheet that has the headings, and where among its rows they stand."""
    starts = [(sheet, start) for sheet in found if (start := _heading_row(sheet)) is not None]
    if len(starts) > 1:
        names = " and ".join(f"“{sheet.name}”" for sheet, _ in starts)
        raise ListRefused(
            f"The workbook holds more than one list, on the sheets {names}. Keep one of them and save it."
        )
    if not starts:
        raise ListRefused(_complaint(found))
    return starts[0]


def _heading_row(sheet: Sheet) -> int | None:
    rows = enumerate(cells for _, cells in sheet.rows[:SEARCHED])
    return next((place for place, cells in rows if not layout.missing(_places(cells))), None)


def _places(cells: list[Any]) -> dict[str, int]:
    return layout.places([_text(cell) for cell in cells])


def _text(cell: Any) -> str:
    return "" if cell is None or isinstance(cell, Formula) else str(cell)[:LONGEST_HEADING]


def _complaint(found: list[Sheet]) -> str:
    """Which headings are missing from the row that comes nearest to being one of headings."""
    rows = [cells for sheet in found for _, cells in sheet.rows[:SEARCHED]]
    nearest = [_text(cell) for cell in max(rows, key=lambda cells: len(_places(cells)), default=[])]
    known = layout.places(nearest)
    others = [each for place, each in enumerate(nearest) if place not in known.values()]
    missing = layout.missing(known)
    hints = [
        f" Is “{guess}” meant to be {field.heading}?" for field in missing if (guess := layout.meant(field, others))
    ]
    columns = "the column" if len(missing) == 1 else "the columns"
    names = ", ".join(field.heading for field in missing)
    return f"The list must have {columns} {names}.{''.join(hints)} The template has all the headings."


def _refuse_merged(sheet: Sheet, heading_line: int) -> None:
    """A merged cell holds what its first cell held: everybody else's is gone. Above the headings it does no harm."""
    below = [place for _, last, place in sheet.merged if last >= heading_line]
    if below:
        raise ListRefused(f"The sheet has merged cells ({', '.join(below[:3])}). Unmerge them, and fill in every cell.")


def _rows(sheet: Sheet, start: int, places: dict[str, int], today: date) -> list[Entry | Rejected]:
    below = [(line, cells) for line, cells in sheet.rows[start + 1 :] if any(_said(cell) for cell in cells)]
    if not below:
        raise ListRefused("The list has headings and no people below them.")
    if len(below) > MOST_PEOPLE:
        raise ListRefused(
            f"The list has {len(below):,} people; {MOST_PEOPLE} can be sent at a time. Keep those who need it most, "
            "since somebody visits each of them, or split the list."
        )
    return [
        row(line, {name: cells[at] for name, at in places.items() if at < len(cells)}, today) for line, cells in below
    ]


def _said(cell: Any) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _apart(entries: list[Entry]) -> tuple[tuple[Entry, ...], tuple[Repeated, ...]]:
    """Those who are named once, and the rows about somebody who was named before."""
    kept: list[Entry] = []
    repeated: list[Repeated] = []
    seen: dict[tuple[Any, ...], list[Entry]] = {}
    for entry in entries:
        earlier = next((each for mark in _marks(entry) for each in seen.get(mark, ()) if _same(each, entry)), None)
        if earlier:
            name = f"{entry.values['given_name']} {entry.values['family_name']}"
            repeated.append(Repeated(entry.line, name, earlier.line))
            continue
        kept.append(entry)
        for mark in _marks(entry):
            seen.setdefault(mark, []).append(entry)
    return tuple(kept), tuple(repeated)


def _marks(entry: Entry) -> list[tuple[Any, ...]]:
    said = entry.values
    named = (layout.plain(said["given_name"]), layout.plain(said["family_name"]), said["born_on"])
    return [named, *([(said["nhs_number"],)] if said["nhs_number"] else [])]


def _same(one: Entry, other: Entry) -> bool:
    """Two NHS numbers that differ are two people, whatever their names."""
    numbers = {one.values["nhs_number"], other.values["nhs_number"]} - {""}
    return len(numbers) < 2


def _notes(
    found: list[Sheet], sheet: Sheet, start: int, headings: list[str], places: dict[str, int]
) -> tuple[str, ...]:
    notes = [f"The sheet “{sheet.name}” was read, and no other."] if len(found) > 1 else []
    if start:
        notes.append(f"The headings were found in line {sheet.rows[start][0]}; what stands above was not read.")
    unused = [each.strip() for at, each in enumerate(headings) if each.strip() and at not in places.values()]
    if unused:
        notes.append(f"These columns were not read: {', '.join(unused)[:300]}.")
    return (*notes, *sheet.notes)
