"""A chart drawn for wide and for narrow screens, with the same numbers as a table."""

import re

from commonweal.domain.disclosure import HIDDEN
from commonweal.paper import words
from commonweal.paper.charts import NARROW, WIDE

SIZES = {"wide": WIDE, "narrow": NARROW}
NUMBER = re.compile(r"[\d£+<*–−]")
NOT_TOLD, NOBODY, NO_SHARE = "hidden", "none", "not a share"
WITHOUT = (NOT_TOLD, NOBODY, NO_SHARE)
"""What stands in a column of numbers where there is none."""
KEYS = {
    HIDDEN: "A star: a number that is hidden, because it is small or would tell a small one.",
    words.UNKNOWN: "A dash: nothing to show, because it would rest on a hidden number or could not be worked out.",
}


def figure(name, draw, *, title, head, rows, key="", note=""):
    """`draw` is a chart that wants a name, a title and a width; the first cell of a row names it."""
    drawn = {size: draw(name=f"{name}-{size}", title=title, width=width) for size, width in SIZES.items()}
    return {"title": title, "key": key, "note": tight(note), "table": table(title, head, rows), **drawn}


def table(caption, head, rows, note=""):
    printed = [[tight(cell) for cell in row] for row in rows]
    told = " ".join([note, *_keys(printed)]).strip()
    return {"caption": caption, "head": head, "rows": printed, "numeric": _numeric(printed), "note": tight(told)}


def _keys(rows):
    """What signs without words mean, where there are any."""
    cells = {cell for row in rows for cell in row}
    return [said for sign, said in KEYS.items() if sign in cells]


def _numeric(rows):
    """Columns whose every cell begins like a number stand to the right."""
    columns = zip(*rows, strict=True)
    return [
        place for place, column in enumerate(columns) if all(cell in WITHOUT or NUMBER.match(cell) for cell in column)
    ]


def tight(text):
    """20%, as British readers write it."""
    return text.replace(" %", "%")
