"""The parts of the cohort by sex, ethnic group and deprivation."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.people import FIFTHS, NOT_KNOWN, SEXES, broad_group, in_order
from commonweal.evaluation.effect.groups import Group, People

DIVISIONS = {"sex": "sex", "ethnicity": "ethnicity", "deprivation": "imd"}
"""Division -> the column of people that it goes by."""


def equality(people: People) -> Iterator[Group]:
    """Divide people by what must make no difference.

    Parameters
    ----------
    people
        sex, ethnicity, imd as far as they are known [people].

    Yields
    ------
    Group
        Each group that somebody belongs to [groups].
    """
    for by, column in DIVISIONS.items():
        if column in people:
            named = labels(by, people[column])
            yield from (Group(by, name, named == name) for name in in_order(np.unique(named).tolist()))


def labels(by: str, codes: NDArray) -> NDArray[np.str_]:
    """Name the group of each person.

    Parameters
    ----------
    by
        sex, ethnicity or deprivation [text].
    codes
        Codes of sex or ethnic group, or fifths of deprivation [people; codes].

    Returns
    -------
    numpy.ndarray
        Names of groups [people; texts].
    """
    distinct, place = np.unique(codes, return_inverse=True)
    named = np.array([_label(by, code) for code in distinct.tolist()], dtype=str)
    return named[place] if len(named) else np.zeros(0, "U1")


def _label(by: str, code: str | int) -> str:
    if by == "deprivation":
        return FIFTHS.get(int(code), NOT_KNOWN)
    return SEXES.get(str(code), NOT_KNOWN) if by == "sex" else broad_group(str(code))
