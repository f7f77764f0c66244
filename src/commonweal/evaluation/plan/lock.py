"""A plan that is locked before outcomes are read: what changes in it afterwards is printed as a deviation."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from commonweal.domain.dates import said
from commonweal.evaluation.plan.checks import PlanError
from commonweal.evaluation.plan.sections import Plan
from commonweal.exchange.results import Deviation

NOT_LOCKED = (
    "The plan was not locked before outcomes were read, so nothing shows that it was not fitted to them. "
    "`commonweal plan lock plan.toml` locks the next one."
)
LEFT_FREE = frozenset({"folder", "sources.store", "matching.balance", "matching.waiver"})
"""Where results lie, and that the balance has been seen, may be said later without changing what is asked."""
NOTHING = "not in the plan"


def lock(path: Path, plan: Plan, now: datetime | None = None) -> Path:
    """Write down what a plan asks, with its hash and the time, beside the plan.

    Parameters
    ----------
    path
        The plan's file [path].
    plan
        The plan as it was read [plan].
    now
        The time to write down; the machine's when left out [time with zone].

    Returns
    -------
    Path
        The lock [path].

    Raises
    ------
    PlanError
        When the plan has been locked already.
    """
    where = lock_of(path)
    if where.exists():
        raise PlanError(
            f"{path} was locked already: {where}. Leave it as it is: what you change in the plan is printed as a "
            "deviation, with your results. For another study make another plan."
        )
    asked = _asked(plan)
    content = {
        "locked_at": (now or datetime.now(UTC)).isoformat(timespec="seconds"),
        "sha256": _hash(asked),
        "plan": asked,
    }
    partial = where.with_name(f".{where.name}.partial")
    partial.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
    partial.replace(where)
    return where


def read_before(path: Path) -> str:
    """Say when an evaluation by this plan first read outcomes.

    Parameters
    ----------
    path
        The plan's file [path].

    Returns
    -------
    str
        The time; empty when none has, as far as is known [ISO time].
    """
    where = _opened(path)
    return where.read_text("utf-8").strip() if where.exists() else ""


def remember_reading(path: Path, now: datetime | None = None) -> list[str]:
    """Write down, once, that outcomes were read by this plan.

    Parameters
    ----------
    path
        The plan's file [path].
    now
        The time to write down; the machine's when left out [time with zone].

    Returns
    -------
    list
        A sentence when it could not be written down [texts].
    """
    where = _opened(path)
    if where.exists():
        return []
    try:
        where.write_text((now or datetime.now(UTC)).isoformat(timespec="seconds") + "\n", "utf-8")
    except OSError as error:
        return [f"It could not be written down that outcomes were read ({error}), so a later lock will not know of it."]
    return []


def _opened(path: Path) -> Path:
    return path.with_name(path.name + ".outcomes-read")


def lock_of(path: Path) -> Path:
    """Say where the lock of a plan is.

    Parameters
    ----------
    path
        The plan's file [path].

    Returns
    -------
    Path
        Beside it, with `.lock.json` at the end [path].
    """
    return path.with_name(path.name + ".lock.json")


def compare(path: Path, plan: Plan, outcomes_read_at: str = "") -> tuple[str, list[Deviation]]:
    """Compare a plan with its lock.

    Parameters
    ----------
    path
        The plan's file [path].
    plan
        The plan as it is now [plan].
    outcomes_read_at
        When outcomes were first read, as far as is known; empty when they have not been [ISO time].

    Returns
    -------
    tuple
        When it was locked and whether in time, in words [text]; what has changed since [list].

    Raises
    ------
    PlanError
        When the lock cannot be read, or was changed by hand.
    """
    where = lock_of(path)
    if not where.exists():
        return NOT_LOCKED, []
    locked_at, digest, asked = _read(where)
    now = _asked(plan)
    deviations = [
        Deviation(key, asked.get(key, NOTHING), now.get(key, NOTHING))
        for key in sorted(asked.keys() | now.keys())
        if asked.get(key) != now.get(key)
    ]
    return _words(locked_at, digest, len(deviations), outcomes_read_at), deviations


def _words(locked_at: datetime, digest: str, changes: int, outcomes_read_at: str) -> str:
    day = said(locked_at.date())
    kept = "It has not changed since." if not changes else f"Since then {_counted(changes)} changed: see below."
    if outcomes_read_at and datetime.fromisoformat(outcomes_read_at) < locked_at:
        first = said(datetime.fromisoformat(outcomes_read_at).date())
        return (
            f"The plan was locked on {day}, but outcomes had been read before, on {first}: the lock does not show that "
            f"the plan was not fitted to them. {kept} Hash {digest[:12]}."
        )
    return f"The plan was locked on {day}, before outcomes were read. {kept} Hash {digest[:12]}."


def _counted(changes: int) -> str:
    return "one part" if changes == 1 else f"{changes} parts"


def _read(where: Path) -> tuple[datetime, str, dict[str, str]]:
    try:
        content = json.loads(where.read_text("utf-8"))
        locked_at, digest, asked = datetime.fromisoformat(content["locked_at"]), content["sha256"], content["plan"]
    except (ValueError, KeyError, TypeError):
        raise PlanError(f"{where} is not the lock of a plan. Restore it from where it was kept.") from None
    if _hash(asked) != digest:
        raise PlanError(f"{where} was changed after it was written: its hash is not that of its content. Restore it.")
    return locked_at, digest, asked


def _asked(plan: Plan) -> dict[str, str]:
    """Everything that decides the results, one entry a key, as text that compares."""
    return {key: value for key, value in _flat(asdict(plan)) if key not in LEFT_FREE}


def _flat(content: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    found = []
    for key, value in content.items():
        if isinstance(value, Mapping):
            found += _flat(value, f"{before}{key}.")
        elif value is not None:
            found.append((before + key, json.dumps(value, ensure_ascii=False, default=str)))
    return found


def _hash(asked: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
