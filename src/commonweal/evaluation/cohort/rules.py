"""The rules that decide who counts, in words, with the plan's own numbers."""

from commonweal.domain.dates import said
from commonweal.evaluation.plan import LAST_LANDMARK, Plan
from commonweal.exchange.results import Rule

COVERED = {
    "full": "People whose window before or after referral is not wholly covered by the hospital data are left out.",
    "partial": "People whose windows are not wholly covered by the hospital data count for the days that are.",
}
KNOWN_BY = {
    "funded": "referral to a funded provider",
    "engaged": "engagement",
    "wellbeing": "change of well-being",
    "continuing": "continued use",
}


def rules(plan: Plan) -> list[Rule]:
    """Say the rules that decide who counts.

    Parameters
    ----------
    plan
        The plan [plan].

    Returns
    -------
    list
        Name and words of each rule [list].
    """
    groups = plan.subgroups
    asked = (groups.engaged, groups.continuing, groups.funded, groups.wellbeing, groups.service)
    after = [*_about_engagement(plan), *_about_what_came_of_it(plan)]
    landmarks = [_about_landmarks(plan)] if plan.landmarks and plan.matching else []
    return [*_about_people(plan), *(rule for rule, yes in zip(after, asked, strict=True) if yes), *landmarks]


def _about_people(plan: Plan) -> list[Rule]:
    cohort = plan.cohort
    return [
        Rule(
            "Index date",
            f"The day of a person's first referral from {said(cohort.referred_from)} to "
            f"{said(cohort.referred_to)}, whatever came of it. The person is the unit: nobody counts twice.",
        ),
        Rule(
            "Linked",
            f"Found in the hospital data with match rank {cohort.match_rank_up_to} or surer. A linked person "
            "who used nothing counts, with nothing.",
        ),
        Rule(
            "Windows",
            f"{cohort.window_days} days before the index date and {cohort.window_days} days from it on. "
            + COVERED[cohort.after],
        ),
        Rule(
            "Deaths",
            "People who die after referral count up to and including the day of death. The earliest is taken of the "
            "registered death, a hospital stay that ended in death (DISMETH 4), and what the service recorded.",
        ),
    ]


def _about_engagement(plan: Plan) -> list[Rule]:
    rule = plan.rules
    return [
        Rule(
            "Substantively engaged",
            f"At least {_many(rule.engaged_contacts, 'contact')} that reached the person or a carer, and at least "
            f"{_many(rule.engaged_sessions, 'session')} attended, within {rule.engaged_within_days} days of referral.",
        ),
        Rule(
            "Continues to use voluntary support",
            f"Came to a session, or said that they still go, {rule.continuing_after_days} to "
            f"{rule.continuing_within_days} days after a funded place of theirs ended.",
        ),
        Rule(
            "Referred to a funded provider",
            f"At least one referral to a funded voluntary service within {plan.cohort.window_days} days of the index "
            "date, whether or not it was taken up.",
        ),
    ]


def _about_what_came_of_it(plan: Plan) -> list[Rule]:
    scores = plan.wellbeing
    return [
        Rule(
            "Well-being improved or worsened",
            "More points gained than lost, or lost than gained, over all measures scored both at baseline and "
            f"{scores.follow_up_from_days} to {scores.follow_up_to_days} days after it. Whoever was not followed up "
            "is a group apart.",
        ),
        Rule(
            "Type of service",
            f"That of the first service that the person was referred on to within {plan.cohort.window_days} days of "
            "the index date.",
        ),
    ]


def _about_landmarks(plan: Plan) -> Rule:
    in_time = {name: day for name, day in plan.landmarks.items() if day <= LAST_LANDMARK}
    late = ", ".join(KNOWN_BY[name] for name in plan.landmarks if name not in in_time)
    days = ", ".join(f"{day} for {KNOWN_BY[name]}" for name, day in in_time.items()) or "none"
    return Rule(
        "Landmarks",
        "Groups chosen after referral are compared with controls once more from a day on, among those followed on it, "
        f"by what was known then. Days after referral: {days}."
        + (f" Known too late in the first year to be compared so: {late}." if late else ""),
    )


def _many(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
