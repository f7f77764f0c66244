"""A chart drawn for wide and for narrow screens, with the same numbers as a table."""

from commonweal.paper.charts import NARROW, WIDE

SIZES = {"wide": WIDE, "narrow": NARROW}


def figure(name, draw, *, title, head, rows, key="", note=""):
    """`draw` is a chart that wants a name, a title and a width; the first cell of a row names it."""
    drawn = {size: draw(name=f"{name}-{size}", title=title, width=width) for size, width in SIZES.items()}
    return {"title": title, "key": key, "note": note, "table": table(title, head, rows), **drawn}


def table(caption, head, rows, note=""):
    return {"caption": caption, "head": head, "rows": [[tight(cell) for cell in row] for row in rows], "note": note}


def tight(text):
    """20%, as British readers write it."""
    return text.replace(" %", "%")
