"""The parts of the cohort that get rows of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.provision import SERVICE_TYPES
from commonweal.evaluation.plan import Subgroups

People = Mapping[str, NDArray]
Used = Mapping[str, tuple[NDArray[np.int64], NDArray[np.int64]]]

AFTER: Mapping[str, Mapping[bool | str, str]] = {
    "engaged": {True: "Substantively engaged", False: "Not substantively engaged"},
    "continuing": {True: "Continues to use voluntary support", False: "Not known to continue"},
    "funded": {True: "Referred to a funded voluntary service", False: "Not referred to a funded voluntary service"},
    "wellbeing": {
        "improved": "Well-being improved",
        "same": "Well-being the same",
        "worsened": "Well-being worsened",
        "not_followed_up": "Well-being not followed up",
    },
    "service": {
        **{code: f"First referred on to: {words.lower()}" for code, words in SERVICE_TYPES.items()},
        "none": "Not referred on, or to a service of no known type",
    },
}
"""Division by what came after referral -> code of a part -> what it is called."""
TO_APRIL = 3
"""From January to the month in which a financial year begins [months]."""


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
        Everybody first, then the parts of each division one after the other [groups].
    """
    yield from ages(people, plan)
    if plan.years:
        yield from _years(people["index_on"])
    for by in AFTER:
        if getattr(plan, by) and by in people:
            yield from afterwards(by, people[by])
    if plan.prior_use:
        many = people["instances"] >= plan.prior_use
        yield Group("prior_use", f"{plan.prior_use} or more spells and A&E attendances before", many, True, True)
        yield Group("prior_use", f"Fewer than {plan.prior_use} before", ~many, True, True)


def ages(people: People, plan: Subgroups) -> Iterator[Group]:
    """Divide people by age alone.

    Parameters
    ----------
    people
        The people, column by column: person, age [people].
    plan
        Which age divides them [section].

    Yields
    ------
    Group
        Everybody first, then both sides of the age [groups].
    """
    yield Group("all", "Everybody analysed", np.ones(len(people["person"]), bool))
    if plan.age:
        under = people["age"] < plan.age
        yield Group("age", f"Aged under {plan.age}", under)
        yield Group("age", f"Aged {plan.age} and over", ~under)


def afterwards(by: str, codes: NDArray) -> Iterator[Group]:
    """Divide people by something that came after referral.

    Parameters
    ----------
    by
        The division [text].
    codes
        What came: the code of a part [people; codes].

    Yields
    ------
    Group
        Both parts of a yes and a no; of more parts those that somebody belongs to [groups].
    """
    for code, words in AFTER[by].items():
        members = codes == code
        if isinstance(code, bool) or members.any():
            yield Group(by, words, members, association=True)


def _years(index_on: NDArray) -> Iterator[Group]:
    """The financial years of referral, where there is more than one."""
    months = index_on.astype("datetime64[M]").astype(np.int64) - TO_APRIL
    year = 1970 + months // 12
    found = np.unique(year)
    if len(found) > 1:
        yield from (Group("year", f"Referred in {each}/{(each + 1) % 100:02}", year == each) for each in found.tolist())
