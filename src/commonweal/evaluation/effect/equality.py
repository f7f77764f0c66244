"""The parts of the cohort by sex, ethnic group and deprivation."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.people import ETHNIC_GROUPS, SEXES
from commonweal.evaluation.effect.groups import Group, People

BROAD = {"R": "Chinese or any other ethnic group", "S": "Chinese or any other ethnic group"}
UNKNOWN = "Not known"
FIFTHS = {
    0: UNKNOWN,
    1: "Most deprived fifth",
    2: "Second most deprived fifth",
    3: "Middle fifth",
    4: "Second least deprived fifth",
    5: "Least deprived fifth",
}
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
            yield from (Group(by, str(name), named == name) for name in np.unique(named))


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
        return FIFTHS.get(int(code), UNKNOWN)
    if by == "sex":
        return SEXES.get(str(code), UNKNOWN)
    words = ETHNIC_GROUPS.get(str(code), UNKNOWN)
    return BROAD.get(str(code), words.partition(":")[0])
