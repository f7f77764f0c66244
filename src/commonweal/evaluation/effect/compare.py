"""Everything that a comparison with matched controls says, from one call."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.effect.comparison import against, landmark, negative
from commonweal.evaluation.effect.families import corrected
from commonweal.evaluation.effect.groups import People
from commonweal.evaluation.effect.sensitivity import interactions, regression, specifications
from commonweal.evaluation.effect.side import Counts, Matched
from commonweal.evaluation.effect.time import curve
from commonweal.evaluation.plan import Plan
from commonweal.exchange.results import (
    Change,
    Effect,
    Interaction,
    Month,
    NegativeControl,
    Regression,
    Specification,
)


class Compared(TypedDict):
    """Parts of the results, by their names there."""

    effects: list[Effect]
    interactions: list[Interaction]
    specifications: list[Specification]
    curve: list[Month]
    regression: list[Regression]
    negative_controls: list[NegativeControl]


def compare(
    matched: Matched,
    used: Mapping[str, Counts],
    unrelated: Counts | None,
    monthly: Mapping[str, NDArray[np.int64]],
    changes: Sequence[Change],
    plan: Plan,
    before_and_after: tuple[People, Mapping[str, Counts]] | None = None,
) -> Compared:
    """Compare the referred with their matched controls in every way that is printed.

    Parameters
    ----------
    matched
        The referred with their controls [matched people].
    used
        Outcome -> use before and after, aligned with the matched people [people; events or bed days].
    unrelated
        Stays for what the service cannot change, before and after; none when diagnoses are not known [people; stays].
    monthly
        Outcome -> use by month, column k is month k - 24 [people by 48; events].
    changes
        The raw changes of the cohort [changes].
    plan
        The evaluation's plan [plan].
    before_and_after
        The cohort's people and what they used, for whether changes differ between groups; without it only effects
        are tested [people; people and events].

    Returns
    -------
    Compared
        Parts of the results by name [lists].
    """
    return {
        "effects": corrected([*against(matched, used, plan), *landmark(matched, monthly, plan)]),
        "interactions": interactions(matched, used, plan, before_and_after),
        "specifications": specifications(matched, used, monthly, plan),
        "curve": curve(matched, monthly),
        "regression": regression(matched, used, monthly, changes, plan),
        "negative_controls": negative(matched, unrelated, monthly),
    }
