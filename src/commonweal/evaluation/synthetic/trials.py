"""A borough's referred as arrays alone, so that a method can be tried on hundreds of boroughs in seconds."""

from dataclasses import dataclass

import numpy as np

from commonweal.evaluation.synthetic.assumed import period
from commonweal.evaluation.synthetic.effects import Effect, as_effect
from commonweal.evaluation.synthetic.lives.histories import EMERGENCY, NEVER, counted
from commonweal.evaluation.synthetic.lives.selection import RECENT_USE
from commonweal.evaluation.synthetic.parts import referred_and_used

OUTCOMES = {"spells": EMERGENCY, "ae": ("through_ae", "walk_in"), "outpatient": ("outpatient",)}


@dataclass(frozen=True)
class Trial:
    """The referred of one borough, as an evaluation's steps hand them on.

    Parameters
    ----------
    people
        Columns person, age, days_before, days_after, died [people].
    used
        Outcome -> use before and after [people; events].
    """

    people: dict[str, np.ndarray]
    used: dict[str, tuple[np.ndarray, np.ndarray]]


def trial(
    people: int,
    referred: int,
    *,
    seed: int,
    effect: float | Effect = 1.0,
    selection: str = RECENT_USE,
    window: int = 365,
) -> Trial:
    """Draw a borough and count what its referred used on either side of referral.

    Parameters
    ----------
    people, referred
        How many people there are and how many are referred [people].
    seed
        Start of the random draws [whole number].
    effect
        The true effect: one number, or one for each outcome [ratio].
    selection
        `recent_use`, which brings regression to the mean, or `none`, which does not [text].
    window
        Length of the time looked at on either side [days].

    Returns
    -------
    Trial
        One entry for each person referred [people].

    Raises
    ------
    ValueError
        When an effect is impossible or too few people are there to be referred.
    """
    history, on, streams = referred_and_used([seed, 0], people, referred, as_effect(effect), selection, period())
    chosen = np.flatnonzero(on < NEVER)
    alive = np.clip(history.people.dies_on - on + 1, 0, window)
    columns = {
        "person": chosen,
        "age": history.people.age[chosen],
        "days_before": np.full(chosen.size, window),
        "days_after": alive[chosen],
        "died": alive[chosen] < window,
    }
    used = {}
    for outcome, names in OUTCOMES.items():
        events = [streams[name] for name in names]
        sides = counted(events, on - window, on), counted(events, on, on + window)
        used[outcome] = (sides[0][chosen], sides[1][chosen])
    return Trial(columns, used)
