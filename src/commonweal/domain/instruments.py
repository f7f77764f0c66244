"""Questionnaires beside the eight measures, as data: their items, how they are scored, and which way is better."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

EACH, SUM, TABLE = "each", "sum", "table"

SCORINGS = {
    EACH: "Each answer stands for itself, and they are never added up",
    SUM: "The answers are added up",
    TABLE: "The sum of the answers is looked up in a table",
}

TOTAL = "total"
BETTER, WORSE, SAME = "better", "worse", "same"


@dataclass(frozen=True)
class Item:
    """One question of a questionnaire.

    Parameters
    ----------
    code
        Name used in files and databases [text].
    words
        The question, or its number where the licence does not allow its words [text].
    turned
        Does a high answer mean the opposite of a high answer to the others? [yes or no]
    """

    code: str
    words: str
    turned: bool = False


@dataclass(frozen=True)
class Instrument:
    """A questionnaire: every item is answered on the same scale.

    Parameters
    ----------
    code
        Name used in files and databases [text].
    name
        Name used on pages and in reports [text].
    items
        The questions in their order [items].
    lowest, highest
        The ends of the scale, in whole points [points].
    scoring
        One of `SCORINGS` [text].
    higher_is_better
        Is a higher score a better one? [yes or no]
    licence
        On what terms it may be used [text].
    table
        For `TABLE`: the score of each sum, from the lowest possible sum up [scores].
    low
        A score as bad as this or worse counts as low; none where no limit is published [points].
    lowest_means, highest_means
        The words of the two ends, if they may be shown [text].
    points
        When it is asked: codes of `measures.POINTS` [texts].
    """

    code: str
    name: str
    items: tuple[Item, ...]
    lowest: int
    highest: int
    scoring: str
    higher_is_better: bool
    licence: str
    table: tuple[Decimal, ...] = ()
    low: Decimal | None = None
    lowest_means: str = ""
    highest_means: str = ""
    points: tuple[str, ...] = ("baseline", "follow_up")


@cache
def ready() -> dict[str, Instrument]:
    """Read the questionnaires that come with the service.

    Returns
    -------
    dict
        Code -> instrument.

    References
    ----------
    `instruments.toml` beside this module names the licence of each.
    """
    told = tomllib.loads(files(__package__).joinpath("instruments.toml").read_text("utf-8"))
    return {code: _instrument(code, **each) for code, each in told.items()}


def _instrument(code, *, items, table=(), points, **told):
    asked = tuple(Item(**item) for item in items)
    return Instrument(code=code, items=asked, table=tuple(map(Decimal, table)), points=tuple(points), **told)


def scores(instrument: Instrument, answers: Mapping[str, int | None]) -> dict[str, Decimal | None]:
    """Score one filled-in questionnaire.

    Parameters
    ----------
    instrument
        What was asked [instrument].
    answers
        Answers by item; one that is missing or None was not given [item -> points].

    Returns
    -------
    dict
        For `EACH` the answer to every item as it was given, otherwise `TOTAL` alone. None where an answer that is
        needed was not given: nothing is filled in for it.
    """
    if instrument.scoring == EACH:
        return {item.code: _exact(answers.get(item.code)) for item in instrument.items}
    given = [answers.get(item.code) for item in instrument.items]
    if None in given:
        return {TOTAL: None}
    total = sum(_straight(instrument, item, answers[item.code]) for item in instrument.items)
    if instrument.scoring == TABLE:
        return {TOTAL: instrument.table[total - instrument.lowest * len(instrument.items)]}
    return {TOTAL: Decimal(total)}


def _exact(answer):
    return None if answer is None else Decimal(answer)


def _straight(instrument, item, answer):
    """The answer, turned round where a high one means the opposite."""
    return instrument.lowest + instrument.highest - answer if item.turned else answer


def named(instrument: Instrument) -> dict[str, str]:
    """Name what a questionnaire gives scores for.

    Parameters
    ----------
    instrument
        The questionnaire [instrument].

    Returns
    -------
    dict
        Item or `TOTAL` -> its words, in the order they are shown.
    """
    if instrument.scoring == EACH:
        return {item.code: item.words for item in instrument.items}
    return {TOTAL: "Score"}


def rising_is_better(instrument: Instrument, score: str) -> bool:
    """Say which way one of the scores should go.

    Parameters
    ----------
    instrument
        The questionnaire [instrument].
    score
        An item's code, or `TOTAL` [text].

    Returns
    -------
    bool
        True when a higher score is better.
    """
    turned = any(item.turned for item in instrument.items if item.code == score)
    return instrument.higher_is_better != turned


def change(instrument: Instrument, score: str, before: Decimal, after: Decimal) -> str:
    """Say whether somebody is better or worse off by one of the scores.

    Parameters
    ----------
    instrument
        The questionnaire [instrument].
    score
        An item's code, or `TOTAL` [text].
    before, after
        The score at either point [points].

    Returns
    -------
    str
        `BETTER`, `WORSE` or `SAME`.
    """
    if before == after:
        return SAME
    return BETTER if (after > before) == rising_is_better(instrument, score) else WORSE


def is_low(instrument: Instrument, score: str, value: Decimal | None) -> bool:
    """Say whether a score counts as low, which on a scale where less is better means high.

    Parameters
    ----------
    instrument
        The questionnaire [instrument].
    score
        An item's code, or `TOTAL` [text].
    value
        The score [points].

    Returns
    -------
    bool
        False as well where there is no score or no limit.
    """
    if value is None or instrument.low is None:
        return False
    if instrument.scoring == EACH and rising_is_better(instrument, score) != instrument.higher_is_better:
        value = instrument.lowest + instrument.highest - value
    return value <= instrument.low if instrument.higher_is_better else value >= instrument.low


MOST_ITEMS, WIDEST = 60, 100


def faults(instrument: Instrument) -> list[str]:
    """Look for what would make a questionnaire unusable.

    Parameters
    ----------
    instrument
        The questionnaire as somebody entered it [instrument].

    Returns
    -------
    list
        A sentence for each fault; empty when there is none.
    """
    count = len(instrument.items)
    checks = (
        (not 1 <= count <= MOST_ITEMS, f"Enter between 1 and {MOST_ITEMS} questions."),
        (len({item.words for item in instrument.items}) < count, "Two questions have the same words. Tell them apart."),
        (instrument.lowest >= instrument.highest, "The highest answer must be above the lowest."),
        (instrument.highest - instrument.lowest > WIDEST, f"A scale has {WIDEST} steps at most."),
        (not instrument.points, "Select when it is asked."),
        *_table_faults(instrument, count),
    )
    return [sentence for is_fault, sentence in checks if is_fault]


def _table_faults(instrument, count):
    if instrument.scoring != TABLE:
        yield bool(instrument.table), "A table of scores is used only when the sum is looked up in it. Leave it empty."
        return
    sums = (instrument.highest - instrument.lowest) * count + 1
    least, most = instrument.lowest * count, instrument.highest * count
    wanted = f"The table needs {sums} scores, one for each sum from {least} to {most}: it has {len(instrument.table)}."
    yield len(instrument.table) != sums, wanted
