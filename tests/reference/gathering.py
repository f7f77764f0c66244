"""The plainest way to find candidates and what was known of them: lists of dicts and loops."""

from datetime import date, timedelta
from typing import Any

from commonweal.evaluation.plan import CohortPlan, Matching

Row = dict[str, Any]
ONE = timedelta(days=1)
EMERGENCY, PLANNED = ("21", "2A", "22"), ("11", "12", "13")


def of(rows: list[Row], person: int) -> list[Row]:
    return [row for row in rows if row["person"] == person]


def month(day: date) -> int:
    return day.year * 12 + day.month - 1


def first_of(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def index_day(turn: int, number: int, seed: int) -> date:
    days = (first_of(number + 1) - first_of(number)).days
    return first_of(number) + timedelta(days=(turn * 48271 + number * 69621 + seed) % 2147483647 % days)


def died_on(person: int, tables: dict[str, list[Row]]) -> date | None:
    told = [*of(tables["deaths_told"], person), *of(tables["population"], person)]
    return min((row["died_on"] for row in told if row["died_on"]), default=None)


def referred_on(person: int, tables: dict[str, list[Row]]) -> date | None:
    return min((row["referred_on"] for row in of(tables["referrals"], person)), default=None)


def stands(row: Row, day: date, tables: dict[str, list[Row]], cohort: CohortPlan, wanted: Matching) -> bool:
    died = died_on(row["person"], tables)
    looked_from = day - timedelta(days=wanted.look_back_days)
    return (
        month(day) - month(row["birth_month"]) >= 18 * 12
        and (died is None or died >= day)
        and row["registered_from"] <= looked_from
        and (row["registered_to"] is None or row["registered_to"] > day)
        and cohort.data_from <= looked_from
        and day <= cohort.data_to
    )


def followed_to(row: Row, treated: bool, tables: dict[str, list[Row]], cohort: CohortPlan) -> date:
    """The first day no longer followed."""
    ends = [cohort.data_to + ONE]
    own = referred_on(row["person"], tables)
    if own and not treated:
        ends.append(own)
    died = died_on(row["person"], tables)
    # Who leaves the list on the day of death has died.
    if died and (row["registered_to"] is None or died <= row["registered_to"]) and died < min(ends):
        return died + ONE
    return min([*ends, row["registered_to"]] if row["registered_to"] else ends)


def risk(person: int, day: date, tables: dict[str, list[Row]]) -> int:
    known = [row for row in of(tables["risk"], person) if row["scored_on"] <= day]
    return max(known, key=lambda row: row["scored_on"])["score"] if known else -1


def counts(person: int, day: date, tables: dict[str, list[Row]]) -> dict[str, int]:
    """What was used before a day, by period; the day itself is not before it."""

    def within(day_used: date, first: int, last: int) -> bool:
        return first <= (day - day_used).days <= last

    stays = of(tables["stays"], person)
    emergency = [row for row in stays if row["admimeth"] in EMERGENCY]
    planned = [row for row in stays if row["admimeth"] in PLANNED]
    found = {}
    for name, days in (
        ("spells", [row["admitted_on"] for row in emergency]),
        ("ae", [row["used_on"] for row in of(tables["arrivals"], person)]),
        ("outpatient", [row["used_on"] for row in of(tables["seen"], person)]),
    ):
        for period, (first, last) in {"0_1": (1, 30), "1_3": (31, 91), "3_12": (92, 365), "12_24": (366, 730)}.items():
            found[f"{name}_{period}"] = sum(within(one, first, last) for one in days)
    for period, (first, last) in {"0_12": (1, 365), "12_24": (366, 730)}.items():
        nights = [row["admitted_on"] + timedelta(days=n) for row in emergency for n in range(_nights(row))]
        found[f"bed_days_{period}"] = sum(within(night, first, last) for night in nights)
        found[f"elective_{period}"] = sum(within(row["admitted_on"], first, last) for row in planned)
    found["gp_0_12"] = sum(within(row["contacted_on"], 1, 365) for row in of(tables["gp"], person))
    items = [row["items"] for row in of(tables["prescriptions"], person) if within(row["issued_on"], 1, 365)]
    return {**found, "prescriptions_0_12": sum(items)}


def _nights(stay: Row) -> int:
    return (stay["left_on"] - stay["admitted_on"]).days


def units(
    referred: dict[int, date], tables: dict[str, list[Row]], cohort: CohortPlan, wanted: Matching, seed: int
) -> list[Row]:
    """The referred on their day and everybody else in those months, sorted by unit."""
    listed = {row["person"]: row for row in tables["population"]}
    mine = {
        person: day
        for person, day in referred.items()
        if person in listed and stands(listed[person], day, tables, cohort, wanted)
    }
    found = [(person, day, True) for person, day in mine.items()]
    for number in {month(day) for day in mine.values()}:
        for person, row in listed.items():
            own, day = referred_on(person, tables), index_day(row["turn"], number, seed)
            free = own is None or (wanted.later_referred and month(own) > number)
            if free and stands(row, day, tables, cohort, wanted):
                found.append((person, day, False))
    rows = [
        {
            "unit": listed[person]["turn"] * 100_000 + month(day), "treated": treated, "index_on": day,
            "age": (month(day) - month(listed[person]["birth_month"])) // 12, "risk": risk(person, day, tables),
            "ends_on": followed_to(listed[person], treated, tables, cohort), **counts(person, day, tables),
        }
        for person, day, treated in found
    ]  # fmt: skip
    return sorted(rows, key=lambda row: row["unit"])
