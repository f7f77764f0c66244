"""What covariates and their values are called."""

from commonweal.domain.journey import CONDITIONS
from commonweal.domain.people import ETHNIC_GROUPS, FIFTHS, NOT_KNOWN, SEXES, age_band, broad_group
from commonweal.evaluation.matching.pool import COUNTED

OLDEST = 130
LEVELS = ("sex", "practice", "imd", "ethnicity")
"""Columns whose values are names, not amounts."""
COVARIATES = {
    "age": "Age", "sex": "Sex", "practice": "Practice", "imd": "Deprivation", "ethnicity": "Ethnic group",
    "conditions": "Long-term conditions", "risk": "Risk score", "prognosis": "Expected use in the next year",
    "spells": "Emergency stays", "bed_days": "Bed days of emergency stays", "elective": "Planned stays",
    "ae": "Unplanned A&E attendances", "outpatient": "Outpatient attendances", "gp": "GP contacts",
    "prescriptions": "Items prescribed",
}  # fmt: skip
BEFORE = {
    "0_1": "in the month before", "1_3": "1 to 3 months before", "3_12": "3 to 12 months before",
    "0_12": "in the year before", "12_24": "in the year before that",
}  # fmt: skip


def column_words(column: str) -> str:
    """Say what a column is.

    Parameters
    ----------
    column
        A column of people, or a count in a period [code].

    Returns
    -------
    str
        It in words [text].
    """
    for what in COUNTED:
        if column.startswith(what):
            return f"{COVARIATES[what]} {BEFORE[column[len(what) + 1 :]]}"
    return COVARIATES[column]


def value_words(column: str, value: int, names: dict[str, tuple[str, ...]]) -> str:
    """Say what a value of a named column is, or which condition a bit is.

    Parameters
    ----------
    column
        A code of `LEVELS`, or `conditions` [code].
    value
        A value of it; of conditions the number of the bit [place, fifth or bit].
    names
        Codes behind places and bits [texts].

    Returns
    -------
    str
        It in words [text].
    """
    if column == "imd":
        return FIFTHS.get(value, NOT_KNOWN)
    code = names[column][value]
    return {"sex": SEXES, "ethnicity": ETHNIC_GROUPS, "conditions": CONDITIONS}.get(column, {}).get(code, code)


def group_words(column: str, value: int, names: dict[str, tuple[str, ...]]) -> str:
    """Say in which group of people a value puts somebody, ethnic groups taken broadly.

    Parameters
    ----------
    column
        A code of `LEVELS`, or `age` [code].
    value
        A value of it [place, fifth or years].
    names
        Codes behind places and bits [texts].

    Returns
    -------
    str
        The group [text].
    """
    if column == "age":
        return age_band(min(max(value, 0), OLDEST))
    return broad_group(names[column][value]) if column == "ethnicity" else value_words(column, value, names)
