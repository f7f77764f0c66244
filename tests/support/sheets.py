"""Lists of people as practices keep them, good and bad, for tests of what reads them."""

import csv
import io

from openpyxl import Workbook

HEADINGS = ("NHS number", "First name", "Last name", "Date of birth", "Phone", "Conditions", "Risk score")
EDITH = ("999 000 0018", "Edith", "Fernley", "15/03/1941", "01632 960123", "Diabetes", "42.5")


def workbook(*rows, headings=HEADINGS, name="People", change=None):
    """An Excel workbook with these rows below the headings; `change` may add to it what it likes."""
    # Written straight away where nothing is changed afterwards: half the time for a sheet of many rows.
    book = Workbook(write_only=change is None)
    sheet = book.create_sheet(name) if change is None else book.active
    sheet.title = name
    for row in (headings, *rows):
        sheet.append(row)
    if change:
        change(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def text(*rows, headings=HEADINGS, separator=",", encoding="utf-8"):
    """The same as CSV."""
    made = io.StringIO()
    csv.writer(made, delimiter=separator).writerows((headings, *rows))
    return made.getvalue().encode(encoding)


def edith(**others):
    """One row of HEADINGS, with some cells changed: edith(phone="", born_on="1/1/2100")."""
    places = dict(
        zip(
            ("nhs_number", "given_name", "family_name", "born_on", "phone", "conditions", "risk_score"),
            range(7),
            strict=True,
        )
    )
    row = list(EDITH)
    for name, value in others.items():
        row[places[name]] = value
    return row
