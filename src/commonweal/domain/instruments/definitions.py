"""What a questionnaire is, and those that come with the service."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

EACH, SUM, TABLE = "each", "sum", "table"

SCORINGS = {
    EACH: "Each answer stands for itself, and they are never added up",
    SUM: "The answers are added up",
    TABLE: "The sum of the answers is looked up in a table",
}


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


def _instrument(
    code: str, *, items: list[dict[str, Any]], points: list[str], table: Iterable[str] = (), **told: Any
) -> Instrument:
    asked = tuple(Item(**item) for item in items)
    return Instrument(code=code, items=asked, table=tuple(map(Decimal, table)), points=tuple(points), **told)
