"""The plainest way to count what people used: lists of dicts and loops, to hold the engines against."""

from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
TRANSFERS_IN = {"51", "52", "53"}
TRANSFER_METHODS = {"2B", "81"}
SEEN = {"5", "6"}
AT_HOME = {"home_care", "day_care", "direct_payment"}
IN_A_HOME = {"residential", "nursing"}
UNRELATED = ("K35", "S52", "S62", "S72")
BY_MONTH = ("spells", "ae", "outpatient", "instances")
IN_LAST_DAYS = ("spells", "bed_days", "ae", "outpatient")
BY_PRACTICE = ("person_days", "spells", "ae", "outpatient", "referrals")


def admitted_on(episode: Row) -> date | None:
    """The admission date, filled in for the first episode of a stay that did not begin elsewhere."""
    if episode["admidate"]:
        return episode["admidate"]
    moved_in = episode["admisorc"] in TRANSFERS_IN or episode["admimeth"] in TRANSFER_METHODS
    return episode["epistart"] if episode["epiorder"] == 1 and not moved_in else None


def valid(episode: Row) -> bool:
    return all(episode[name] for name in ("provider", "epikey", "epistart", "epiend")) and bool(admitted_on(episode))


def in_order(episode: Row) -> tuple[Any, ...]:
    return tuple(episode[name] for name in ("epistart", "epiend", "epiorder", "transit", "epikey"))


def goes_on(previous: Row, episode: Row) -> bool:
    """Whether an episode belongs to the same stay as the one before it, with the same provider."""
    if admitted_on(episode) == admitted_on(previous) or episode["epistart"] == previous["epistart"]:
        return True
    return previous["dismeth"] in {"8", "9"} and episode["epistart"] == previous["epiend"]


def stays(episodes: list[Row]) -> list[list[Row]]:
    """The stays of everybody: each a list of episodes, in order."""
    found: list[list[Row]] = []
    for person, provider in sorted({(one["person"], one["provider"]) for one in episodes if valid(one)}):
        here = [one for one in episodes if valid(one) and (one["person"], one["provider"]) == (person, provider)]
        for place, episode in enumerate(sorted(here, key=in_order)):
            if place and goes_on(found[-1][-1], episode):
                found[-1].append(episode)
            else:
                found.append([episode])
    return found


def chosen(stay: list[Row], admissions: str) -> bool:
    method = next((episode["admimeth"] for episode in stay if episode["admimeth"]), "")
    if admissions == "non_elective":
        return method.startswith("2")
    return admissions == "all" or method not in {"11", "12", "13"}


def nights(stay: list[Row], starts: date, ends: date) -> int:
    """Nights of the stay that lie in the window, counted one by one."""
    night, inside = first_day(stay), 0
    while night < last_day(stay):
        inside += starts <= night < ends
        night += timedelta(days=1)
    return inside


def arrival_counts(arrival: Row, ae: str) -> bool:
    return ae == "all" or (arrival["category"] != "2" and arrival["disposal"] not in {"12", "13"})


def first_day(stay: list[Row]) -> date:
    return min(admitted_on(one) for one in stay)


def last_day(stay: list[Row]) -> date:
    return max(max(one["epiend"], one["disdate"] or one["epiend"]) for one in stay)


def transferred(previous: list[Row], stay: list[Row]) -> bool:
    """Whether one stay led to the next in another hospital: three days at most between them."""
    went = any(one["transit"] in {1, 2} for one in previous)
    came = any(one["transit"] in {2, 3} for one in stay)
    return (went or came) and (first_day(stay) - last_day(previous)).days <= 3


def continuous(mine: list[list[Row]]) -> list[list[Row]]:
    """One person's stays joined across hospitals: each a list of episodes, in order."""
    runs: list[list[list[Row]]] = []
    for stay in sorted(mine, key=lambda stay: (first_day(stay), last_day(stay), stay[0]["provider"])):
        if runs and transferred(runs[-1][-1], stay):
            runs[-1].append(stay)
        else:
            runs.append([stay])
    return [[one for stay in run for one in stay] for run in runs]


def unrelated_stay(stay: list[Row], beginnings: tuple[str, ...]) -> bool:
    diagnosis = next((one["diagnosis"] for one in stay if one["diagnosis"]), "")
    return diagnosis.startswith(beginnings)


def care_days(rows: list[Row], kinds: set[str], starts: date, ends: date) -> int:
    """Days in the window with care of any of these kinds, counted one by one."""
    day, found = starts, 0
    while day < ends:
        found += any(one["kind"] in kinds and one["starts_on"] <= day <= (one["ends_on"] or day) for one in rows)
        day += timedelta(days=1)
    return found


def events(person: int, tables: dict[str, list[Row]], admissions: str, ae: str) -> dict[str, list[date]]:
    """The days of everything that is counted by its day, a day for each time."""
    mine = {name: [one for one in tables[name] if one["person"] == person] for name in ("ae", "op", "gp")}
    every = [stay for stay in stays(tables["apc"]) if stay[0]["person"] == person]
    issued = [one for one in tables["prescriptions"] if one["person"] == person]
    here = [stay for stay in every if chosen(stay, admissions)]
    return {
        "spells": [first_day(stay) for stay in here],
        "fces": [episode["epistart"] for stay in here for episode in stay],
        "ae": [one["arrived_on"] for one in mine["ae"] if arrival_counts(one, ae)],
        "outpatient": [one["appointment_on"] for one in mine["op"] if one["attended"] in SEEN],
        "cips": [first_day(run) for run in continuous(every) if chosen(run, admissions)],
        "gp_face": [one["contacted_on"] for one in mine["gp"] if one["mode"] in {"face_to_face", "home"}],
        "gp_phone": [one["contacted_on"] for one in mine["gp"] if one["mode"] == "telephone"],
        "prescriptions": [one["issued_on"] for one in issued for _ in range(one["items"])],
        "unrelated": [first_day(stay) for stay in here if unrelated_stay(stay, UNRELATED)],
    }


def used(
    person: int, starts: date, ends: date, tables: dict[str, list[Row]], admissions: str, ae: str
) -> dict[str, int]:
    """What one person used in one window."""
    mine = [stay for stay in stays(tables["apc"]) if stay[0]["person"] == person and chosen(stay, admissions)]
    care = [one for one in tables["care"] if one["person"] == person]
    by_day = events(person, tables, admissions, ae)
    return {
        **{outcome: sum(starts <= day < ends for day in days) for outcome, days in by_day.items()},
        "bed_days": sum(nights(stay, starts, ends) for stay in mine),
        "social_care": care_days(care, AT_HOME, starts, ends),
        "residential": care_days(care, IN_A_HOME, starts, ends),
    }


def count(
    people: list[Row], tables: dict[str, list[Row]], admissions: str, ae: str
) -> dict[str, dict[int, tuple[int, int]]]:
    """What everybody used on either side of the referral: outcome -> unit -> before, after."""
    sides = {
        one["unit"]: (
            used(one["person"], one["before_from"], one["index_on"], tables, admissions, ae),
            used(one["person"], one["index_on"], one["after_to"], tables, admissions, ae),
        )
        for one in people
    }
    outcomes = next((list(before) for before, _ in sides.values()), [])
    return {name: {who: (before[name], after[name]) for who, (before, after) in sides.items()} for name in outcomes}


def dying(
    people: list[Row], tables: dict[str, list[Row]], admissions: str, ae: str
) -> dict[str, dict[int, tuple[int, int]]]:
    """What those who died used before their last 90 days and in them, and everybody's nights before and after."""
    found: dict[str, dict[int, tuple[int, int]]] = {name: {} for name in (*IN_LAST_DAYS, "nights")}
    for one in people:
        died_on = one["after_to"] - timedelta(days=1)
        first = max(one["index_on"], died_on - timedelta(days=89)) if one["died"] else one["after_to"]
        sides = [
            used(one["person"], starts, ends, tables, admissions, ae) if one["died"] else dict.fromkeys(IN_LAST_DAYS, 0)
            for starts, ends in ((one["index_on"], first), (first, one["after_to"]))
        ]
        for name in IN_LAST_DAYS:
            found[name][one["unit"]] = sides[0][name], sides[1][name]
        found["nights"][one["unit"]] = (
            nights_away(one["person"], one["before_from"], one["index_on"], tables),
            nights_away(one["person"], one["index_on"], one["after_to"], tables),
        )
    return found


def nights_away(person: int, starts: date, ends: date, tables: dict[str, list[Row]]) -> int:
    """Nights in the window that somebody lay in any hospital, counted one by one."""
    mine = [stay for stay in stays(tables["apc"]) if stay[0]["person"] == person]
    night, found = starts, 0
    while night < ends:
        found += any(first_day(stay) <= night < last_day(stay) for stay in mine)
        night += timedelta(days=1)
    return found


def monthly(people: list[Row], tables: dict[str, list[Row]], admissions: str, ae: str) -> dict[int, dict[int, Row]]:
    """What everybody used in each month: unit -> month -> outcome -> how much; no month of nothing."""
    found: dict[int, dict[int, Row]] = {}
    for one in people:
        months: dict[int, Row] = {}
        for outcome, days in by_month(one["person"], tables, admissions, ae).items():
            for day in days:
                month = 12 * (day - one["index_on"]).days // 365
                if -24 <= month < 24 and one["starts_on"] <= day < one["ends_on"]:
                    months.setdefault(month, dict.fromkeys(BY_MONTH, 0))[outcome] += 1
        found[one["unit"]] = dict(sorted(months.items()))
    return found


def by_month(person: int, tables: dict[str, list[Row]], admissions: str, ae: str) -> dict[str, list[date]]:
    days = events(person, tables, admissions, ae)
    emergencies = events(person, tables, "non_elective", "unplanned")
    return {
        "spells": days["spells"],
        "ae": days["ae"],
        "outpatient": days["outpatient"],
        "instances": emergencies["spells"] + emergencies["ae"],
    }


def enrolled(one: Row, day: date) -> bool:
    """Whether somebody is registered on a day and alive, the day of death included."""
    gone = bool(one["registered_to"] and one["registered_to"] <= day) or bool(one["died_on"] and one["died_on"] < day)
    return bool(one["practice"]) and one["registered_from"] <= day and not gone


def by_practice(tables: dict[str, list[Row]], first: date, last: date, admissions: str, ae: str) -> list[Row]:
    """What everybody registered used: a row for each practice and month, added up day by day."""
    found: dict[tuple[str, int], Row] = {}
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    for one in tables["population"]:
        used_on = events(one["person"], tables, admissions, ae)
        used_on["referrals"] = [row["referred_on"] for row in tables["referrals"] if row["person"] == one["person"]]
        if any(enrolled(one, day) for day in days):
            for day in days:
                row = found.setdefault((one["practice"], day.year * 12 + day.month - 1), dict.fromkeys(BY_PRACTICE, 0))
                if enrolled(one, day):
                    row["person_days"] += 1
                    for outcome in BY_PRACTICE[1:]:
                        row[outcome] += used_on[outcome].count(day)
    return [{"practice": practice, "month": month, **row} for (practice, month), row in sorted(found.items())]
