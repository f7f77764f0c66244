"""The rules that decide who counts and what is counted, in words, with the plan's own numbers."""

from commonweal.evaluation.plan import Plan
from commonweal.exchange.results import Rule

ADMISSIONS = {
    "non_elective": "Stays whose first episode was an emergency admission (ADMIMETH 2x).",
    "not_elective": "Stays whose first episode was not a planned admission (ADMIMETH other than 11, 12, 13).",
    "all": "All stays, however the person was admitted.",
}
ARRIVALS = {
    "unplanned": "A&E attendances by day of arrival, without planned follow-ups (AEATTENDCAT 2) and without people "
    "who left before being treated (AEATTENDDISP 12, 13).",
    "all": "All A&E attendances by day of arrival.",
}
COVERED = {
    "full": "People whose window before or after referral is not wholly covered by the hospital data are left out.",
    "partial": "People whose windows are not wholly covered by the hospital data count for the days that are.",
}


def rules(plan: Plan) -> list[Rule]:
    """Say every rule of an evaluation.

    Parameters
    ----------
    plan
        The plan [plan].

    Returns
    -------
    list
        Name and words of each rule [list].
    """
    return [*_about_people(plan), *_about_engagement(plan), *_about_counting(plan)]


def _about_people(plan: Plan) -> list[Rule]:
    cohort = plan.cohort
    return [
        Rule(
            "Index date",
            f"The day of a person's first referral from {cohort.referred_from} to {cohort.referred_to}, whatever came "
            "of it. The person is the unit: nobody counts twice.",
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
            f"At least {rule.engaged_contacts} contacts that reached the person or a carer, and at least "
            f"{rule.engaged_sessions} sessions attended, within {rule.engaged_within_days} days of referral.",
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


def _about_counting(plan: Plan) -> list[Rule]:
    return [
        Rule("Admissions", ADMISSIONS[plan.activity.admissions]),
        Rule("Spells", "Finished episodes joined into stays with one provider, counted by day of admission."),
        Rule("FCEs", "Finished consultant episodes of those stays, counted by the day the episode started."),
        Rule("Bed days", "Nights of those stays that lie within the window; a stay across its edge counts in part."),
        Rule("A&E", ARRIVALS[plan.activity.ae]),
        Rule("Outpatients", "Appointments that the person came to and was seen at (ATTENDED 5, 6), by their day."),
        Rule(
            "Unfinished episodes",
            "Episodes not finished when the hospital data were drawn (EPISTAT 1) are left out: they come again "
            "when they are finished.",
        ),
    ]
