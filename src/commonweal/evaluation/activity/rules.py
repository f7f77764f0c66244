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
    "Spells": ("spells",), "FCEs": ("fces",), "Bed days": ("bed_days",), "A&E": ("ae",), "Outpatients": ("outpatient",),
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
    return [rule for rule in _all(plan) if set(ABOUT.get(rule.name, INPATIENT)) & set(counted)]


def _all(plan: Plan) -> list[Rule]:
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
