"""What an evaluation found, as one JSON file: written by the run, read by the report and the insight desk."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

SCHEMA = 1
FILE = "results.json"


@dataclass(frozen=True)
class Step:
    """A step of the flow from everybody in the tables to those analysed.

    Parameters
    ----------
    what
        What was asked at this step [text].
    left_out
        How many left here [people].
    people
        How many remain [people].
    """

    what: str
    left_out: int | None
    people: int | None


@dataclass(frozen=True)
class Linked:
    """How many of a group were found in the hospital data.

    Parameters
    ----------
    by
        What the group is a part of: all, age, sex, practice [text].
    group
        The group [text].
    people
        How many there are [people].
    linked
        How many were found [people].
    """

    by: str
    group: str
    people: int | None
    linked: int | None


@dataclass(frozen=True)
class Change:
    """Use of one kind of care by one group of people, before and after referral.

    Parameters
    ----------
    by
        What the group is a part of: all, age, engaged, continuing, funded, prior_use [text].
    group
        The group, in words [text].
    association
        True when the group was chosen by something that goes with the outcome: never an effect [yes/no].
    outcome
        Code of the outcome: spells, fces, bed_days, ae, outpatient [text].
    name
        The outcome in words [text].
    people
        How many people, with or without any use [people].
    days_before, days_after
        Time at risk on either side [person-days].
    before, after
        How much was used on either side [events or bed days].
    rate_before, rate_after
        Use per person and year at risk [events per person-year].
    change_pct
        Change of the rate; empty when nothing was used before [%].
    ratio, low, high
        Rate ratio and its 95 % interval; empty when it cannot be estimated [ratio].
    p
        Two-sided p value against no change; empty when it cannot be estimated [0-1].
    method
        How interval and p were computed [text].
    words
        The finding as a sentence [text].
    """

    by: str
    group: str
    association: bool
    outcome: str
    name: str
    people: int | None
    days_before: int | None
    days_after: int | None
    before: int | None
    after: int | None
    rate_before: float | None
    rate_after: float | None
    change_pct: float | None
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    method: str
    words: str


@dataclass(frozen=True)
class Moved:
    """Distance travelled on one measure, as published (unpaired) and paired.

    Parameters
    ----------
    measure
        Code of the measure [text].
    name
        The measure in words [text].
    baseline_n, baseline_mean, baseline_low_pct
        Everybody with a baseline score: how many, mean, share with a low score [people; points, 1-5; %].
    follow_up_n, follow_up_mean
        Everybody with a follow-up score: how many, mean [people; points, 1-5].
    progress_pct
        Share of the followed-up whose score rose [%].
    low_n, low_progress_pct
        Those followed up who began low: how many, share whose score rose [people; %].
    paired_n, paired_baseline_mean, paired_change, low, high, p
        Those with both scores: how many, their own baseline mean, mean change, its 95 % interval, p
        [people; points, 1-5; points; points; points; 0-1].
    worse_pct
        Share of those with both scores whose score fell [%].
    """

    measure: str
    name: str
    baseline_n: int | None
    baseline_mean: float | None
    baseline_low_pct: float | None
    follow_up_n: int | None
    follow_up_mean: float | None
    progress_pct: float | None
    low_n: int | None
    low_progress_pct: float | None
    paired_n: int | None
    paired_baseline_mean: float | None
    paired_change: float | None
    low: float | None
    high: float | None
    p: float | None
    worse_pct: float | None


@dataclass(frozen=True)
class AnyOfEight:
    """The share who rose on at least one measure, beside what chance alone would give.

    Parameters
    ----------
    people
        Followed up on at least one measure [people].
    any_rise_pct, any_fall_pct
        Share with any rise; share with any fall [%].
    chance_pct
        Mean of the two: the share expected with any rise if each person's changes kept their sizes and
        their signs were flipped all together by a coin [%].
    p
        Two-sided p value of the difference between rises and falls (sign flip of whole persons) [0-1].
    words
        The finding as a sentence [text].
    """

    people: int | None
    any_rise_pct: float | None
    any_fall_pct: float | None
    chance_pct: float | None
    p: float | None
    words: str


@dataclass(frozen=True)
class Saving:
    """Costs avoided for one outcome in the first year.

    Parameters
    ----------
    outcome, name
        Code and words of the outcome [text].
    unit_cost
        Price of one event [GBP, price year of the appraisal].
    avoided, low, high
        Events avoided per person and year with their 95 % interval; negative when use rose [events per person-year].
    saved
        Costs avoided over all people analysed [GBP, price year of the appraisal].
    source
        Source of the price, with its year and licence [text].
    """

    outcome: str
    name: str
    unit_cost: float
    avoided: float | None
    low: float | None
    high: float | None
    saved: float | None
    source: str


@dataclass(frozen=True)
class Return:
    """Return on investment under one scenario.

    Parameters
    ----------
    years
        How long benefits are counted [years].
    profile
        Name of the way benefits fade: full, 20 % a year, 33 % a year [text].
    multiplier
        Discounted benefit of all years for each pound of the first [ratio].
    benefit
        Discounted costs avoided [GBP].
    cost
        What the service cost for these people [GBP].
    roi
        Benefit for each pound invested [ratio].
    payback_years
        When benefits have paid the cost, empty when never within the years [years].
    """

    years: int
    profile: str
    multiplier: float
    benefit: float | None
    cost: float
    roi: float | None
    payback_years: float | None


@dataclass(frozen=True)
class Value:
    """Costs avoided and return on investment, with what they rest on.

    Parameters
    ----------
    price_year
        Prices of which year [text].
    discount
        Name and formula of the discounting [text].
    people
        People analysed [people].
    cost
        What the service cost for them, and how that was worked out [GBP].
    cost_words
        Numerator, denominator and scope of the cost [text].
    savings
        By outcome [list].
    saved
        Sum of the priced outcomes in the first year [GBP].
    returns
        By scenario [list].
    """

    price_year: str
    discount: str
    people: int | None
    cost: float
    cost_words: str
    savings: list[Saving]
    saved: float | None
    returns: list[Return]


@dataclass(frozen=True)
class Rule:
    """A rule that decided who or what was counted, as a reader is told it.

    Parameters
    ----------
    name
        What it decides [text].
    words
        The rule [text].
    """

    name: str
    words: str


@dataclass(frozen=True)
class Rows:
    """What became of the rows of one input: read = used + duplicate + rejected + out of scope.

    Parameters
    ----------
    table
        Which input [text].
    read, used, duplicate, rejected, out_of_scope
        Rows read and what became of them [rows].
    """

    table: str
    read: int | None
    used: int | None
    duplicate: int | None
    rejected: int | None
    out_of_scope: int | None


@dataclass(frozen=True)
class Results:
    """Everything an evaluation found; a count is empty only where disclosure control has hidden it.

    Parameters
    ----------
    title
        The study's title, from the plan [text].
    period
        Referrals of which period, and hospital data to when [text].
    rules
        The rules that decided who counted [list].
    inputs
        What became of the rows read [list].
    flow
        From everybody to those analysed [list].
    linkage
        Who was found in the hospital data [list].
    changes
        Use before and after [list].
    wellbeing
        Distance travelled by measure [list].
    any_of_eight
        Any rise, beside chance [object].
    value
        Costs avoided and returns; empty when the plan asks for none [object].
    process
        Counts of what the service did, name -> number [mapping].
    released
        Name of the disclosure rule these figures have passed; empty for the evaluator's own copy [text].
    schema
        Version of this layout [number].
    """

    title: str
    period: str
    rules: list[Rule]
    inputs: list[Rows]
    flow: list[Step]
    linkage: list[Linked]
    changes: list[Change]
    wellbeing: list[Moved]
    any_of_eight: AnyOfEight
    value: Value | None
    process: dict[str, float | None]
    released: str = ""
    schema: int = SCHEMA


def write(results: Results, folder: Path) -> Path:
    """Write results as JSON, whole or not at all, the same bytes for the same results.

    Parameters
    ----------
    results
        What was found [results].
    folder
        Where to [path].

    Returns
    -------
    Path
        The file written [path].
    """
    folder.mkdir(parents=True, exist_ok=True)
    final = folder / FILE
    partial = folder / f".{FILE}.partial"
    partial.write_text(json.dumps(asdict(results), indent=1, ensure_ascii=False, allow_nan=False) + "\n", "utf-8")
    partial.replace(final)
    return final


def read(path: Path) -> Results:
    """Read results that were written.

    Parameters
    ----------
    path
        The file, or the folder it is in [path].

    Returns
    -------
    Results
        What was found [results].

    Raises
    ------
    FileNotFoundError
        When there is no such file.
    ValueError
        When the file is not of this layout; the message says what is wrong.
    """
    path = path / FILE if path.is_dir() else path
    content = json.loads(path.read_text("utf-8"))
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise ValueError(f"{path} is not a results file of layout {SCHEMA}: run `commonweal evaluate` again.")
    return _build(Results, content, str(path))


def _build(kind: Any, content: Any, where: str) -> Any:
    """Turn plain JSON into the dataclass it describes, naming the place of any misfit."""
    if get_origin(kind) is UnionType:
        inner = [part for part in get_args(kind) if part is not NoneType]
        return None if content is None else _build(inner[0], content, where)
    if get_origin(kind) is list:
        return [_build(get_args(kind)[0], part, f"{where}[{place}]") for place, part in enumerate(content)]
    if hasattr(kind, "__dataclass_fields__"):
        hints = get_type_hints(kind)
        missing = [field.name for field in fields(kind) if field.name not in content]
        if missing:
            raise ValueError(f"{where} lacks {', '.join(missing)}: it was made by another version.")
        return kind(**{name: _build(hints[name], content[name], f"{where}.{name}") for name in hints})
    return content
