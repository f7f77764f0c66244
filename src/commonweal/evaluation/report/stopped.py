"""What a reader is told when a run stopped after choosing controls: how to read the balance, and how to go on."""

from dataclasses import dataclass

from commonweal.evaluation.report.matching import apart
from commonweal.exchange.results import Matching, Results
from commonweal.paper import words

READING = (
    "Look at the love plot: every filled dot should lie left of the plan's limit. A thing that is still apart and goes "
    "with use of care makes the effect wrong by that much.",
    "Look at the variance ratios in the table: between 0.5 and 2 is alike. Outside it the score has the wrong shape in "
    "that thing, even where the means agree.",
    "Look at the overlap: where the referred have no controls under them, nobody comparable was to be had.",
    "Look at who found no control. If they are many, or all of one kind, the effect is that on the others.",
)
CHANGING = (
    "If they are not alike, change [matching] in the plan and evaluate again: other covariates, a closer caliper, more "
    "exact strata, or fewer controls each. No outcome has been read, so this is not choosing by the answer."
)


@dataclass(frozen=True)
class Section:
    """What to do next.

    Parameters
    ----------
    reading
        How to read the balance, a sentence or two each [texts].
    advice
        What the balance suggests [text].
    accept, waive
        The line of the plan's [matching] section with which to go on [TOML].
    """

    reading: tuple[str, ...]
    advice: str
    accept: str
    waive: str


def section(found: Results) -> Section:
    """Lay out how to go on.

    Parameters
    ----------
    found
        Results that stopped before any outcome [results].

    Returns
    -------
    Section
        Sentences and lines of the plan [section].
    """
    made = found.matching
    return Section(
        READING,
        "" if made is None else _advice(made),
        "" if made is None else f'balance = "{made.digest}"',
        'waiver = "Why the effect may be worked out all the same, in a sentence"',
    )


def _advice(made: Matching) -> str:
    far = len(apart(made))
    if not far:
        return f"Everything compared is alike within the plan's limit. {CHANGING}"
    things = words.counted(far, "thing")
    return f"{things} compared {'is' if far == 1 else 'are'} further apart than the plan's limit. {CHANGING}"
