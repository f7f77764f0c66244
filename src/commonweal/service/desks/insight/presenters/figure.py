"""A chart drawn for wide and for narrow screens, with the same numbers as a table."""

import re

from commonweal.paper.charts import NARROW, WIDE

SIZES = {"wide": WIDE, "narrow": NARROW}
NUMBER = re.compile(r"[\d£+<*–−]")


def figure(name, draw, *, title, head, rows, key="", note=""):
    """`draw` is a chart that wants a name, a title and a width; the first cell of a row names it."""
    drawn = {size: draw(name=f"{name}-{size}", title=title, width=width) for size, width in SIZES.items()}
    return {"title": title, "key": key, "note": tight(note), "table": table(title, head, rows), **drawn}


def table(caption, head, rows, note=""):
    printed = [[tight(cell) for cell in row] for row in rows]
    return {"caption": caption, "head": head, "rows": printed, "numeric": _numeric(printed), "note": tight(note)}


def _numeric(rows):
    """Columns whose every cell begins like a number stand to the right."""
    columns = zip(*rows, strict=True)
    return [place for place, column in enumerate(columns) if all(NUMBER.match(cell) for cell in column)]


def tight(text):
    """20%, as British readers write it."""
    return text.replace(" %", "%")
