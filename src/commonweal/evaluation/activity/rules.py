"""The rules that decide what is counted, in words."""

from commonweal.evaluation.plan import INPATIENT, Plan
from commonweal.exchange.results import Rule

ADMISSIONS = {
    "non_elective": "Stays that began with an emergency admission (ADMIMETH 2x of the first episode that has any).",
    "not_elective": "Stays that did not begin with a planned admission (ADMIMETH other than 11, 12, 13).",
    "all": "All stays, however the person was admitted.",
}
ARRIVALS = {
    "unplanned": "A&E attendances by day of arrival, without planned follow-ups (AEATTENDCAT 2) and without people "
    "who left before being treated (AEATTENDDISP 12, 13).",
    "all": "All A&E attendances by day of arrival.",
}

ABOUT = {
    "Spells": ("spells",), "FCEs": ("fces",), "Bed days": ("bed_days",), "Continuous spells": ("cips",),
    "A&E": ("ae",), "Outpatients": ("outpatient",), "GP contacts face to face": ("gp_face",),
    "GP contacts by telephone": ("gp_phone",), "Prescriptions": ("prescriptions",), "Social care": ("social_care",),
    "Residential care": ("residential",),
}  # fmt: skip
"""Rule -> the outcomes that it is about; the others are about everything inpatient."""


def rules(plan: Plan) -> list[Rule]:
    """Say the rules that decide what is counted.

    Parameters
    ----------
    plan
        The plan [plan].

    Returns
    -------
    list
        Name and words of each rule [list].
    """
    counted = plan.activity.outcomes
    every = [*_in_hospital(plan), *_elsewhere()]
    told = [rule for rule in every if set(ABOUT.get(rule.name, INPATIENT)) & set(counted)]
    return [*told, *_of_comparison(plan)]


def _in_hospital(plan: Plan) -> list[Rule]:
    return [
        Rule("Admissions", ADMISSIONS[plan.activity.admissions]),
        Rule("Spells", "Finished episodes joined into stays with one provider, counted by day of admission."),
        Rule("FCEs", "Finished consultant episodes of those stays, counted by the day the episode started."),
        Rule("Bed days", "Nights of those stays that lie within the window; a stay across its edge counts in part."),
        Rule(
            "Continuous spells",
            "Stays joined across providers where the person was transferred and no more than three days lie between "
            "them, counted by day of the first admission.",
        ),
        Rule("A&E", ARRIVALS[plan.activity.ae]),
        Rule("Outpatients", "Appointments that the person came to and was seen at (ATTENDED 5, 6), by their day."),
        Rule(
            "Unfinished episodes",
            "Episodes not finished when the hospital data were drawn (EPISTAT 1) are left out: they come again "
            "when they are finished.",
        ),
    ]


def _elsewhere() -> list[Rule]:
    once = "from the first day to the last, both counted; a day counts once, however much care there was on it."
    return [
        Rule("GP contacts face to face", "Contacts at the practice and visits at home, by their day."),
        Rule("GP contacts by telephone", "Contacts by telephone, by their day."),
        Rule("Prescriptions", "Items prescribed, by day of issue."),
        Rule("Social care", f"Days within the window with care at home, day care or a direct payment, {once}"),
        Rule("Residential care", f"Days within the window in a residential or nursing home, {once}"),
    ]


def _of_comparison(plan: Plan) -> list[Rule]:
    """What is counted only beside controls."""
    if plan.matching is None:
        return []
    return [
        Rule(
            "Unrelated stays",
            f"Of the stays that count, those whose first recorded diagnosis begins with "
            f"{', '.join(plan.matching.unrelated)}, which the service cannot change.",
        ),
        Rule(
            "Months",
            "Counted from the index day: a day d days from it lies in month floor(12 d / 365), so that twelve months "
            "are 365 days.",
        ),
        Rule(
            "Practices",
            "Everybody registered counts, referred or not, on the days on which they are registered and alive.",
        ),
    ]
