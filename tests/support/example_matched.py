"""Results of a comparison made up by hand, for tests of what is done with them: no evaluation found them."""

from dataclasses import replace
from math import exp, sin

from commonweal.exchange.results import (
    BALANCE,
    AliveOut,
    AnyOfEight,
    Balance,
    Deviation,
    Effect,
    Interaction,
    Interrupted,
    LastDays,
    Lost,
    Matching,
    Month,
    NegativeControl,
    Overlap,
    Reach,
    Regression,
    Results,
    Series,
    Specification,
    Step,
)
from tests.support.example_results import ASSOCIATIONS, PEOPLE, USED, results

NAMES = {outcome: name for outcome, (name, _) in USED.items()}
DIGEST = "3fa1c09e7d" * 6 + "4b2d"
RATIOS = {"spells": 0.97, "fces": 1.02, "bed_days": 1.21, "ae": 0.86, "outpatient": 1.0}
SURE = {"bed_days": 1.18, "ae": 1.1}
COVARIATES = (
    ("age", "Age", 79.1, 61.2, 1.42, 0.61, 0.02, 1.04),
    ("spells_0_1", "Spells in the month before", 0.31, 0.02, 0.88, 9.4, 0.06, 1.2),
    ("spells_3_12", "Spells 3 to 12 months before", 1.02, 0.21, 0.74, 5.2, 0.04, 1.1),
    ("ae_0_1", "A&E attendances in the month before", 0.28, 0.04, 0.6, 6.0, -0.112, 1.31),
    ("risk", "Risk score", 41.2, 14.8, 1.35, 1.9, 0.03, 0.97),
    ("sex_female", "Female", 0.581, 0.517, 0.13, None, 0.0, None),
    ("imd_1", "Most deprived fifth", 0.31, 0.24, 0.15, None, -0.02, None),
    ("conditions_dementia", "Dementia", 0.11, 0.03, 0.26, None, 0.05, None),
    ("ethnicity_chinese", "Ethnic group: Chinese", 0.0043, 0.009, -0.07, None, -0.01, None),
    ("age_squared", "Age, squared", 6400.0, 4100.0, 1.31, 0.8, 0.03, 1.06),
    ("age_x_spells_3_12", "Age times spells 3 to 12 months before", 80.1, 14.0, 0.7, 6.1, 0.05, 1.2),
)


def comparison() -> Results:
    """Everything, the comparison included, as an evaluator's own copy."""
    return replace(
        results(),
        locked="Locked on 2 June 2026, before any outcome was read; hash 0b5e72c1.",
        deviations=[Deviation("matching.ratio", "1", "3"), Deviation("cohort.months", "24", "12")],
        matching=matching(),
        effects=effects(),
        interactions=interactions(),
        specifications=specifications(),
        curve=[month for outcome in ("spells", "ae") for month in curve(outcome)],
        regression=regression(),
        negative_controls=negative_controls(),
        interrupted=[interrupted()],
        reach=reach(),
        last_days=last_days(),
        alive_out=alive_out(),
    )


def stopped() -> Results:
    """A run that stopped before outcomes: controls are chosen, nothing else is known."""
    flow = [*results().flow, Step("At least one control", 14, 925)]
    return replace(
        results(), stage=BALANCE, changes=[], wellbeing=[], value=None, flow=flow,
        any_of_eight=AnyOfEight(0, None, None, None, None, ""), locked="The plan is not locked.",
        matching=replace(matching(), agreed="", alike=False),
    )  # fmt: skip


def matching() -> Matching:
    """Controls who are alike in all but one thing."""
    return Matching(
        words=["Nearest control by the logit of a propensity score, without replacement, inside month, sex and 80+.",
               "Caliper: 0.2 of the standard deviation over everybody."],
        referred=939, matched=925, candidates=1_204_311, controls=2_640, ratio=3, caliper=0.274,
        sets=[14, 21, 93, 811], balance=[balance(*row) for row in COVARIATES],
        overlap=[overlap(place) for place in range(20)],
        lost=[
            Lost("all", "Everybody", 939, 925), Lost("age", "Under 80", 513, 511),
            Lost("age", "80 and over", 426, 414), Lost("sex", "Female", 545, 536), Lost("sex", "Male", 394, 389),
        ],
        alike=False, digest=DIGEST, agreed="The plan holds this balance's hash.",
    )  # fmt: skip


def balance(code, name, referred, candidates, smd, spread, left, spread_left) -> Balance:
    return Balance(
        code, name, referred, candidates, smd, spread, abs(smd) / 2, referred, referred - left * (abs(referred) / 3),
        left, spread_left, abs(left) / 2,
    )  # fmt: skip


def overlap(place: int) -> Overlap:
    low = -9 + place * 0.5

    def bell(middle, width, size):
        return round(size * exp(-(((low - middle) / width) ** 2)))

    return Overlap(low, low + 0.5, bell(-3.2, 1.9, 140), bell(-6.5, 1.6, 260_000), bell(-3.4, 1.9, 390))


def effect(by: str, group: str, outcome: str, people: int, ratio: float | None = None) -> Effect:
    """One row whose interval is plausible and no more."""
    ratio = RATIOS[outcome] if ratio is None else ratio
    spread = (SURE.get(outcome, 1.12) - 1) * (925 / people) ** 0.5 + 1
    low, high = ratio / spread, ratio * spread
    clear = not low <= 1 <= high
    told = "fell further than" if ratio < 1 else "rose beside"
    return Effect(
        by, group, by in ASSOCIATIONS, outcome, NAMES[outcome], people, round(people * 2.85), 1.46, 1.3 * ratio, 1.43,
        1.27, ratio, low, high, 0.012 if clear else 0.41, 0.06 if clear else 1.0, 0.04 if clear else 0.7,
        1.46 * (ratio - 1), 1.46 * (low - 1), 1.46 * (high - 1), 1.6 if clear else 1.2, 1.2 if clear else 1.0,
        0.84, "conditional Poisson on matched sets",
        f"{NAMES[outcome]} {told} the controls' (ratio {ratio:.2f}, 95 % interval {low:.2f} to {high:.2f})."
        if clear else f"No effect seen (ratio {ratio:.2f}): a fall to 0.84 of what was to be expected, or lower, would "
        "probably have been seen.",
        round(people * 1.46), round(people * 1.3 * ratio), round(people * 2.85 * 1.43), round(people * 2.85 * 1.27),
        gamma=(1.31 if clear else 1.0) if by == "all" else None,
    )  # fmt: skip


def effects() -> list[Effect]:
    """A row for each outcome and group, with rows by sex for equality."""
    groups = {**{key: round(people * 0.985) for key, people in PEOPLE.items()}}
    groups |= {("sex", "Female"): 536, ("sex", "Male"): 389}
    return [effect(by, group, outcome, people) for outcome in RATIOS for (by, group), people in groups.items()]


def interactions() -> list[Interaction]:
    return [
        Interaction("effect", "age", "ae", NAMES["ae"], 0.91, 0.74, 1.12, 0.37, 1.0, 0.6),
        Interaction("effect", "sex", "ae", NAMES["ae"], 1.04, 0.86, 1.26, 0.7, 1.0, 0.8),
        Interaction("effect", "ethnicity", "ae", NAMES["ae"], None, None, None, 0.21, 1.0, 0.5),
        Interaction("change", "age", "ae", NAMES["ae"], 0.83, 0.7, 0.98, 0.03, 0.4, 0.2),
    ]


def specifications() -> list[Specification]:
    ways = (
        ("primary", "Matched difference in differences", 925, 1.0), ("estimator", "Matched, after only", 925, 1.04),
        ("estimator", "After only, adjusted by regression", 925, 1.02),
        ("estimator", "All candidates, difference in differences", 939, 0.93),
        ("weights", "Overlap weights", 939, 1.01), ("caliper", "Caliper of 0.1 standard deviations", 902, 1.01),
        ("caliper", "Caliper of 0.5 standard deviations", 938, 0.99), ("ratio", "One control each", 925, 1.02),
        ("ratio", "Up to five controls each", 925, 0.99), ("exact", "Practice exact", 711, 0.97),
        ("window", "Without the month either side", 925, 1.05), ("window", "6 months", 925, 0.98),
        ("practice", "Lowest on leaving out one practice: Y99001", 803, 0.96),
        ("practice", "Highest on leaving out one practice: Y99002", 903, 1.03),
        ("benchmark", "Before and after alone, without controls", 939, 0.91),
    )  # fmt: skip
    return [
        Specification(outcome, NAMES[outcome], kind, said, people, (ratio := RATIOS[outcome] * times), ratio / 1.12,
                      ratio * 1.12)
        for outcome in ("spells", "ae") for kind, said, people, times in ways
    ]  # fmt: skip


def curve(outcome: str) -> list[Month]:
    """Two years before and after: use rises towards referral, and falls again in both."""
    rows = []
    for month in range(-24, 24):
        peak = 1.1 * exp(-abs(month + 0.5) / 3) + 0.1 * sin(month)
        seen, other = 1.0 + peak, 0.98 + 0.9 * peak + (0.12 if month >= 0 else 0)
        rows.append(
            Month(outcome, NAMES[outcome], month, seen, seen - 0.2, seen + 0.2, other, other - 0.1, other + 0.1,
                  round(seen * 77), round(other * 220))
        )  # fmt: skip
    return rows


def regression() -> list[Regression]:
    many, few = "3 or more instances before", "Everybody analysed"
    said = "The same rule among people who were not referred gave a ratio of {}."
    rule = "3 or more spells and A&E attendances in the 12 months before"
    return [
        Regression("prior_use", many, "ae", NAMES["ae"], "people not referred", rule, 4_211, 0.62, 0.71, 0.66, 0.76,
                   said.format(0.71), 9_800, 6_958),
        Regression("prior_use", many, "ae", NAMES["ae"], "the cohort's own earlier years", rule, 388, 0.62, 0.74, 0.6,
                   0.91, said.format(0.74), 1_200, 888),
        Regression("all", few, "ae", NAMES["ae"], "matched controls", "as their referred person", 2_640, 0.84, 0.97,
                   0.93, 1.02, said.format(0.97), 3_775, 3_662),
    ]  # fmt: skip


def negative_controls() -> list[NegativeControl]:
    return [
        NegativeControl("deaths", "Deaths", 925, 2_640, 0.11, 0.08, 1.38, 1.05, 1.81, 0.02,
                        "More often among the referred (ratio 1.38, 95 % interval 1.05 to 1.81): a sign of bias.",
                        97, 201),
        NegativeControl("unrelated", "Admissions for appendicitis or a broken hip or arm", 925, 2_640, 0.031, 0.03,
                        1.03, 0.63, 1.68, 0.91, "No clear difference.", 27, 76),
    ]  # fmt: skip


def interrupted() -> Interrupted:
    series = []
    for group, level in (("referring", 8.2), ("control", 7.9)):
        for month in range(-30, 18):
            line = level + 0.01 * month + 0.4 * sin(month / 2)
            fitted = line * (0.97 if group == "referring" and month >= 0 else 1)
            series.append(
                Series(group, month, round(fitted + 0.3 * sin(7 * month), 3), fitted, line, round(fitted * 180))
            )
    return Interrupted(
        "ae", NAMES["ae"], 24, 8, 30, 18, 0.97, 0.92, 1.03, 0.99, 0.95, 1.04,
        "Against control practices use neither stepped nor turned clearly at the first referral.", series,
    )  # fmt: skip


def reach() -> list[Reach]:
    rows = (
        ("ethnicity", "White", 61_204, 871, 561), ("ethnicity", "Asian or Asian British", 4_410, 41, 22),
        ("ethnicity", "Black or Black British", 1_002, 12, 9), ("ethnicity", "Other or not known", 3_001, 15, 9),
        ("deprivation", "Most deprived fifth", 15_020, 292, 171), ("deprivation", "Other fifths", 54_597, 647, 430),
        ("sex", "Female", 35_612, 545, 356), ("sex", "Male", 34_005, 394, 245),
    )  # fmt: skip
    return [
        Reach(by, group, eligible, referred, engaged, 100 * referred / eligible, 90 * referred / eligible,
              110 * referred / eligible, 100 * engaged / referred, 92 * engaged / referred, 104 * engaged / referred)
        for by, group, eligible, referred, engaged in rows
    ]  # fmt: skip


def last_days() -> list[LastDays]:
    """The oldest use most of it: the end of life explains a part of their rise."""
    groups = (
        ("all", "Everybody analysed", 925, 2_640, 97, 201), ("age", "Under 80", 511, 1_456, 31, 62),
        ("age", "80 and over", 414, 1_184, 66, 139),
    )  # fmt: skip
    return [
        LastDays(
            by, group, outcome, NAMES[outcome], people, controls, deaths, dead, deaths * 70, deaths * 95, dead * 71,
            dead * 98, round(deaths * use), round(deaths * use / 2), round(dead * use), round(dead * use / 2),
            people * 2, controls * 2, use * 5.2, use * 1.9, use * 5.1, use * 1.8, 50 * deaths * use / people,
            50 * dead * use / controls, 2.1, 2.1 - 2 * deaths * use / people, 2.05, 2.05 - 2 * dead * use / controls,
        )
        for by, group, people, controls, deaths, dead in groups for outcome, use in (("spells", 0.9), ("ae", 0.7))
    ]  # fmt: skip


def alive_out() -> list[AliveOut]:
    groups = (
        ("all", "Everybody analysed", 925, 2_640),
        ("age", "Under 80", 511, 1_456),
        ("age", "80 and over", 414, 1_184),
    )
    return [
        AliveOut(
            by, group, "alive_out", "Days alive and out of hospital", people, controls, 365, people // 2, people // 3,
            controls // 2, controls // 3, 358.21, 358.64, 337.14, 340.42, -0.43, -1.51, 0.62, -3.28, -6.83, 0.31, -2.85,
            -6.44, 0.77, "337.1 in the window after referral, of the controls 340.4: no clear difference (−3.3, 95 % "
            "interval −6.8 to +0.3; before referral −0.4).",
        )
        for by, group, people, controls in groups
    ]  # fmt: skip
