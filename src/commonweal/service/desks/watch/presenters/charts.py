"""Each measure as a chart that tells change from variation, a finding in words, and the numbers as a table."""

from itertools import groupby

from commonweal.domain import variation
from commonweal.domain.dates import Month
from commonweal.domain.variation import BETTER, CHANCE, HIGH, LOW, MET, MISSED, WORSE
from commonweal.paper.charts import NARROW, WIDE, control
from commonweal.service.ground.ui.presenters.words import counted
from commonweal.service.journey.oversight.queries import measures

SIZES = {"wide": WIDE, "narrow": NARROW}
HEAD = ["Month", "Value", "Counted", "What the chart says"]
# Words and colour of the tag; the colour never stands alone.
VERDICTS = {
    BETTER: ("Getting better", "blue"),
    WORSE: ("Getting worse", "orange"),
    HIGH: ("Higher than usual", "purple"),
    LOW: ("Lower than usual", "purple"),
    "": ("No change", "grey"),
}
ASSURED = {
    MET: "As things are, nearly every month meets that.",
    MISSED: "As things are, hardly any month will: something has to change.",
    CHANCE: "As things are, it is chance whether a month does.",
}
SAID = {BETTER: "better", WORSE: "worse", HIGH: "high", LOW: "low"}


def all_of_them(today):
    return [one(measure, measures.months(measure, today)) for measure in measures.MEASURES]


def one(measure, months):
    """A chart, or the words for when there are too few months."""
    shown = {"code": measure.code, "name": measure.title, "how": measure.how, "months": len(months)}
    try:
        points = variation.xmr([month.value for month in months], better=measure.better)
    except variation.TooFew:
        some = counted(len(months), "whole month") if months else "No whole month"
        return shown | {"few": f"{some} counted so far: it takes {variation.FEWEST} to say what is usual."}
    return shown | _drawn(measure, months, points)


def _drawn(measure, months, points):
    labels = [f"{month.first:%b %Y}" for month in months]
    title, tag = _finding(measure, months[-1], points[-1]), VERDICTS[points[-1].signal]
    told = f"{measure.title}, {labels[0]} to {labels[-1]}. {_signals(labels, points)}{_assured(measure, points[-1])}"
    drawn = {
        size: control(
            points,
            labels,
            name=f"{measure.code.replace('_', '-')}-{size}",
            title=title,
            description=told,
            unit=measure.unit,
            width=width,
        )
        for size, width in SIZES.items()
    }
    rows = [_row(month, point) for month, point in zip(months, points, strict=True)]
    return {"title": title, "tag": tag, "note": told, "head": HEAD, "rows": rows[::-1], **drawn}


def _finding(measure, month, point):
    usual = f"usually {number(point.mean)}, and between {number(max(point.lower, 0))} and {number(point.upper)}"
    verdict = {
        "": "As usual",
        BETTER: "Better than it was",
        WORSE: "Worse than it was",
        HIGH: "Higher than usual",
        LOW: "Lower than usual",
    }[point.signal]
    return f"{verdict}: {_measured(measure, month.value)} in {Month.of(month.first).said}; {usual}"


def _measured(measure, value):
    """43 referrals; 20% of reviews due."""
    return f"{number(value)} {measure.unit}".replace(" %", "%")


def _signals(labels, points):
    """Which months stand out, and by which rule."""
    runs = groupby(zip(labels, points, strict=True), key=lambda each: each[1].rules)
    found = [f"{_span([label for label, _ in run])} ({' and '.join(rules)})" for rules, run in runs if rules]
    return f"Months that stand out: {'; '.join(found)}." if found else "No month stands out."


def _span(labels):
    """Months one after another that stand out by the same rule."""
    return labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"


def _assured(measure, latest):
    """Whether what is wanted can be expected, where something is."""
    if measure.target is None:
        return ""
    wanted = f"{_measured(measure, measure.target)} or {'more' if measure.better > 0 else 'less'}"
    return f" Our own target is {wanted}. {ASSURED[variation.assurance(latest, measure.target, measure.better)]}"


def _row(month, point):
    said = f"{SAID[point.signal]}: {', '.join(point.rules)}" if point.rules else "as usual"
    return [Month.of(month.first).said, number(month.value), month.events, said]


def number(value):
    return f"{value:.1f}".removesuffix(".0")
