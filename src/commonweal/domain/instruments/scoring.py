"""Score a filled-in questionnaire, and say which way is better."""

from collections.abc import Mapping
from decimal import Decimal

from commonweal.domain.instruments.definitions import EACH, TABLE, Instrument, Item

TOTAL = "total"
BETTER, WORSE, SAME = "better", "worse", "same"


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
    turned = zip(instrument.items, given, strict=True)
    total = sum(_straight(instrument, item, answer) for item, answer in turned if answer is not None)
    if instrument.scoring == TABLE:
        return {TOTAL: instrument.table[total - instrument.lowest * len(instrument.items)]}
    return {TOTAL: Decimal(total)}


def _exact(answer: int | None) -> Decimal | None:
    return None if answer is None else Decimal(answer)


def _straight(instrument: Instrument, item: Item, answer: int) -> int:
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
