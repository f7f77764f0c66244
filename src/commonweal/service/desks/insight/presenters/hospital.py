"""Hospital use before and after referral, as it was released."""

from functools import partial

from commonweal.paper import charts, words
from commonweal.service.desks.insight.presenters.figure import figure, tight

NOT_AN_EFFECT = (
    "A change from before to after is not an effect of the service. People are referred when they use much care, and "
    "many would use less later without any help; others grow older and iller. Only a comparison with similar people "
    "who were not referred can tell these apart."
)
ASSOCIATION = (
    "Association only: groups with a diamond were chosen by something that goes with how well people were, or with how "
    "much care they used. Their change says nothing about what the service did."
)
CLEAR = {"better": ("Less use", "blue"), "worse": ("More use", "red"), "unclear": ("No clear change", "grey")}
NUMBERS = (
    "Before, events", "After, events", "Before, a year", "After, a year", "Change", "Rate ratio", "95% interval", "p",
)  # fmt: skip


def findings(found):
    """For each kind of care: its name, a tag, the finding in a sentence, and its code."""
    return [
        {"name": row.name, "tag": CLEAR[verdict(row)], "words": tight(row.words), "outcome": row.outcome}
        for row in everybody(found)
    ]


def everybody(found):
    return [row for row in found.changes if row.by == "all"]


def verdict(row):
    """Judged by the interval alone: the whole of it below no change, above, or neither."""
    if row.high is not None and row.high < 1:
        return "better"
    return "worse" if row.low is not None and row.low > 1 else "unclear"


def changes(found):
    """Everybody's changes, a line for each kind of care; none when no use was counted."""
    rows = everybody(found)
    if not rows:
        return None
    return figure(
        "changes",
        partial(charts.changes, rows),
        title="Use of hospital care before and after referral",
        head=("Kind of care", *NUMBERS),
        rows=[[row.name, *numbers(row)] for row in rows],
        key="Dot: change of the rate. Line: 95% interval. A hollow dot means that the interval holds no change.",
        note=note(rows, found),
    )


def forest(found, outcome):
    """One kind of care by group of people; none when it was not parted, or is not known."""
    rows = [row for row in found.changes if row.outcome == outcome]
    if not rows:
        return None
    return figure(
        "forest",
        partial(charts.forest, rows),
        title=f"{rows[0].name} by group of people",
        head=("Group", "Read as", "People", *NUMBERS),
        rows=[
            [row.group, "association" if row.association else "change", words.count(row.people), *numbers(row)]
            for row in rows
        ],
        key="Left of 1: less use after referral. Dots: groups by what was so before referral. Diamonds on dashed "
        "lines: association only. Hollow: the interval holds no change.",
        note=note(rows, found),
    )


def numbers(row):
    return (
        words.count(row.before), words.count(row.after), words.decimal(row.rate_before), words.decimal(row.rate_after),
        words.percent(row.change_pct, sign=True), words.decimal(row.ratio),
        words.between(words.decimal(row.low), words.decimal(row.high)), words.chance(row.p),
    )  # fmt: skip


def note(rows, found):
    methods = "; ".join(dict.fromkeys(row.method for row in rows if row.method))
    return (
        f"n = {words.count(rows[0].people)} people, with or without any use. Rates are per person and year at risk. "
        f"Method: {methods}. Source: Hospital Episode Statistics and the service's study tables. {found.period}."
    )
