"""Sets of the referred and their controls as this step is given them, and what each member used."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.effect.groups import Group
from commonweal.evaluation.statistics import Members

People = Mapping[str, NDArray[Any]]
Counts = tuple[NDArray[np.int64], NDArray[np.int64]]
YesNo = NDArray[np.bool_]


class Sets(Protocol):
    """One way to set people side by side."""

    @property
    def kind(self) -> str:
        """What was varied [text]."""

    @property
    def words(self) -> str:
        """This way in words [text]."""

    @property
    def place(self) -> NDArray[np.int64]:
        """Each member's place among the people [members; places]."""

    @property
    def of(self) -> NDArray[np.int64]:
        """Place of the referred whose set it is, or the member's own place [members; places]."""

    @property
    def treated(self) -> YesNo:
        """Whether the member was referred [members; yes/no]."""

    @property
    def weight(self) -> NDArray[np.float64]:
        """How much the member counts [members; weight]."""


class Matched(Protocol):
    """The referred with their controls."""

    @property
    def people(self) -> Mapping[str, NDArray[Any]]:
        """Everybody in any of the sets, column by column [people]."""

    @property
    def sets(self) -> Sets:
        """The plan's own sets [sets]."""

    @property
    def others(self) -> Sequence[Sets]:
        """The same people set side by side in other ways [list]."""


def members(sets: Sets, people: People, counts: Counts, days: Counts | None = None) -> Members:
    """Put what each member used beside whom they belong to.

    Parameters
    ----------
    sets
        Who stands beside whom [sets].
    people
        Everybody: days_before, days_after [people].
    counts
        Use before and after, aligned with the people [people; events].
    days
        Time at risk before and after where it is not that of the windows [people; days].

    Returns
    -------
    Members
        One entry a member, as the sets give them [members].
    """
    days = days or (people["days_before"], people["days_after"])
    before, after, days_before, days_after = (column[sets.place] for column in (*counts, *days))
    # Somebody in no set may stand in several months: their entries hang together.
    of = people["person"][sets.of] if single(sets) else sets.of
    return Members(of, sets.treated, sets.weight, before, after, days_before, days_after)


def single(sets: Sets) -> bool:
    """Say whether everybody stands for themselves, weighted, and there are no sets.

    Parameters
    ----------
    sets
        Who stands beside whom [sets].

    Returns
    -------
    bool
        True without sets [yes/no].
    """
    return bool((sets.of == sets.place).all())


def within(sets: Sets, part: Group) -> YesNo:
    """Find the members of the sets of a group: whole sets of its referred, unless controls must belong to it too.

    Parameters
    ----------
    sets
        Who stands beside whom [sets].
    part
        The group, over all people [group].

    Returns
    -------
    numpy.ndarray
        Who takes part [members; yes/no].
    """
    chosen: YesNo = part.members[sets.of]
    return chosen & part.members[sets.place] if part.both else chosen


def whole(found: Members) -> Members:
    """Leave out sets of which the referred or all controls are gone, and let each set's controls count once again.

    Parameters
    ----------
    found
        What is left of the sets [members].

    Returns
    -------
    Members
        Whole sets [members].
    """
    numbers, place = np.unique(found.of, return_inverse=True)
    referred = np.bincount(place, found.treated, len(numbers))
    controls = np.bincount(place, ~found.treated, len(numbers))
    kept = ((referred > 0) & (controls > 0))[place]
    weight = np.where(found.treated, 1.0, 1 / np.maximum(controls, 1)[place])
    columns = (found.before, found.after, found.days_before, found.days_after)
    return Members(found.of, found.treated, weight, *columns).where(kept)
