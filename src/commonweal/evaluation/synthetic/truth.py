"""What is true of a fictitious study, and the plan that evaluates it, written beside its files."""

import json
from dataclasses import dataclass
from pathlib import Path

from commonweal.evaluation.synthetic.assumed import Period
from commonweal.evaluation.synthetic.effects import Effect

FILE, PLAN = "truth.json", "plan.toml"


@dataclass(frozen=True)
class Made:
    """What was made.

    Parameters
    ----------
    folder
        Where it is [path].
    plan
        A plan ready to be evaluated [path].
    truth
        What is true of it [path].
    people, referred, linked
        How many people have hospital rows, were referred, and are in the bridge [people].
    rows
        File -> how many rows it has [rows].
    """

    folder: Path
    plan: Path
    truth: Path
    people: int
    referred: int
    linked: int
    rows: dict[str, int]


def write(
    folder: Path, *, title: str, seed: int, effect: Effect, world: str, period: Period,
    people: int, referred: int, linked: int, rows: dict[str, int], sources: dict[str, str], matching: bool = False,
) -> Made:  # fmt: skip
    """Write the truth and the plan.

    Parameters
    ----------
    folder
        Where to [path].
    title
        What the study is called [text].
    seed
        Start of the random draws [whole number].
    effect
        The effect that was built in [ratio].
    world
        How people were selected [text].
    period
        The calendar [period].
    people, referred, linked
        How many people have hospital rows, were referred, and are in the bridge [people].
    rows
        File -> how many rows it has [rows].
    sources
        Key of the plan's `[sources]` -> path from the folder [text].
    matching
        Whether there is a population to choose controls from [yes/no].

    Returns
    -------
    Made
        What was made [record].
    """
    truth = {
        "title": title, "fictitious": True, "seed": seed, "world": world,
        "regression_to_the_mean": world != "none", "rate_ratio": effect.by_outcome(), "unrelated_rate_ratio": 1.0,
        "people": people, "referred": referred, "linked": linked, "rows": dict(sorted(rows.items())),
    }  # fmt: skip
    _write(folder / FILE, json.dumps(truth, indent=1) + "\n")
    _write(folder / PLAN, _plan(title, seed, period, sources, matching))
    return Made(folder, folder / PLAN, folder / FILE, people, referred, linked, rows)


def _plan(title: str, seed: int, period: Period, sources: dict[str, str], matching: bool) -> str:
    lines = [f"title = {json.dumps(title, ensure_ascii=False)}", f"seed = {seed}", "", "[sources]"]
    lines += [f"{key} = {json.dumps(path, ensure_ascii=False)}" for key, path in sources.items()]
    lines += ["", "[cohort]"] + [f"{key} = {value.isoformat()}" for key, value in vars(period).items()]
    lines += ["", "[matching]", "look_back_months = 24"] if matching else []
    return "\n".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(text, "utf-8")
    partial.replace(path)
