"""The plainest way from files about everybody registered to what is kept of them: lists of dicts and loops."""

from datetime import date
from typing import Any

Row = dict[str, Any]
ORDER = (
    "sex", "birth_month", "practice", "imd", "ethnicity", "conditions", "registered_from", "registered_to", "died_on",
)  # fmt: skip
CATEGORIES = {"1": "1", "2": "3", "3": "3", "4": "2", None: "9"}


def possible(row: Row) -> bool:
    ends, died = row["registered_to"], row["died_on"]
    begins = row["registered_from"]
    return row["birth_month"] <= begins and (not ends or ends >= begins) and (not died or died >= begins)


def in_order(row: Row) -> list[tuple[bool, Any]]:
    """What is missing stands last."""
    return [(row[name] is None, row[name]) for name in ORDER]


def population(rows: list[Row], deaths: dict[str, date], first: date, last: date) -> dict[str, Row]:
    """One row a person: of those that are possible and in scope the one that began last."""
    kept: dict[str, Row] = {}
    for row in sorted(filter(possible, rows), key=in_order):
        inside = row["registered_from"] <= last and (not row["registered_to"] or row["registered_to"] > first)
        before = kept.get(row["person"])
        if inside and (not before or row["registered_from"] > before["registered_from"]):
            kept[row["person"]] = row
    return {person: row | {"died_on": died(person, row, deaths)} for person, row in kept.items()}


def died(person: str, row: Row, deaths: dict[str, date]) -> date | None:
    return min((day for day in (row["died_on"], deaths.get(person)) if day), default=None)


def risk(rows: list[Row], last: date) -> dict[tuple[str, date], int]:
    """Person and day -> the highest score of that day that can be, in tenths."""
    kept: dict[tuple[str, date], int] = {}
    for row in rows:
        key = row["person"], row["scored_on"]
        if row["tenths"] <= 1000 and row["scored_on"] <= last:
            kept[key] = max(row["tenths"], kept.get(key, 0))
    return kept


def attended(ae: list[Row], ecds: list[Row], first: date, last: date) -> list[tuple[str, date, str]]:
    """Each month from the source that has more of it."""
    ecds = [row for row in ecds if not row["same_day"]]
    found = []
    for rows, others, wins_ties in ((ae, ecds, True), (ecds, ae, False)):
        for row in rows:
            ours, theirs = of_month(rows, row["day"]), of_month(others, row["day"])
            if first <= row["day"] <= last and (ours > theirs or (ours == theirs and wins_ties)):
                category = row["category"] or "9" if rows is ae else CATEGORIES[row["category"]]
                found.append((row["person"], row["day"], category))
    return sorted(found)


def of_month(rows: list[Row], day: date) -> int:
    return sum((row["day"].year, row["day"].month) == (day.year, day.month) for row in rows)
