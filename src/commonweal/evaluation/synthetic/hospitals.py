"""Hospital files for the people of an existing extract, as though it had been linked."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from commonweal.evaluation.synthetic import truth
from commonweal.evaluation.synthetic.assumed import Period, assumed
from commonweal.evaluation.synthetic.boroughs import sources
from commonweal.evaluation.synthetic.effects import Effect, as_effect
from commonweal.evaluation.synthetic.hes.files import bridge, hospital_ids, hospital_tables
from commonweal.evaluation.synthetic.lives import drawing
from commonweal.evaluation.synthetic.lives.histories import NEVER, History, People, Random
from commonweal.evaluation.synthetic.lives.selection import RECENT_USE, SELECTIONS, ages, pick_from_pools
from commonweal.evaluation.synthetic.referrals import extracts
from commonweal.evaluation.synthetic.referrals.extracts import Extract
from commonweal.evaluation.synthetic.writing import Files
from commonweal.exchange import tables
from commonweal.exchange.files import arrow_schema

PART = 2_000
TITLE = "The fictitious borough's social prescribing service"
EPOCH = date(1970, 1, 1)


def hospital(
    study: Path,
    out: Path,
    *,
    seed: int = 1,
    effect: float | Effect = 0.9,
    data_to: date | None = None,
    others: int | None = None,
    selection: str = RECENT_USE,
    title: str = TITLE,
    file_format: str = "csv",
    say: Callable[[str], None] = lambda words: None,
) -> truth.Made:
    """Make hospital files and a bridge for the people of an extract, with a plan to evaluate them.

    Parameters
    ----------
    study
        Folder of the study tables [path].
    out
        Where to: `bridge`, `apc`, `ae`, `op`, `deaths`, `plan.toml`, `truth.json` [path].
    seed
        Start of the random draws: the same seed and extract give the same bytes [whole number].
    effect
        By what a referral multiplies rates of use from its day on: one number, or one for each outcome [ratio].
    data_to
        Last day of the hospital data; the last day anybody in the extract was seen when not said [date].
    others
        People in the hospital files who are not in the extract; as many as are in it when not said [people].
    selection
        `recent_use`: each person's history is one of several, picked as risk stratification picks; `none`: picked
        by frailty alone [text].
    title
        What the study is called [text].
    file_format
        `csv` or `parquet` [text].
    say
        Is told of progress [callable].

    Returns
    -------
    Made
        What was made, with the path of a plan to evaluate [record].

    Raises
    ------
    FileNotFoundError
        When the extract lacks a table that is needed.
    ValueError
        When nobody was referred, or the selection, the format or an effect is impossible.
    """
    if selection not in SELECTIONS:
        raise ValueError(f"Unknown selection {selection!r}: use one of {', '.join(SELECTIONS)}.")
    effect, extract = as_effect(effect), extracts.read(study)
    people = extract.study_id.size
    calendar = _calendar(extract, data_to)
    strangers = people if others is None else others
    with Files(out, file_format) as files:
        for part, first in enumerate(range(0, people, PART)):
            _known(files, [seed, part], _part(extract, first), effect, calendar, selection)
            say(f"Made hospital files of {min(first + PART, people):,} of {people:,} people.")
        _strangers(files, [seed, 1 + people // PART], strangers, calendar, effect)
    return truth.write(
        out, title=title, seed=seed, effect=effect, world=selection, period=calendar,
        people=people + strangers, referred=people, linked=files.rows["bridge"], rows=files.rows,
        sources=sources(file_format, _from(study, out), ""),
    )  # fmt: skip


def _from(study: Path, out: Path) -> str:
    """Name the study's folder from the plan's, so that the whole may be moved together."""
    import os

    return Path(os.path.relpath(study.resolve(), out.resolve())).as_posix()


def _part(extract: Extract, first: int) -> Extract:
    return Extract(*(values[first : first + PART] for values in vars(extract).values()))


def _calendar(extract: Extract, data_to: date | None) -> Period:
    """Cover at least two years before the first referral, from the beginning of a financial year."""
    first, last = (EPOCH + timedelta(days=int(value)) for value in (extract.on.min(), extract.on.max()))
    seen = EPOCH + timedelta(days=int(extract.seen_on.max()))
    two_before = first.year - 2 - ((first.month, first.day) < (4, 1))
    return Period(date(two_before, 4, 1), data_to or seen, first, last)


def _known(files: Files, seed: list[int], extract: Extract, effect: Effect, calendar: Period, selection: str) -> None:
    rng = np.random.default_rng([*seed, 1])
    history = _history(rng, extract, effect, calendar, selection)
    streams = drawing.happen(history, extract.on, effect)
    hes_ids = hospital_ids(rng, extract.on.size)
    for name, rows in hospital_tables(rng, history.people, streams, hes_ids, calendar, seed[-1]).items():
        files.add(name, rows)
    import pyarrow

    files.add("bridge", bridge(rng, pyarrow.array(extract.study_id), hes_ids), arrow_schema(tables.BRIDGE))


def _history(rng: Random, extract: Extract, effect: Effect, calendar: Period, selection: str) -> History:
    """Draw several possible histories for each person and keep one, as though that person had been selected."""
    pool = assumed()["selection"]["pool"]
    age, seen, died = (values.repeat(pool) for values in (extract.age, extract.seen_on, extract.died_on))
    lives = drawing.draw_people(rng, age, seen)
    lives = People(lives.age, lives.frailty, np.where(died >= 0, died, lives.dies_on))
    history = drawing.draw_history(rng, lives, calendar, effect, selection == RECENT_USE)
    picked = pick_from_pools(rng, history, extract.on.repeat(pool), extract.on.size, selection)
    return history.take(picked)


def _strangers(files: Files, seed: list[int], count: int, calendar: Period, effect: Effect) -> None:
    rng = np.random.default_rng([*seed, 1])
    lives = drawing.draw_people(rng, ages(rng, count), calendar.first)
    history = drawing.draw_history(rng, lives, calendar, effect, True)
    streams = drawing.happen(history, np.full(count, NEVER), effect)
    hes_ids = hospital_ids(rng, count)
    for name, rows in hospital_tables(rng, lives, streams, hes_ids, calendar, seed[-1]).items():
        files.add(name, rows)
