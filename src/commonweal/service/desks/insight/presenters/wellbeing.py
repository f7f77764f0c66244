"""Well-being as it was released: distance travelled by those who answered twice, and everybody's means."""

from functools import partial

from commonweal.paper import charts, words
from commonweal.service.desks.insight.presenters.figure import figure, table, tight


def said(found):
    """The well-being of those followed up in a sentence."""
    return tight(found.any_of_eight.words) if found.wellbeing else "No well-being score was given."


def travelled(found):
    """None when nobody was scored."""
    if not found.wellbeing:
        return None
    return figure(
        "travelled",
        partial(charts.travelled, found.wellbeing),
        title="Distance travelled by people who answered at baseline and at follow-up",
        head=("Measure", "People", "Mean at baseline", "Mean change", "95% interval", "p", "Rose", "Fell"),
        rows=[_pair(row) for row in found.wellbeing],
        key="Hollow: mean at baseline. Filled: mean of the same people at follow-up.",
        note="Scores run from 1 to 5, and 5 is best. People who start low tend to score nearer the middle the next "
        "time whatever happens. Those who could not be reached for a follow-up are not here. "
        f"Source: the service's well-being scores. {found.period}.",
    )


def _pair(row):
    interval = words.between(words.decimal(row.low, sign=True), words.decimal(row.high, sign=True))
    return (
        row.name, words.count(row.paired_n), words.decimal(row.paired_baseline_mean),
        words.decimal(row.paired_change, sign=True), interval, words.chance(row.p), words.percent(row.progress_pct),
        words.percent(row.worse_pct),
    )  # fmt: skip


def any_of_eight(found):
    """Any rise, beside any fall and beside chance."""
    rows = (
        ("Rose on at least one", words.percent(found.any_of_eight.any_rise_pct)),
        ("Fell on at least one", words.percent(found.any_of_eight.any_fall_pct)),
        ("Would have risen on at least one by chance", words.percent(found.any_of_eight.chance_pct)),
    )
    note = f"{found.any_of_eight.words} n = {words.count(found.any_of_eight.people)} people followed up."
    return table("Any of the eight measures, beside chance", ("Among people followed up", "Share"), rows, note)


def everybody(found):
    """The two means of Table 2 of the 2014 evaluation, which are of different people."""
    head = (
        "Measure", "Baseline, people", "Baseline, mean", "Low at baseline", "Follow-up, people", "Follow-up, mean",
        "Made progress", "Began low, people", "Began low, made progress",
    )  # fmt: skip
    rows = [
        (
            row.name, words.count(row.baseline_n), words.decimal(row.baseline_mean),
            words.percent(row.baseline_low_pct), words.count(row.follow_up_n), words.decimal(row.follow_up_mean),
            words.percent(row.progress_pct), words.count(row.low_n), words.percent(row.low_progress_pct),
        )
        for row in found.wellbeing
    ]  # fmt: skip
    note = (
        "The two means are of different people: everybody asked at baseline, and the fewer who were asked again. Their "
        "difference is not distance travelled. Low: a score of 2 or less."
    )
    return table("Everybody at baseline and everybody at follow-up", head, rows, note)
