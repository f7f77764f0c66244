"""A whole fictitious borough: its people, its referred, their study tables and everybody's hospital files."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from commonweal.evaluation.synthetic import truth
from commonweal.evaluation.synthetic.assumed import Period, assumed, day, period
from commonweal.evaluation.synthetic.columns import ids
from commonweal.evaluation.synthetic.effects import Effect, as_effect
from commonweal.evaluation.synthetic.hes.files import bridge, hospital_ids, hospital_tables
from commonweal.evaluation.synthetic.lives import drawing
from commonweal.evaluation.synthetic.lives.histories import NEVER, Events, History
from commonweal.evaluation.synthetic.lives.selection import RECENT_USE, SELECTIONS, ages, instances, refer
from commonweal.evaluation.synthetic.referrals import study
from commonweal.evaluation.synthetic.referrals.people import Referral, meet
from commonweal.evaluation.synthetic.writing import Files
from commonweal.exchange import tables
from commonweal.exchange.files import arrow_schema

PART = 25_000
TITLE = "A fictitious borough of {people:,} people"


def borough(
    people: int,
    out: Path,
    *,
    seed: int = 1,
    effect: float | Effect = 0.9,
    referred: int | None = None,
    selection: str = RECENT_USE,
    calendar: Period | None = None,
    file_format: str = "parquet",
    say: Callable[[str], None] = lambda words: None,
) -> truth.Made:
    """Make a fictitious study whose true effect is known.

    Parameters
    ----------
    people
        How many people with hospital records the borough has [people].
    out
        Where to: `study/`, `bridge`, `hes/`, `plan.toml`, `truth.json` [path].
    seed
        Start of the random draws: the same seed gives the same bytes [whole number].
    effect
        By what a referral multiplies rates of use from its day on: one number, or one for each outcome [ratio].
    referred
        How many are referred; about one in 25 when not said [people].
    selection
        `recent_use`, as risk stratification selects, which brings regression to the mean; `none`: by lasting
        frailty alone and without the admissions that precede a death, so that before and after differ by the
        effect and by chance only [text].
    calendar
        Referrals and hospital data of which days [period].
    file_format
        `parquet` or `csv` [text].
    say
        Is told of progress [callable].

    Returns
    -------
    Made
        What was made, with the path of a plan to evaluate [record].

    Raises
    ------
    ValueError
        When the selection or format is unknown, an effect is impossible, or too few people are there to be referred.
    """
    _check(people, selection)
    effect, calendar = as_effect(effect), calendar or period()
    wanted = round(people * assumed()["population"]["referred"]) if referred is None else referred
    parts = -(-people // PART)
    with Files(out, file_format) as files:
        for part in range(parts):
            lives = _share(people, part, parts)
            _part(files, [seed, part], lives, _share(wanted, part, parts), effect, selection, calendar)
            say(f"Made {people * (part + 1) // parts:,} of {people:,} people.")
        for name, rows in study.totals(wanted, calendar).items():
            files.add(f"study/{name}", rows, arrow_schema(_TABLES[name]))
    return truth.write(
        out, title=TITLE.format(people=people), seed=seed, effect=effect, selection=selection, period=calendar,
        people=people, referred=wanted, linked=files.rows.get("bridge", 0), rows=files.rows,
        sources=sources(file_format, "study", "hes/"),
    )  # fmt: skip


_TABLES = {table.name: table for table in tables.STUDY_TABLES}


def sources(file_format: str, study_folder: str, hospital_folder: str) -> dict[str, str]:
    """Name the files for the plan.

    Parameters
    ----------
    file_format
        Ending of the files [text].
    study_folder
        Where the study tables are, from the plan's folder [path].
    hospital_folder
        Where the hospital files are, from the plan's folder, with a slash at the end [path].

    Returns
    -------
    dict
        Key of the plan's `[sources]` -> path [mapping].
    """
    hospital = {name: f"{hospital_folder}{name}.{file_format}" for name in ("apc", "ae", "op", "deaths")}
    return {"study": study_folder, "bridge": f"bridge.{file_format}"} | hospital


def _check(people: int, selection: str) -> None:
    if people < 1:
        raise ValueError(f"A borough of {people} people cannot be made: give a number of 1 or more.")
    if selection not in SELECTIONS:
        raise ValueError(f"Unknown selection {selection!r}: use one of {', '.join(SELECTIONS)}.")


def _share(whole: int, part: int, parts: int) -> int:
    return whole * (part + 1) // parts - whole * part // parts


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


def _part(
    files: Files, seed: list[int], people: int, wanted: int, effect: Effect, selection: str, calendar: Period
) -> None:
    """Make and write one part of the borough; parts know nothing of one another, so memory stays bounded."""
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
    met = meet(rng, known, day(calendar.data_to))
    for name, rows in study.tables(rng, met).items():
        files.add(f"study/{name}", rows, arrow_schema(_TABLES[name]))
    study_ids = ids(np.arange(chosen.size), met.study_id)
    files.add("bridge", bridge(rng, study_ids, hes_ids[chosen]), arrow_schema(tables.BRIDGE))
