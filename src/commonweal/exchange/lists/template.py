"""The workbook to fill in."""

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from commonweal.domain import journey, people
from commonweal.exchange.lists.layout import FIELDS

PEOPLE, HOW = "People", "How to fill it in"


def template() -> bytes:
    """Make an empty list, with a second sheet that says what may stand in each column.

    Returns
    -------
    bytes
        An Excel workbook [bytes].
    """
    book = Workbook()
    sheet = book.active
    sheet.title = PEOPLE
    for place, field in enumerate(FIELDS, 1):
        cell = sheet.cell(1, place, field.heading)
        cell.font = Font(bold=True)
        letter = cell.column_letter
        sheet.column_dimensions[letter].width = max(14, len(field.heading) + 4)
        # As text, so that no NHS number is rounded and no date is turned round.
        sheet.column_dimensions[letter].number_format = "@"
    sheet.freeze_panes = "A2"
    _explain(book.create_sheet(HOW))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _explain(sheet: Any) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, 90
    for field in FIELDS:
        sheet.append([field.heading, field.hint])
    for heading, words in (
        ("Reasons", journey.REASONS),
        ("Conditions", journey.CONDITIONS),
        ("Ethnic group", people.ETHNIC_GROUPS),
    ):
        sheet.append([])
        sheet.append([f"{heading}: choose from"])
        for code, name in words.items():
            sheet.append(["", f"{code}: {name}" if heading == "Ethnic group" else name])
    for cell in sheet["B"]:
        cell.alignment = Alignment(wrap_text=True)
