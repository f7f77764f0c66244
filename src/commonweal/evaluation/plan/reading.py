"""Read a plan from TOML: a misspelt key is an error with a suggestion, and nothing is guessed."""

import tomllib
from dataclasses import MISSING, fields, replace
from datetime import date
from difflib import get_close_matches
from math import inf
from pathlib import Path
from typing import Any, get_type_hints

from commonweal.evaluation.plan.checks import ON_REQUEST, PlanError, check, counted
from commonweal.evaluation.plan.controls import EVERYBODY, GROUPS, Matching
from commonweal.evaluation.plan.sections import (
    Activity,
    CohortPlan,
    Plan,
    Rules,
    Sources,
    Subgroups,
    ValuePlan,
    Wellbeing,
)

SECTIONS = {
    "sources": Sources,
    "cohort": CohortPlan,
    "activity": Activity,
    "rules": Rules,
    "subgroups": Subgroups,
    "wellbeing": Wellbeing,
    "value": ValuePlan,
    "matching": Matching,
}
BACKSLASH = "Write / instead of \\ in a path: in TOML a backslash begins an escape."
CHOICES = {
    "cohort.after": ("full", "partial"),
    "cohort.months": (6, 12, 24),
    "activity.admissions": ("non_elective", "not_elective", "all"),
    "activity.ae": ("unplanned", "all"),
    "value.discount": ("green_book", "cresr_2014"),
    "matching.caliper_by": (EVERYBODY, GROUPS),
    "matching.look_back_months": (12, 24),
}


def read(path: Path) -> Plan:
    """Read a plan.

    Parameters
    ----------
    path
        A TOML file [path].

    Returns
    -------
    Plan
        The plan, checked [plan].

    Raises
    ------
    PlanError
        When the file is missing, is not TOML, or holds a key or value that cannot be carried out.
    """
    try:
        content = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise PlanError(f"There is no plan at {path}. Give the path of a TOML file.") from None
    except UnicodeDecodeError as error:
        raise PlanError(f"{path} is not a TOML file: {error}. Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        hint = f" {BACKSLASH}" if "\\" in path.read_text("utf-8-sig") else ""
        raise PlanError(f"{path} is not a TOML file: {error}.{hint}") from None
    return build(content, path.resolve().parent, str(path))


def build(content: dict[str, Any], folder: Path, where: str = "plan") -> Plan:
    """Make a plan from the content of a file.

    Parameters
    ----------
    content
        Keys and values [mapping].
    folder
        Where relative paths start [path].
    where
        What to call the plan in messages [text].

    Returns
    -------
    Plan
        The plan, checked [plan].

    Raises
    ------
    PlanError
        When a key or value cannot be carried out.
    """
    known = [*SECTIONS, "title", "seed"]
    _refuse_unknown(content, known, where)
    _refuse_missing(content, ("title", "sources", "cohort"), where)
    made: dict[str, Any] = {
        key: _value(hint, content[key], f"{where}, {key}", key)
        for key, hint in (("title", str), ("seed", int))
        if key in content
    }
    for name, kind in SECTIONS.items():
        if content.get(name) is False and name == "value":
            made[name] = None
        elif name in content:
            made[name] = _section(kind, content[name], f"{where}, [{name}]", name)
    plan = Plan(**made, folder=folder)
    if "outcomes" not in content.get("activity", {}):
        counts = tuple(name for name in counted(plan) if name not in ON_REQUEST)
        plan = replace(plan, activity=replace(plan.activity, outcomes=counts))
    check(plan, where)
    return plan


def _section(kind: type, content: Any, where: str, name: str) -> Any:
    if not isinstance(content, dict):
        raise PlanError(f"{where}: this is a section; write its keys below a line [{name}].")
    _refuse_unknown(content, [part.name for part in fields(kind)], where)
    needed = [part.name for part in fields(kind) if part.default is MISSING and part.default_factory is MISSING]
    _refuse_missing(content, needed, where)
    hints = get_type_hints(kind)
    return kind(**{key: _value(hints[key], value, f"{where} {key}", f"{name}.{key}") for key, value in content.items()})


def _value(hint: Any, value: Any, where: str, key: str) -> Any:
    if key.startswith("sources.") and _has_escapes(value):
        raise PlanError(f"{where}: {value!r} is no path. {BACKSLASH}")
    if hint == tuple[str, ...]:
        return _texts(value, where)
    if hint is date and isinstance(value, str):
        value = _date(value, where)
    if hint == float | None:
        return _pounds(value, where)
    if hint is float and type(value) is int:
        value = float(value)
    if hint in (str, int, bool, date, float) and type(value) is not hint:
        raise PlanError(f"{where}: {value!r} should be {_NAMES[hint]}.")
    if key in CHOICES and value not in CHOICES[key]:
        raise PlanError(f"{where}: {value!r} is not one of {', '.join(map(str, CHOICES[key]))}.")
    return value


def _has_escapes(value: Any) -> bool:
    """A backslash and a letter may have become a tab or a line break."""
    return not all(
        part.isprintable() for part in (value if isinstance(value, list) else [value]) if isinstance(part, str)
    )


def _texts(value: Any, where: str) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(part, str) for part in listed):
        raise PlanError(f"{where}: {value!r} should be text in quotes, or a list of them.")
    return tuple(listed)


def _pounds(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < inf:
        raise PlanError(f"{where}: {value!r} should be an amount above nought, in pounds.")
    return float(value)


_NAMES = {
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date like 2014-03-31",
}


def _date(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PlanError(f"{where}: {text!r} should be a date like 2014-03-31.") from None


def _refuse_unknown(content: dict[str, Any], known: list[str], where: str) -> None:
    for key in content:
        if key not in known:
            close = get_close_matches(key, known, n=1)
            hint = f" Did you mean {close[0]!r}?" if close else f" Known here: {', '.join(known)}."
            raise PlanError(f"{where}: there is no key {key!r}.{hint}")


def _refuse_missing(content: dict[str, Any], needed: Any, where: str) -> None:
    missing = [key for key in needed if key not in content]
    if missing:
        raise PlanError(f"{where}: {', '.join(missing)} is missing. Add it.")
