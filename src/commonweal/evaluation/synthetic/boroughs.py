"""A whole fictitious borough: its people, its referred, their study tables and everybody's hospital files."""

from collections.abc import Callable
from pathlib import Path

from commonweal.evaluation.synthetic import truth
from commonweal.evaluation.synthetic.assumed import Period, assumed, period
from commonweal.evaluation.synthetic.effects import Effect, as_effect
from commonweal.evaluation.synthetic.lives.selection import SELECTIONS
from commonweal.evaluation.synthetic.parts import STUDY, write_selected, write_world
from commonweal.evaluation.synthetic.referrals import study
from commonweal.evaluation.synthetic.worlds import WORLDS
from commonweal.evaluation.synthetic.writing import Files
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
    world: str = "record",
    calendar: Period | None = None,
    community: bool = True,
    file_format: str = "parquet",
    say: Callable[[str], None] = lambda words: None,
) -> truth.Made:
    """Make a fictitious study whose true effect is known.

    Parameters
    ----------
    people
        How many people with hospital records the borough has [people].
    out
        Where to: `study/`, `bridge`, `hes/`, `community/`, `plan.toml`, `truth.json` [path].
    seed
        Start of the random draws: the same seed gives the same bytes [whole number].
    effect
        By what a referral multiplies rates of use from its day on: one number, or one for each outcome [ratio].
    referred
        How many are referred; one in 50 when not said, and one in 25 without a population [people].
    world
        How people are selected, `record`, `unmeasured`, `admission` or `dying`: see `worlds.world`. Two older ways
        write no population: `recent_use`, all at once by frailty and recent use, and `none`, by lasting frailty
        alone and without the admissions that precede a death, so that before and after differ by the effect and by
        chance only [text].
    calendar
        Referrals and hospital data of which days [period].
    community
        Whether a world's contacts with practices, prescriptions and social care are written too [yes/no].
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
        When the world or format is unknown, an effect is impossible, or too few people are there to be referred.
    """
    _check(people, world)
    effect, calendar = as_effect(effect), calendar or period()
    whole = world in WORLDS
    share = assumed()["worlds" if whole else "population"]["referred"]
    wanted = round(people * share) if referred is None else referred
    parts = -(-people // PART)
    with Files(out, file_format) as files:
        for part in range(parts):
            lives, some = _share(people, part, parts), _share(wanted, part, parts)
            if whole:
                write_world(files, [seed, part], lives, some, effect, world, calendar, community)
            else:
                write_selected(files, [seed, part], lives, some, effect, world, calendar)
            say(f"Made {people * (part + 1) // parts:,} of {people:,} people.")
        for name, rows in study.totals(wanted, calendar).items():
            files.add(f"study/{name}", rows, arrow_schema(STUDY[name]))
    return truth.write(
        out, title=TITLE.format(people=people), seed=seed, effect=effect, world=world, period=calendar,
        people=people, referred=wanted, linked=files.rows.get("bridge", 0), rows=files.rows,
        sources=sources(file_format, "study", "hes/") | _beside(files), matching=whole,
    )  # fmt: skip


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


def _beside(files: Files) -> dict[str, str]:
    """Name the files of the practices and the council."""
    return {
        name.removeprefix("community/"): f"{name}.{files.file_format}"
        for name in files.rows
        if name.startswith("community/")
    }


def _check(people: int, world: str) -> None:
    if people < 1:
        raise ValueError(f"A borough of {people} people cannot be made: give a number of 1 or more.")
    if world not in (*WORLDS, *SELECTIONS):
        raise ValueError(f"Unknown world {world!r}: use one of {', '.join((*WORLDS, *SELECTIONS))}.")


def _share(whole: int, part: int, parts: int) -> int:
    return whole * (part + 1) // parts - whole * part // parts
