"""The effect beside matched controls, as it was released."""

from functools import partial

from commonweal.paper import charts, effects, words
from commonweal.service.desks.insight.presenters.figure import figure, table, tight

HOLDS = effects.HOLDS
CLEAR = {
    "better": ("Less use than controls", "blue"),
    "worse": ("More use than controls", "red"),
    "less": ("Less use than controls", "grey"),
    "more": ("More use than controls", "grey"),
    "unclear": ("No clear effect", "grey"),
    "unknown": ("Too few to tell", "grey"),
}
RATES, RATIO = 4, 7
"""Columns of an effect: rates, then the ratio with its interval and p, then what a page has no room for."""
GROUPS = "Groups by engagement, continued use or a landmark after referral are associations, never effects."


def findings(found):
    """For each kind of care: its name, a tag, the finding in a sentence, and its code."""
    return [
        {"name": row.name, "tag": CLEAR[effects.verdict(row)], "words": tight(row.words), "outcome": row.outcome}
        for row in everybody(found)
    ]


def everybody(found):
    return [row for row in found.effects if row.by == "all"]


def all_kinds(found):
    """Everybody's effects, a line for each kind of care; none without controls."""
    rows = everybody(found)
    if not rows:
        return None
    return figure(
        "effects",
        partial(charts.forest, rows, way=charts.THAN_CONTROLS, within=False),
        title="Change of the people referred beside that of their matched controls",
        head=("Kind of care", *effects.HEAD[:RATIO]),
        rows=[[row.name, *effects.cells(row)[:RATIO]] for row in rows],
        key=effects.KEY,
        note=f"Rates are per person and year at risk. {controls(found)}",
    )


def controls(found):
    """How many there are, in a sentence."""
    made = found.matching
    if made is None:
        return ""
    return f"{words.count(made.controls)} controls were matched to {words.count(made.referred)} people referred."


def doubts(found):
    """What speaks against believing it, in sentences."""
    alive = [row for row in found.alive_out if row.by == "all"]
    named = [f"{row.name}: {row.words}" for row in (*found.negative_controls, *alive)]
    said = [*named, *(say(row) for row in everybody(found) for say in (effects.doubt, effects.odds)), found.locked]
    said += [f"Why the effect was worked out: {found.matching.agreed}"] if found.matching else []
    return [tight(sentence.replace("`", "")) for sentence in said if sentence]


def detail(found, outcome):
    """One kind of care: by month, worked out in every way, and by group; none when it was not compared."""
    rows = [row for row in found.effects if row.outcome == outcome]
    if not rows:
        return None
    drawn = [
        _curve([row for row in found.curve if row.outcome == outcome]),
        _ways([row for row in found.specifications if row.outcome == outcome]),
    ]
    return {
        "title": f"{rows[0].name}: effect beside matched controls",
        "words": tight(rows[0].words),
        "figures": [each for each in drawn if each],
        "groups": _groups(rows),
    }


def _curve(rows):
    if not rows:
        return None
    return figure(
        "curve",
        partial(charts.curve, rows),
        title=f"{rows[0].name} month by month around referral",
        head=effects.MONTHS_HEAD,
        rows=[effects.month(row) for row in rows],
        key=effects.MONTHS_KEY,
        note="Events per person and year. Months with few events are hidden, and break the line.",
    )


def _ways(rows):
    if not rows:
        return None
    return figure(
        "ways",
        partial(charts.specifications, rows, effects.KINDS),
        title=f"{rows[0].name}: the effect worked out in {len(rows)} ways",
        head=("How it was worked out", "What differs", "Ratio", "95% interval"),
        rows=[(way[0], way[1], *way[3:]) for way in (effects.way(row, None) for row in rows)],
        key=effects.WAYS_KEY,
        note=effects.agreement(rows),
    )


def _groups(rows):
    head = ("Group", "Read as", "Referred", *effects.HEAD[RATES:RATIO])
    cells = [(row.group, _read(row), words.count(row.people), *effects.cells(row)[RATES:RATIO]) for row in rows]
    return table(f"{rows[0].name}: effect by group of people", head, cells, GROUPS)


def _read(row):
    return "association" if row.association else "effect"
