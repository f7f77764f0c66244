"""What one event of each outcome costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.parameters import ParameterError, ParameterList, named
from commonweal.evaluation.plan import OUTCOMES, Plan, ValuePlan

Used = Mapping[str, tuple[NDArray, NDArray]]


@dataclass(frozen=True)
class Price:
    """The price of one event.

    Parameters
    ----------
    pounds
        What it costs [GBP, price year of the parameter].
    year
        Price year [text].
    source
        Where the price comes from, and how it was worked out [text].
    """

    pounds: float
    year: str
    source: str


def prices(plan: ValuePlan, used: Used, folder: Path) -> dict[str, Price]:
    """Find the price of each outcome that the plan values.

    Parameters
    ----------
    plan
        Which list, which outcomes [section].
    used
        Outcome -> use before and after [people; events].
    folder
        Where a relative path of a price list starts [path].

    Returns
    -------
    dict
        Outcome -> price, in the plan's order, for outcomes that were counted [GBP per event].

    Raises
    ------
    ParameterError
        When the list has no price for an outcome, or a price for something that is no outcome.
    """
    listed = named(plan.prices, folder)
    for name in listed.parameters:
        if name not in OUTCOMES:
            close = get_close_matches(name, OUTCOMES, n=1)
            hint = f"Did you mean {close[0]!r}?" if close else f"Known: {', '.join(OUTCOMES)}."
            raise ParameterError(f"{listed.title}: {name!r} is not an outcome. {hint}")
    return {outcome: _price(outcome, listed, used) for outcome in plan.outcomes if outcome in used}


def check(plan: Plan) -> None:
    """Find out before anything is counted whether everything that the plan values has a price.

    Parameters
    ----------
    plan
        The evaluation's plan [plan].

    Raises
    ------
    ParameterError
        When the list is missing or cannot be used, or something has no price.
    """
    if plan.value is not None:
        nothing = np.zeros(0, np.int64)
        prices(plan.value, dict.fromkeys(plan.activity.outcomes, (nothing, nothing)), plan.folder)


def _price(outcome: str, listed: ParameterList, used: Used) -> Price:
    if outcome == "spells" and "spells" not in listed.parameters and "fces" in listed.parameters:
        return _by_episode(listed, used)
    found = listed[outcome]
    return Price(found.number, found.price_year, found.origin)


def _by_episode(listed: ParameterList, used: Used) -> Price:
    """A spell costs what its episodes cost: collections price the episode, and a spell has more than one."""
    if "fces" not in used:
        raise ParameterError(
            f"{listed.title} prices episodes, not spells. Count fces as well ([activity] outcomes), "
            "or name a price list that has a price for spells."
        )
    episode = listed["fces"]
    spells, episodes = (int(used[code][0].sum() + used[code][1].sum()) for code in ("spells", "fces"))
    each = episodes / spells if spells else 1.0
    words = f"{episode.origin}; a spell priced as {each:.2f} episodes, as many as these people's spells had"
    return Price(episode.number * each, episode.price_year, words)
