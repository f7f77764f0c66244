"""Results made up by hand, for tests of what is done with results: no evaluation found them."""

from dataclasses import replace
from itertools import pairwise

from commonweal.domain.measures import MEASURES
from commonweal.exchange.results import (
    AnyOfEight,
    Change,
    Linked,
    Moved,
    Results,
    Return,
    Rows,
    Rule,
    Saving,
    Shift,
    Step,
    Value,
)

PEOPLE = {
    ("all", "Everybody analysed"): 939,
    ("age", "Under 80"): 513,
    ("age", "80 and over"): 426,
    ("engaged", "Substantively engaged"): 610,
    ("engaged", "Not substantively engaged"): 329,
    ("continuing", "Continues to use voluntary support"): 148,
    ("continuing", "Does not continue"): 791,
    ("prior_use", "3 or more instances before"): 402,
    ("prior_use", "Fewer than 3 instances before"): 537,
}
ASSOCIATIONS = {"engaged", "continuing", "prior_use"}

SOURCE = "National Cost Collection 2024/25, Open Government Licence"

USED = {  # outcome: words, then before and after by group, in the order of PEOPLE
    "spells": (
        "Inpatient spells",
        (1371, 1220, 598, 480, 773, 740, 900, 770, 471, 450, 180, 101, 1191, 1119, 900, 610, 471, 610),
    ),
    "fces": (
        "Finished consultant episodes",
        (2104, 1957, 905, 780, 1199, 1177, 1380, 1260, 724, 697, 270, 160, 1834, 1797, 1400, 1010, 704, 947),
    ),
    "bed_days": (
        "Bed days",
        (8920, 9105, 3310, 2990, 5610, 6115, 5700, 5800, 3220, 3305, 1000, 620, 7920, 8485, 6100, 5000, 2820, 4105),
    ),
    "ae": (
        "A&E attendances",
        (1822, 1512, 980, 760, 842, 752, 1200, 960, 622, 552, 260, 134, 1562, 1378, 1300, 800, 522, 712),
    ),
    "outpatient": (
        "Outpatient attendances",
        (1596, 1601, 870, 861, 726, 740, 1040, 1050, 556, 551, 251, 240, 1345, 1361, 800, 790, 796, 811),
    ),
}


def changes() -> list[Change]:
    """A row for each outcome and group."""
    rows = []
    for outcome, (name, counts) in USED.items():
        pairs = list(pairwise(counts))[::2]
        for ((by, group), people), (before, after) in zip(PEOPLE.items(), pairs, strict=True):
            rows.append(change(by, group, outcome, name, people, before, after))
    return rows


def change(by: str, group: str, outcome: str, name: str, people: int, before: int, after: int) -> Change:
    """One row, with an interval that is plausible and no more."""
    days_before, days_after = people * 365, int(people * 356.4)
    rate_before, rate_after = (
        count / days * 365 if days else None for count, days in ((before, days_before), (after, days_after))
    )
    ratio = rate_after / rate_before if rate_before and rate_after else None
    spread = 1 + 2.2 / max(after, 1) ** 0.5
    clear = ratio is not None and not ratio / spread <= 1 <= ratio * spread
    fell = "fell" if ratio is not None and ratio < 1 else "rose"
    by_how_much = abs(100 * (ratio or 1) - 100)
    return Change(
        by, group, by in ASSOCIATIONS, outcome, name, people, days_before, days_after, before, after, rate_before,
        rate_after, None if ratio is None else 100 * (ratio - 1), ratio,
        None if ratio is None else ratio / spread, None if ratio is None else ratio * spread,
        None if ratio is None else 0.004 if clear else 0.31, "conditional Poisson, robust",
        f"{name} {fell} by {by_how_much:.0f}%." if clear else f"{name}: no statistically significant change.",
    )  # fmt: skip


def moved() -> list[Moved]:
    """A row for each of the eight measures; the last has too few people with both scores to hide nothing."""
    baseline = (3.08, 3.39, 3.58, 3.43, 2.49, 4.05, 4.07, 3.71)
    rise = (0.42, 0.21, 0.18, 0.12, 0.61, -0.03, 0.02, 0.2)
    rows = []
    for measure, mean, change_ in zip(MEASURES, baseline, rise, strict=True):
        rows.append(
            Moved(
                measure.code, measure.name, 819, mean, 27.35, 280, mean + change_ + 0.1, 35.0, 90, 63.3,
                271, mean - 0.08, change_, change_ - 0.11, change_ + 0.11, 0.001 if change_ > 0.15 else 0.4, 14.4,
            )
        )  # fmt: skip
    return rows


def results() -> Results:
    """Everything, as an evaluator's own copy: nothing is rounded or hidden."""
    return Results(
        title="Social prescribing in a fictitious borough",
        period="Referred 1 April 2012 to 31 March 2014; hospital data to 31 March 2015",
        rules=[
            Rule("Index date", "The day of the first referral in the period."),
            Rule("Substantively engaged", "At least 2 contacts and 1 session attended within 183 days of referral."),
            Rule("Admissions", "Non-elective: admission method 21 to 28 and 2A to 2D."),
        ],
        inputs=[
            Rows("referrals", 1604, 1590, 3, 11, 0),
            Rows("apc", 214_310, 201_877, 1_204, 37, 11_192),
            Rows("ae", 160_220, 158_000, 620, 1_600, 0),
        ],
        flow=[
            Step("In the study tables", 0, 1604),
            Step("Referred in the period", 322, 1282),
            Step("Found in the hospital data", 64, 1218),
            Step("Alive on the day of referral", 3, 1215),
            Step("Hospital data reach 12 months past referral", 276, 939),
        ],
        linkage=[
            Linked("all", "Everybody", 1282, 1218), Linked("age", "Under 60", 160, 149),
            Linked("age", "60 to 79", 468, 443), Linked("age", "80 and over", 654, 626),
            Linked("sex", "Female", 740, 701), Linked("sex", "Male", 542, 517),
            Linked("practice", "Y99001", 138, 132), Linked("practice", "Y99002", 12, 6),
        ],
        changes=changes(),
        shifts=[
            Shift("ae", "A&E attendances", 871, 402, 241, 228, 46.1538, 42.8681, 49.4738),
            Shift("gp_face", "GP contacts face to face", 871, 511, 4, 356, 58.6682, 55.3681, 61.8959),
        ],
        wellbeing=moved(),
        any_of_eight=AnyOfEight(
            280, 82.857142857142861, 61.071428571428569, 71.964285714285708, 0.0002,
            "83% rose on at least one of eight measures; chance alone would give 72%.",
        ),
        value=value(),
        process={
            "Referrals in": 1604, "People referred": 1560, "Practices that referred": 36, "Referrals out": 3281,
            "Referral to a funded voluntary service": 2018, "Referral to another voluntary service": 603,
            "Referral to a statutory service": 660, "Signpost": 911, "Most referrals from one practice": 172,
            "Aged 80 and over": 821, "Aged under 60": 203, "Ethnic group known": 1601, "Not white": 66,
        },
    )  # fmt: skip


def value() -> Value:
    """An appraisal in which the answer depends on the scenario."""
    savings = [
        Saving("spells", "Inpatient spells", 2711.36, 0.134, 0.021, 0.247, 341_000.0, SOURCE),
        Saving("ae", "A&E attendances", 280.17, 0.291, 0.142, 0.44, 76_559.0, SOURCE),
        Saving("outpatient", "Outpatient attendances", 150.0, -0.048, -0.2, 0.1, -6_761.0, "Fixture"),
    ]  # fmt: skip
    saved, cost = 410_798.0, 1_100_000.0
    ladder = [
        (1, "full", 1.0, None), (3, "full", 2.9, 2.77),
        (3, "33 % a year", 1.94574, None), (5, "full", 4.673, 2.77),
        (5, "20 % a year", 2.86812, 4.6), (5, "33 % a year", 1.94574, None),
    ]  # fmt: skip
    low, high = 90_300.0, 731_296.0
    returns = [
        Return(y, p, m, saved * m, cost, saved * m / cost, back, low * m / cost, high * m / cost)
        for y, p, m, back in ladder
    ]
    return Value(
        "2024/25", "Green Book, compound, 3.5% a year; year 1 is not discounted", 939, cost,
        "£1,880,000 for the period × 939 people analysed of 1,604 referred; NHS costs avoided only",
        savings, saved, returns, low, high,
    )  # fmt: skip


def nothing() -> Results:
    """An evaluation in which nothing could be estimated."""
    empty = [change("all", "Everybody analysed", "spells", "Inpatient spells", 12, 0, 0)]
    return replace(
        results(), changes=empty, wellbeing=[], value=None, process={}, linkage=[], flow=[], inputs=[], rules=[],
        any_of_eight=AnyOfEight(0, None, None, None, None, "Nobody answered twice."),
    )  # fmt: skip
