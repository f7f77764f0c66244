"""What the service did: counts already made safe, each with what it is a share of."""

from datetime import date, timedelta
from functools import partial

from commonweal.domain.disclosure import HES
from commonweal.domain.journey import ONWARD_KINDS
from commonweal.exchange.process import ETHNIC_GROUP_KNOWN, REFERRALS_IN, REFERRALS_OUT, named
from commonweal.paper import charts, words
from commonweal.service.desks.insight.presenters import effect, hospital, value, wellbeing
from commonweal.service.desks.insight.presenters.figure import NO_SHARE, NOBODY, NOT_TOLD, figure, table
from commonweal.service.desks.insight.queries import ALL
from commonweal.service.desks.insight.queries.counts import (
    BUSIEST,
    NOT_WHITE,
    OLDEST,
    PEOPLE,
    PRACTICES,
    VOLUNTARY,
    YOUNGEST,
)
from commonweal.service.desks.insight.queries.hiding import PARTS
from commonweal.service.ground.ui.presenters.words import day

TILES = (REFERRALS_IN, PEOPLE, PRACTICES, VOLUNTARY)
WHO = (OLDEST, YOUNGEST, ETHNIC_GROUP_KNOWN, NOT_WHITE)
HEAD = ("What", "Number", "Share", "Of")


def found(results):
    """What the evaluation found, in sentences: the effect where there are controls, else changes alone."""
    shown = effect if results.effects else hospital
    return {
        "caution": effect.HOLDS if results.effects else hospital.NOT_AN_EFFECT,
        "findings": shown.findings(results),
        "detail": "compared" if results.effects else "groups",
        "moved": wellbeing.said(results),
        "worth": value.said(results.value),
    }


def periods(counts):
    """The choices of period: [(value, words)]."""
    return [(str(period), financial_year(period)) for period in counts]


def financial_year(period):
    return "All years" if period == ALL else f"April {period} to March {period + 1}"


def tiles(counts):
    return [{"count": number(name, counts), "text": name} for name in TILES]


def number(name, counts):
    return words.count(counts[name])


def out(counts):
    """Where people were sent on."""
    kinds = {name: counts[name] for name in ONWARD_KINDS.values()}
    return figure(
        "out",
        partial(charts.bars, kinds, unit="Referrals and signposts"),
        title="Where people were referred on to, and signposts",
        head=HEAD,
        rows=[row(name, counts) for name in (REFERRALS_OUT, VOLUNTARY, *kinds)],
        note="A person can be referred on more than once. A signpost is information given, and is no referral.",
    )


def who(counts):
    """Who was referred."""
    groups = {named(name): counts[name] for name in WHO if name != ETHNIC_GROUP_KNOWN}
    return figure(
        "who",
        partial(charts.bars, groups, unit="Referrals"),
        title="Who was referred",
        head=HEAD,
        rows=[row(name, counts) for name in (REFERRALS_IN, *WHO)],
        note="Age is that on the day of referral. Ethnic group is that of people who stated one.",
    )


def practices(counts):
    """Which practices referred: numbers of practices are not hidden, those of their people are."""
    return table("Practices", HEAD, [row(name, counts) for name in (PRACTICES, BUSIEST)])


def row(name, counts):
    return [named(name), number(name, counts), *share(name, counts)]


def share(name, counts):
    """A percentage of numbers that have been made safe, and what it is of."""
    for whole, parts in PARTS:
        if name in parts and counts[name] is not None and counts[whole]:
            return words.percent(100 * counts[name] / counts[whole], 1), named(whole)
    whole = next((whole for whole, parts in PARTS if name in parts), None)
    if whole is None:
        return NO_SHARE, "counted by itself"
    return NOBODY if counts[whole] == 0 else NOT_TOLD, named(whole)


def source(before):
    """Where the numbers come from, and by which rule they were made safe."""
    return (
        f"Source: this service's own record of everybody referred up to {day(before - timedelta(days=1))}. "
        f"Referrals on are those of people referred in the period. {HES.words} Numbers from which a hidden one could "
        "be worked out are hidden too, and percentages come from rounded numbers. Numbers of practices are exact. "
        f"Rule: {HES.source}."
    )


def month_began(today):
    """Counts stop at the end of the last month: two days must not differ by one person."""
    return date(today.year, today.month, 1)
