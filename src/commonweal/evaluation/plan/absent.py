"""What a plan asks for and no file tells: left out with a word, since not known is not the same as none."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from commonweal.evaluation.plan.checks import SOURCE_OF, PlanError
from commonweal.evaluation.plan.sections import OUTCOMES, Plan, Subgroups, ValuePlan

FILES = {"ae": "A&E", "op": "outpatient"}
EVENTS = {"ae": "A&E attendances", "op": "Outpatient attendances"}
FOLLOWED_BY = {"ae": "ecds"}
"""Files of which another may stand in the place."""
OUTSIDE_HOSPITAL = {"gp": "GP contacts", "prescriptions": "prescriptions", "care": "social and residential care"}
NAMES = {
    "engaged": "who was substantively engaged",
    "funded": "who was referred to a funded provider",
    "continuing": "who continues to use voluntary support",
    "wellbeing": "whose well-being changed",
    "service": "to which services people were referred on",
    "prior_use": "who used much care before",
}


def within_reach(plan: Plan, absent: Collection[str]) -> tuple[Plan, list[str]]:
    """Take out of a plan what rests on files that are not there.

    Parameters
    ----------
    plan
        The plan as written [plan].
    absent
        Tables of which there is no file [names].

    Returns
    -------
    tuple
        The plan that can be carried out [plan], and a sentence for each thing left out [texts].

    Raises
    ------
    PlanError
        When nothing that it asks for can be counted.
    """
    counted = tuple(
        name for name in plan.activity.outcomes if name not in SOURCE_OF or not set(SOURCE_OF[name]) <= set(absent)
    )
    if not counted:
        raise PlanError("Nothing that the plan asks to count has a file: name the files in [sources].")
    value, about_value = _value(plan.value, counted)
    groups, about_groups = _groups(plan, absent)
    carried_out = replace(plan, activity=replace(plan.activity, outcomes=counted), value=value, subgroups=groups)
    return carried_out, [*_sources(absent), *_tables(plan, absent), *about_value, *about_groups]


def _sources(absent: Collection[str]) -> Iterator[str]:
    for name, called in FILES.items():
        if _lacks(absent, name):
            yield f"No {called} file is named in the plan: {EVENTS[name]} are not counted."
    if outside := [called for name, called in OUTSIDE_HOSPITAL.items() if name in absent]:
        yield (
            f"No file of {_and(outside)} is named in the plan: these are not counted, so care that moved there from "
            "hospital, or from there to hospital, is not seen."
        )
    if "population" in absent:
        yield (
            "No population is named in the plan: nobody is compared with the people referred, and what would have "
            "happened without the service is not known."
        )


def _lacks(absent: Collection[str], name: str) -> bool:
    return {name, FOLLOWED_BY.get(name, name)} <= set(absent)


def _tables(plan: Plan, absent: Collection[str]) -> Iterator[str]:
    if "scores" in absent:
        yield "There is no table scores: nothing is said of well-being."
    if "onward" in absent:
        yield "There is no table onward: nothing is said of referrals out."
    if "costs" in absent and plan.value is not None and plan.value.cost is None:
        yield "There is no table costs, and the plan gives no cost: no return is worked out."


def _value(value: ValuePlan | None, counted: tuple[str, ...]) -> tuple[ValuePlan | None, list[str]]:
    if value is None:
        return None, []
    lost = [OUTCOMES[name] for name in value.outcomes if name not in counted]
    kept = tuple(name for name in value.outcomes if name in counted)
    notes = [f"{', '.join(lost)}: to be valued, but not counted, so the value is without them."] if lost else []
    if not kept:
        return None, [*notes, "Nothing that is to be valued is counted, so no value is worked out."]
    return replace(value, outcomes=kept), notes


def _groups(plan: Plan, absent: Collection[str]) -> tuple[Subgroups, list[str]]:
    wanted = {name: missing for name, missing in _missing(plan, absent) if getattr(plan.subgroups, name) and missing}
    notes = [
        f"It is not known {NAMES[name]}, for want of {_listed(missing)}: there are no such groups."
        for name, missing in wanted.items()
    ]
    off = {name: type(getattr(plan.subgroups, name))(0) for name in wanted}
    return replace(plan.subgroups, **off), notes


def _missing(plan: Plan, absent: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Which tables each group rests on, as far as they are not there."""
    rules = plan.rules
    engaged = ["contacts"] * bool(rules.engaged_contacts) + ["attendance"] * bool(rules.engaged_sessions)
    signs = ["attendance", "continuing"]
    # Either sign will do.
    continuing = ["onward", *(signs if set(signs) <= set(absent) else [])]
    needed = {
        "engaged": engaged, "continuing": continuing, "funded": ["onward"], "wellbeing": ["scores"],
        "service": ["onward"], "prior_use": ["ae"],
    }  # fmt: skip
    for name, tables in needed.items():
        yield name, [table for table in tables if _lacks(absent, table)]


def _listed(names: list[str]) -> str:
    tables = [f"the {FILES[name]} files" if name in FILES else f"the table {name}" for name in names]
    return " and ".join(tables)


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
