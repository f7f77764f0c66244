"""The plainest way to choose the people analysed: lists of dicts and loops, to hold the engines against."""

from datetime import date, timedelta
from typing import Any

from commonweal.evaluation.plan import CohortPlan, Rules

Row = dict[str, Any]
ONE = timedelta(days=1)


def of(rows: list[Row], person: int) -> list[Row]:
    return [row for row in rows if row["person"] == person]


def first_referral(person: int, tables: dict[str, list[Row]], plan: CohortPlan) -> Row | None:
    here = [
        row for row in of(tables["referrals"], person) if plan.referred_from <= row["referred_on"] <= plan.referred_to
    ]
    return min(here, key=lambda row: (row["referred_on"], row["referral_id"]), default=None)


def died_on(person: int, tables: dict[str, list[Row]]) -> date | None:
    told = [row["died_on"] for row in of(tables["deaths"], person)]
    told += [row["disdate"] or row["epiend"] for row in of(tables["apc"], person) if row["dismeth"] == "4"]
    told += [row["died_on"] for row in of(tables["people"], person) if row["died_on"]]
    return min(told, default=None)


def linked(person: int, tables: dict[str, list[Row]], plan: CohortPlan) -> bool:
    return any(row["match_rank"] <= plan.match_rank_up_to for row in of(tables["bridge"], person))


def engaged(person: int, index: date, tables: dict[str, list[Row]], rules: Rules) -> bool:
    last = index + timedelta(days=rules.engaged_within_days)
    reached = [
        row
        for row in of(tables["contacts"], person)
        if row["outcome"] in {"reached", "carer_reached"} and index <= row["contacted_on"] <= last
    ]
    came = [row for row in of(tables["attendance"], person) if row["attended"] and index <= row["attended_on"] <= last]
    return len(reached) >= rules.engaged_contacts and len(came) >= rules.engaged_sessions


def funded(person: int, index: date, tables: dict[str, list[Row]], plan: CohortPlan, known: int = 9999) -> bool:
    last = index + timedelta(days=min(plan.window_days, known))
    return any(row["kind"] == "funded_vcs" and index <= row["made_on"] <= last for row in of(tables["onward"], person))


def first_service(person: int, index: date, tables: dict[str, list[Row]], plan: CohortPlan) -> str:
    last = index + timedelta(days=plan.window_days)
    made = [row for row in of(tables["onward"], person) if row["service_type"] and index <= row["made_on"] <= last]
    first = min(made, key=lambda row: (row["made_on"], row["onward_id"], row["service_type"]), default=None)
    return first["service_type"] if first else "none"


def continuing(person: int, index: date, tables: dict[str, list[Row]], rules: Rules, known: int = 9999) -> bool:
    for place in of(tables["onward"], person):
        if place["kind"] != "funded_vcs" or place["made_on"] < index or not place["funded_until"]:
            continue
        seen = [
            row["attended_on"]
            for row in of(tables["attendance"], person)
            if row["onward_id"] == place["onward_id"] and row["attended"]
        ]
        seen += [
            row["asked_on"]
            for row in of(tables["continuing"], person)
            if row["onward_id"] == place["onward_id"] and row["answer"] == "yes"
        ]
        waits = [(day - place["funded_until"]).days for day in seen if (day - index).days <= known]
        if any(rules.continuing_after_days <= wait <= rules.continuing_within_days for wait in waits):
            return True
    return False


def chosen(
    person: int, tables: dict[str, list[Row]], plan: CohortPlan, rules: Rules, landmarks: dict[str, int]
) -> Row | None:
    """One person as analysed, or nothing when they are not."""
    referral = first_referral(person, tables, plan)
    if referral is None or not linked(person, tables, plan):
        return None
    index, death, width = referral["referred_on"], died_on(person, tables), timedelta(days=plan.window_days)
    if death and death < index:
        return None
    before_from, after_to = max(index - width, plan.data_from), min(index + width, plan.data_to + ONE)
    cut = (before_from, after_to) != (index - width, index + width)
    alive_to = min(after_to, death + ONE) if death else after_to
    if (plan.after == "full" and cut) or before_from >= index or alive_to <= index:
        return None
    return {
        "person": person,
        "index_on": index,
        "age": referral["age"],
        "days_before": (index - before_from).days,
        "days_after": (alive_to - index).days,
        "died": bool(death and death < after_to),
        "engaged": engaged(person, index, tables, rules),
        "continuing": continuing(person, index, tables, rules),
        "continuing_then": continuing(person, index, tables, rules, landmarks.get("continuing", 0)),
        "funded": funded(person, index, tables, plan),
        "funded_then": funded(person, index, tables, plan, landmarks.get("funded", 0)),
        "service": first_service(person, index, tables, plan),
    }


def select(tables: dict[str, list[Row]], plan: CohortPlan, rules: Rules, landmarks: dict[str, int]) -> list[Row]:
    """Everybody analysed, sorted by person."""
    everybody = sorted(row["person"] for row in tables["people"])
    found = [chosen(person, tables, plan, rules, landmarks) for person in everybody]
    return [one for one in found if one]
