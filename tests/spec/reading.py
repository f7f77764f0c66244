"""The part of the page that says which rows are set aside, left out, or told to be copies."""

from commonweal.evaluation.inputs import hospital, rules
from commonweal.evaluation.inputs.layout import COPIES, HOSPITAL_TABLES

HEAD = """
## Reading the hospital files

Every row read is used, a duplicate, rejected or out of scope, and the four add up to the rows read. Rejected rows are
listed in `rejects.csv` with file, line (the row's number for Parquet), column, value and reason. A row is rejected
when a cell that is needed is empty, when a date or number cannot be read or cannot be, and when a code that decides
what is counted is not in the list; and for these reasons besides:
"""
TWICE = """
Of rows that agree in `EPIKEY`, `AEKEY` or `ATTENDKEY` and are no duplicates, the earliest by `EPISTART`, `ARRIVALDATE`
or `APPTDATE` is used and the others are rejected. An `ADMIDATE` is first looked for on the other episodes of the spell:

```sql
{admitted}
```
"""


def part() -> str:
    """The whole part."""
    wrong = [
        f"| {table.title} | {column} | {reason} |"
        for table in HOSPITAL_TABLES
        for column, _, reason in (*rules.WRONG.get(table.name, ()), *rules.LATER.get(table.name, ()))
    ]
    outside = [f"| {table.title} | `{rules.OUT_OF_SCOPE[table.name]}` |" for table in HOSPITAL_TABLES]
    copies = [f"| {table.title} | {COPIES[table.name]} |" for table in HOSPITAL_TABLES]
    return "\n".join([
        HEAD, "| file | column | reason |", "| --- | --- | --- |", *wrong,
        "\nOut of scope are unfinished episodes, and events outside the days that the plan says the data cover:\n",
        "| file | condition |", "| --- | --- |", *outside,
        "\nOf rows that agree in the following, one is used and the others are duplicates:\n",
        "| file | duplicates have |", "| --- | --- |", *copies, TWICE.format(admitted=hospital.ADMITTED.strip()),
    ])  # fmt: skip
