"""The plainest way to count hospital activity: lists of dicts and loops, to hold the engines against."""

from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
TRANSFERS_IN = {"51", "52", "53"}
TRANSFER_METHODS = {"2B", "81"}
SEEN = {"5", "6"}


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
    first = min(admitted_on(one) for one in stay)
    last = max(max(one["epiend"], one["disdate"] or one["epiend"]) for one in stay)
    night, inside = first, 0
    while night < last:
        inside += starts <= night < ends
        night += timedelta(days=1)
    return inside


def arrival_counts(arrival: Row, ae: str) -> bool:
    return ae == "all" or (arrival["category"] != "2" and arrival["disposal"] not in {"12", "13"})


def used(
    person: int, starts: date, ends: date, tables: dict[str, list[Row]], admissions: str, ae: str
) -> dict[str, int]:
    """What one person used in one window."""
    mine = [stay for stay in stays(tables["apc"]) if stay[0]["person"] == person and chosen(stay, admissions)]
    arrivals = [one for one in tables["ae"] if one["person"] == person and arrival_counts(one, ae)]
    appointments = [one for one in tables["op"] if one["person"] == person and one["attended"] in SEEN]
    return {
        "spells": sum(starts <= min(admitted_on(one) for one in stay) < ends for stay in mine),
        "fces": sum(starts <= episode["epistart"] < ends for stay in mine for episode in stay),
        "bed_days": sum(nights(stay, starts, ends) for stay in mine),
        "ae": sum(starts <= one["arrived_on"] < ends for one in arrivals),
        "outpatient": sum(starts <= one["appointment_on"] < ends for one in appointments),
    }


def count(
    people: list[Row], tables: dict[str, list[Row]], admissions: str, ae: str
) -> dict[str, dict[int, tuple[int, int]]]:
    """What everybody used on either side of the referral: outcome -> person -> before, after."""
    sides = {
        one["person"]: (
            used(one["person"], one["before_from"], one["index_on"], tables, admissions, ae),
            used(one["person"], one["index_on"], one["after_to"], tables, admissions, ae),
        )
        for one in people
    }
    outcomes = ("spells", "fces", "bed_days", "ae", "outpatient")
    return {name: {who: (before[name], after[name]) for who, (before, after) in sides.items()} for name in outcomes}
