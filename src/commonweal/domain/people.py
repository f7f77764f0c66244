"""How people are described: sex, ethnic group, age bands; NHS Data Dictionary codes."""

from collections.abc import Iterable
from datetime import date

SEXES = {"1": "Male", "2": "Female", "9": "Not specified", "X": "Not known"}

ETHNIC_GROUPS = {
    "A": "White: British",
    "B": "White: Irish",
    "C": "White: any other background",
    "D": "Mixed: White and Black Caribbean",
    "E": "Mixed: White and Black African",
    "F": "Mixed: White and Asian",
    "G": "Mixed: any other background",
    "H": "Asian: Indian",
    "J": "Asian: Pakistani",
    "K": "Asian: Bangladeshi",
    "L": "Asian: any other background",
    "M": "Black: Caribbean",
    "N": "Black: African",
    "P": "Black: any other background",
    "R": "Chinese",
    "S": "Any other ethnic group",
    "Z": "Not stated",
}
WHITE = frozenset("ABC")
UNSTATED = frozenset("Z")
NOT_KNOWN = "Not known"
OTHER_GROUPS = "Chinese or any other ethnic group"

FIFTHS = {
    0: NOT_KNOWN,
    1: "Most deprived fifth",
    2: "Second most deprived fifth",
    3: "Middle fifth",
    4: "Second least deprived fifth",
    5: "Least deprived fifth",
}
"""Deprivation of the home area; 0 where it is not known."""

RISK_FIFTHS = ("lowest fifth", "second fifth", "middle fifth", "fourth fifth", "highest fifth")
AGE_BANDS = ((0, 59, "Under 60"), (60, 79, "60 to 79"), (80, 130, "80 and over"))
_ORDER = (*(name for _, _, name in AGE_BANDS), *(FIFTHS[fifth] for fifth in range(1, 6)), *RISK_FIFTHS)
_LAST = (SEXES["9"], ETHNIC_GROUPS["Z"], NOT_KNOWN)


def age_on(born_on: date, day: date) -> int:
    """Count completed years of age.

    Parameters
    ----------
    born_on
        Date of birth [date].
    day
        The day to count to [date].

    Returns
    -------
    int
        Age [completed years]; a birthday on 29 February falls on 1 March in other years.
    """
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def broad_group(code: str) -> str:
    """Name the broad ethnic group of an ethnic group.

    Parameters
    ----------
    code
        Code of an ethnic group [code].

    Returns
    -------
    str
        White, Mixed, Asian, Black, the others together, not stated, or not known for a code that is none [text].
    """
    if code in ("R", "S"):
        return OTHER_GROUPS
    return ETHNIC_GROUPS.get(code, NOT_KNOWN).partition(":")[0]


def age_band(age: int) -> str:
    """Name the age band of an age.

    Parameters
    ----------
    age
        Age [completed years].

    Returns
    -------
    str
        The band's name: aged 80 and over means 80 or more, so somebody aged exactly 80 is in it.

    Raises
    ------
    ValueError
        When the age is below 0 or above 130.
    """
    for first, last, name in AGE_BANDS:
        if first <= age <= last:
            return name
    raise ValueError(f"An age of {age} is not possible: give completed years from 0 to 130.")


def in_order(groups: Iterable[str]) -> list[str]:
    """Set groups of people in the order in which they are read: from one end to the other, else by name.

    Parameters
    ----------
    groups
        Names of groups of one division [texts].

    Returns
    -------
    list
        The same, those of whom it is not known last [texts].
    """
    places = {name: place for place, name in enumerate(_ORDER)}
    return sorted(groups, key=lambda name: (name in _LAST, places.get(name, 0), name))
