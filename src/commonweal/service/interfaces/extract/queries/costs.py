"""Read what the service cost from the operator's own file, and say in which line something is wrong."""

import csv
from datetime import date

from commonweal.exchange.tables import COSTS
from commonweal.service.ground.audit.models import ActionRefused

HEADINGS = [column.name for column in COSTS.columns]
ITEMS = COSTS.column("item").codes


def read_costs(path):
    """The rows of a CSV file of costs."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file, restval="")
            missing = [name for name in HEADINGS if name not in (reader.fieldnames or [])]
            if missing:
                raise ActionRefused(
                    f"{path.name} lacks the column {', '.join(missing)}: it needs {', '.join(HEADINGS)}."
                )
            rows = [_row(row, f"{path.name}, line {reader.line_num}") for row in reader]
    except FileNotFoundError as error:
        raise ActionRefused(f"There is no file {path}: check its name.") from error
    except UnicodeDecodeError as error:
        raise ActionRefused(f"{path.name} is not UTF-8 text: save it as CSV UTF-8.") from error
    _refuse_twice(rows, path)
    return rows


def _row(row, where):
    if None in row:
        raise ActionRefused(f"{where}: there are more cells than headings.")
    starts_on, ends_on = (_day(row[name], f"{where}, {name}") for name in ("starts_on", "ends_on"))
    if ends_on < starts_on:
        raise ActionRefused(f"{where}: the period ends before it starts.")
    if row["item"] not in ITEMS:
        raise ActionRefused(f"{where}, item: {row['item']!r} is not one of {', '.join(ITEMS)}.")
    amount = row["amount"]
    if not (amount.isascii() and amount.isdigit()):
        raise ActionRefused(f"{where}, amount: {amount!r} is not a whole number of pence, like 5000000.")
    return {"starts_on": starts_on, "ends_on": ends_on, "item": row["item"], "amount": int(amount)}


def _day(text, where):
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ActionRefused(f"{where}: {text!r} is not a date like 2014-03-31.") from error


def _refuse_twice(rows, path):
    keys = [tuple(row[name] for name in COSTS.key) for row in rows]
    if len(set(keys)) < len(keys):
        raise ActionRefused(f"{path.name} has the same item for the same period twice: add the amounts up.")
