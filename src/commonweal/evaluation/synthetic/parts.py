"""One part of a borough: its people drawn, and their rows written; parts know nothing of one another."""

from typing import Any

import numpy as np

from commonweal.evaluation.synthetic.assumed import Period, day
from commonweal.evaluation.synthetic.columns import ids
from commonweal.evaluation.synthetic.effects import Effect
from commonweal.evaluation.synthetic.hes.files import bridge, hospital_ids, hospital_tables
from commonweal.evaluation.synthetic.lives import drawing
from commonweal.evaluation.synthetic.lives.histories import NEVER, Events, History
from commonweal.evaluation.synthetic.lives.selection import RECENT_USE, ages, instances, refer
from commonweal.evaluation.synthetic.referrals import study
from commonweal.evaluation.synthetic.referrals.people import Referral, Told, meet
from commonweal.evaluation.synthetic.worlds import World, world
from commonweal.evaluation.synthetic.worlds.community import community_tables
from commonweal.evaluation.synthetic.worlds.registered import population, risk, tell
from commonweal.evaluation.synthetic.worlds.selecting import SEEN
from commonweal.evaluation.synthetic.writing import Files
from commonweal.exchange import tables
from commonweal.exchange.files import arrow_schema

STUDY = {table.name: table for table in tables.STUDY_TABLES}


def referred_and_used(
    seed: list[int], people: int, wanted: int, effect: Effect, selection: str, calendar: Period
) -> tuple[History, np.ndarray, dict[str, Events]]:
    """Draw people, refer some, and let everybody's hospital use happen.

    Parameters
    ----------
    seed
        Start of the random draws [whole numbers].
    people, wanted
        How many people there are and how many are referred [people].
    effect
        The true effect [ratio].
    selection
        `recent_use` or `none` [text].
    calendar
        Referrals and hospital data of which days [period].

    Returns
    -------
    tuple
        Everything people might use; day of referral of each, `NEVER` for most; the events that happen.
    """
    rng = np.random.default_rng([*seed, 1])
    lives = drawing.draw_people(rng, ages(rng, people), calendar.first)
    history = drawing.draw_history(rng, lives, calendar, effect, selection == RECENT_USE)
    referred_on = refer(rng, history, calendar, wanted, selection)
    return history, referred_on, drawing.happen(history, referred_on, effect)


def write_selected(
    files: Files, seed: list[int], people: int, wanted: int, effect: Effect, selection: str, calendar: Period
) -> None:
    """Make and write a part whose people were selected all at once, without a population table.

    Parameters
    ----------
    files
        Where to [files].
    seed
        Start of the random draws, and which part this is [whole numbers].
    people, wanted
        How many people there are and how many are referred [people].
    effect
        The true effect [ratio].
    selection
        `recent_use` or `none` [text].
    calendar
        Referrals and hospital data of which days [period].
    """
    history, referred_on, streams = referred_and_used(seed, people, wanted, effect, selection, calendar)
    rng = np.random.default_rng([*seed, 2])
    hes_ids = hospital_ids(rng, people)
    for name, rows in hospital_tables(rng, history.people, streams, hes_ids, calendar, seed[-1]).items():
        files.add(f"hes/{name}", rows)
    rng = np.random.default_rng([*seed, 3])
    chosen = rng.permutation(np.flatnonzero(referred_on < NEVER))
    recent = instances(history, referred_on)
    lives = history.people.take(chosen)
    known = Referral(referred_on[chosen], lives.dies_on, lives.age, recent[chosen], lives.frailty)
    _write_study(files, rng, known, None, hes_ids[chosen], calendar)


def write_world(
    files: Files,
    seed: list[int],
    people: int,
    wanted: int,
    effect: Effect,
    name: str,
    calendar: Period,
    community: bool,
) -> None:
    """Make and write a part of a world, with everybody's register entry and risk scores.

    Parameters
    ----------
    files
        Where to [files].
    seed
        Start of the random draws, and which part this is [whole numbers].
    people, wanted
        How many people there are and how many are referred [people].
    effect
        The true effect [ratio].
    name
        Which world [text].
    calendar
        Referrals and hospital data of which days [period].
    community
        Whether care outside hospital is written too [yes/no].
    """
    made = world(people, wanted, name=name, seed=tuple(seed), effect=effect, calendar=calendar)
    rng = np.random.default_rng([*seed, 2])
    hes_ids = hospital_ids(rng, people)
    hospital = hospital_tables(rng, made.people, made.streams, hes_ids, calendar, seed[-1], made.stays())
    for file, rows in hospital.items():
        files.add(f"hes/{file}", rows)
    for file, rows in _registered(made, hes_ids).items():
        files.add(f"community/{file}", rows)
    if community:
        for file, rows in community_tables(np.random.default_rng([*seed, 4]), made, hes_ids).items():
            files.add(f"community/{file}", rows)
    rng = np.random.default_rng([*seed, 3])
    chosen = rng.permutation(np.flatnonzero(made.referred_on < NEVER))
    told = tell(made.register, made.scores, made.referred_on, chosen)
    _write_study(files, rng, _known(made, chosen), told, hes_ids[chosen], calendar)


def _registered(made: World, hes_ids: np.ndarray) -> dict[str, Any]:
    everybody = population(made.register, made.people.dies_on, made.practices.codes, hes_ids, made.calendar)
    return {"population": everybody, "risk": risk(made.scores, hes_ids)}


def _known(made: World, chosen: np.ndarray) -> Referral:
    """Say what the service sees of the people referred; ages are those on the day of referral."""
    on = made.referred_on
    recent = made.count(SEEN, on - 365, on)[chosen]
    lives, age = made.people.take(chosen), made.register.ages_on(np.where(on < NEVER, on, 0))[chosen]
    return Referral(on[chosen], lives.dies_on, age, recent, lives.frailty)


def _write_study(
    files: Files, rng: drawing.Random, known: Referral, told: Told | None, hes_ids: np.ndarray, calendar: Period
) -> None:
    met = meet(rng, known, day(calendar.data_to))
    for name, rows in study.tables(rng, met, told).items():
        files.add(f"study/{name}", rows, arrow_schema(STUDY[name]))
    study_ids = ids(np.arange(known.on.size), met.study_id)
    files.add("bridge", bridge(rng, study_ids, hes_ids), arrow_schema(tables.BRIDGE))
