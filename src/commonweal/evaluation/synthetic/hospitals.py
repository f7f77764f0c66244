"""Hospital files for the people of an existing extract, as though it had been linked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from commonweal.evaluation.synthetic import truth
from commonweal.evaluation.synthetic.assumed import Period
from commonweal.evaluation.synthetic.boroughs import sources
from commonweal.evaluation.synthetic.effects import Effect, as_effect
from commonweal.evaluation.synthetic.hes.files import bridge, hospital_ids, hospital_tables
from commonweal.evaluation.synthetic.lives.histories import Random
from commonweal.evaluation.synthetic.referrals import extracts
from commonweal.evaluation.synthetic.referrals.extracts import Extract
from commonweal.evaluation.synthetic.worlds import world
from commonweal.evaluation.synthetic.worlds.linked import Linked, link
from commonweal.evaluation.synthetic.worlds.months import number
from commonweal.evaluation.synthetic.worlds.practices import Practices, practices_of
from commonweal.evaluation.synthetic.worlds.registered import population, risk
from commonweal.evaluation.synthetic.worlds.selecting import RECORD
from commonweal.evaluation.synthetic.writing import Files
from commonweal.exchange import tables
from commonweal.exchange.files import arrow_schema

PART, PART_OF_OTHERS = 2_000, 25_000
OTHERS = 60  # so many for each person of the extract: with far fewer, controls had used less than who is referred
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
        Where to: `bridge`, `apc`, `ae`, `op`, `deaths`, `population`, `risk`, `plan.toml`, `truth.json` [path].
    seed
        Start of the random draws: the same seed and extract give the same bytes [whole number].
    effect
        By what a referral multiplies rates of use from its day on: one number, or one for each outcome [ratio].
    data_to
        Last day of the hospital data; the last day anybody in the extract was seen when not said [date].
    others
        People of the practices who are not in the extract; sixty for each who is when not said [people].
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
        When nobody was referred, or the format or an effect is impossible.
    """
    effect, extract = as_effect(effect), extracts.read(study)
    people = extract.study_id.size
    calendar = _calendar(extract, data_to)
    strangers = OTHERS * people if others is None else others
    practices = practices_of(extract.practice, number(calendar.referred_from))
    with Files(out, file_format) as files:
        for part, first in enumerate(range(0, people, PART)):
            _known(files, [seed, part], _part(extract, first), practices, effect, calendar)
            say(f"Made hospital files of {min(first + PART, people):,} of {people:,} people.")
        for part, first in enumerate(range(0, strangers, PART_OF_OTHERS), start=1 + people // PART):
            _others(files, (seed, part), min(PART_OF_OTHERS, strangers - first), practices, calendar)
    return truth.write(
        out, title=title, seed=seed, effect=effect, world=RECORD, period=calendar,
        people=people + strangers, referred=people, linked=files.rows["bridge"], rows=files.rows,
        sources=sources(file_format, _from(study, out), "") | _beside(file_format), matching=True,
    )  # fmt: skip


def _beside(file_format: str) -> dict[str, str]:
    return {name: f"{name}.{file_format}" for name in ("population", "risk")}


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


def _known(
    files: Files, seed: list[int], extract: Extract, practices: Practices, effect: Effect, calendar: Period
) -> None:
    rng = np.random.default_rng([*seed, 1])
    linked = link(rng, extract, practices, effect, calendar)
    hes_ids = hospital_ids(rng, extract.on.size)
    _write(files, rng, linked, hes_ids, practices, calendar, seed[-1])
    import pyarrow

    files.add("bridge", bridge(rng, pyarrow.array(extract.study_id), hes_ids), arrow_schema(tables.BRIDGE))


def _others(files: Files, seed: tuple[int, int], count: int, practices: Practices, calendar: Period) -> None:
    """Write people nobody refers, of the same practices and of some that never refer."""
    made = world(count, 0, seed=seed, calendar=calendar)
    rng = np.random.default_rng([*seed, 1])
    register = replace(made.register, practice=rng.choice(practices.shares.size, count, p=practices.shares))
    linked = Linked(made.people, register, made.streams, made.scores)
    _write(files, rng, linked, hospital_ids(rng, count), practices, calendar, seed[-1])


def _write(
    files: Files, rng: Random, linked: Linked, hes_ids: np.ndarray, practices: Practices, calendar: Period, part: int
) -> None:
    for name, rows in hospital_tables(rng, linked.people, linked.streams, hes_ids, calendar, part).items():
        files.add(name, rows)
    files.add("population", population(linked.register, linked.people.dies_on, practices.codes, hes_ids, calendar))
    files.add("risk", risk(linked.scores, hes_ids))
