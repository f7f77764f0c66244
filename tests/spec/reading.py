"""The part of the page that says which rows are set aside, left out, or told to be copies."""

from commonweal.evaluation.inputs import rules
from commonweal.evaluation.inputs.layout import HOSPITAL_TABLES

HEAD = """
## Reading the hospital files

Every row read is used, a duplicate, rejected or out of scope, and the four add up to the rows read. Rejected rows are
listed in `rejects.csv` with file, line (the row's number for Parquet), column, value and reason. A row is rejected
when a cell that is needed is empty, when a date or number cannot be read or cannot be, and when a code that decides
what is counted is not in the list; and for these reasons besides:
"""
COPIES = {
    "apc": "the same person, episode start and end, order, provider, part in a transfer, admission and discharge date",
    "ae": "the same person, day, provider, first diagnosis and first treatment, arriving within 60 minutes of the one "
    "before; where no time is recorded, the same key too",
    "op": "the same person, day, provider and specialties, and where no specialty is recorded the same key; an "
    "attended appointment is kept before one that was not",
    "deaths": "the same person; the earliest day is kept",
}


def part() -> str:
    """The whole part."""
    wrong = [
        f"| {table.title} | {column} | {reason} |"
        for table in HOSPITAL_TABLES
        for column, _, reason in rules.WRONG.get(table.name, ())
    ]
    outside = [f"| {table.title} | `{rules.OUT_OF_SCOPE[table.name]}` |" for table in HOSPITAL_TABLES]
    copies = [f"| {table.title} | {COPIES[table.name]} |" for table in HOSPITAL_TABLES]
    return "\n".join([
        HEAD, "| file | column | reason |", "| --- | --- | --- |", *wrong,
        "\nOut of scope are unfinished episodes, and events outside the days that the plan says the data cover:\n",
        "| file | condition |", "| --- | --- |", *outside,
        "\nOf rows that agree in the following, one is used and the others are duplicates:\n",
        "| file | duplicates have |", "| --- | --- |", *copies, "",
    ])  # fmt: skip
