"""The parts of the cohort that get rows of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.plan import Subgroups

People = Mapping[str, NDArray]
Used = Mapping[str, tuple[NDArray[np.int64], NDArray[np.int64]]]

WORDS = {
    "engaged": ("Substantively engaged", "Not substantively engaged"),
    "continuing": ("Continues to use voluntary support", "Not known to continue"),
    "funded": ("Referred to a funded voluntary service", "Not referred to a funded voluntary service"),
}


@dataclass(frozen=True)
class Group:
    """A part of the cohort.

    Parameters
    ----------
    by
        What it is a part of [text].
    words
        What it is called [text].
    members
        Who belongs to it [people; yes/no].
    association
        True when it was chosen by something that goes with the outcome [yes/no].
    both
        True when controls, too, must belong to it, because use itself chooses who does [yes/no].
    """

    by: str
    words: str
    members: NDArray[np.bool_]
    association: bool = False
    both: bool = False


def groups(people: People, plan: Subgroups) -> Iterator[Group]:
    """Divide the cohort as the plan asks.

    Parameters
    ----------
    people
        The people analysed, column by column; `instances` counts prior use [people].
    plan
        Which parts are wanted [section].

    Yields
    ------
    Group
        Everybody first, then the parts in pairs [groups].
    """
    yield Group("all", "Everybody analysed", np.ones(len(people["person"]), bool))
    if plan.age:
        under = people["age"] < plan.age
        yield Group("age", f"Aged under {plan.age}", under)
        yield Group("age", f"Aged {plan.age} and over", ~under)
    for by, (yes, no) in WORDS.items():
        if getattr(plan, by):
            members = people[by].astype(bool)
            yield Group(by, yes, members, association=True)
            yield Group(by, no, ~members, association=True)
    if plan.prior_use:
        many = people["instances"] >= plan.prior_use
        yield Group("prior_use", f"{plan.prior_use} or more spells and A&E attendances before", many, True, True)
        yield Group("prior_use", f"Fewer than {plan.prior_use} before", ~many, True, True)
