"""The rules that decide what is counted, in words."""

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
