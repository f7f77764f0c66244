"""A person's way through the service: states, moves, and the words for what happens."""

RECEIVED, ALLOCATED, ASSESSED, SUPPORTED = "received", "allocated", "assessed", "supported"
REVIEWED, CLOSED, DECLINED = "reviewed", "closed", "declined"

REFERRAL_STATES = {
    RECEIVED: "Received",
    ALLOCATED: "With an advisor",
    ASSESSED: "Assessed",
    SUPPORTED: "Getting support",
    REVIEWED: "Reviewed",
    CLOSED: "Closed",
    DECLINED: "Not taken on",
}

REFERRAL_MOVES = {
    RECEIVED: {ALLOCATED, DECLINED, CLOSED},
    ALLOCATED: {ALLOCATED, ASSESSED, DECLINED, CLOSED},
    ASSESSED: {ALLOCATED, SUPPORTED, REVIEWED, CLOSED},
    SUPPORTED: {ALLOCATED, SUPPORTED, REVIEWED, CLOSED},
    REVIEWED: {ALLOCATED, SUPPORTED, REVIEWED, CLOSED},
    CLOSED: set(),
    DECLINED: set(),
}

OPEN_STATES = frozenset(REFERRAL_STATES) - {CLOSED, DECLINED}

SUBJECTS = {"patient": "Patient with a long-term condition", "carer": "Carer"}

PRACTICE, CASE_MANAGEMENT, MENTAL_HEALTH, SELF = "practice", "case_management", "mental_health", "self"

PATHWAYS = {
    PRACTICE: "GP practice",
    CASE_MANAGEMENT: "Case-management team",
    MENTAL_HEALTH: "Mental-health team",
    SELF: "The person or their carer",
}

ASKED_BY = {"person": "The person themselves", "carer": "Their carer", "family": "Another member of the family"}

REASONS = {
    "isolation": "Loneliness or isolation",
    "money": "Money, debt or benefits",
    "activity": "Getting more active",
    "mood": "Low mood or anxiety",
    "caring": "Caring for somebody",
    "home": "Housing or home safety",
    "condition": "Living with a condition",
    "getting_out": "Getting out of the house",
    "work": "Work, volunteering or learning",
    "other": "Something else",
}

CONDITIONS = {
    "arthritis": "Arthritis or joint pain",
    "asthma_copd": "Asthma or COPD",
    "cancer": "Cancer",
    "dementia": "Dementia",
    "depression_anxiety": "Depression or anxiety",
    "diabetes": "Diabetes",
    "epilepsy": "Epilepsy",
    "heart": "Heart disease or heart failure",
    "high_blood_pressure": "High blood pressure",
    "kidney": "Kidney disease",
    "learning_disability": "Learning disability",
    "neurological": "Neurological condition",
    "pain": "Chronic pain",
    "severe_mental_illness": "Severe mental illness",
    "stroke": "Stroke",
    "other": "Another long-term condition",
}

CIRCUMSTANCES = {
    "end_of_life": "Terminal illness",
    "warfarin": "Takes Warfarin",
    "dependence": "Alcohol or drug dependence",
}

CONTACT_KINDS = {
    "visit": "Home visit",
    "phone": "Phone call",
    "meeting": "Meeting",
    "letter": "Letter",
    "message": "Message",
}
CONTACT_PURPOSES = {"first": "First contact", "assessment": "Assessment", "support": "Support", "review": "Review"}
CONTACT_OUTCOMES = {
    "reached": "Reached the person",
    "carer_reached": "Spoke to a carer or family member",
    "no_answer": "No answer",
    "rearranged": "Rearranged",
    "declined": "The person declined",
    "sent": "Sent",
    "voicemail": "Left a voicemail message",
}
REACHED = frozenset({"reached", "carer_reached"})
PLAN_CHANGES = {
    "person_asked": "The person asked for it",
    "staff_away": "The advisor is away or ill",
    "unsafe": "It would not be safe",
    "weather": "Weather or travel",
    "not_needed": "No longer needed",
    "mistake": "Put in the diary by mistake",
    "ending": "The referral ended",
}
"""Why a planned contact is moved or cancelled."""

TO_DO = {
    "visit": "Plan the first visit",
    "assess": "Begin the assessment",
    "finish": "Finish the assessment",
    "find": "Find a service",
    "review": "Review how things are going",
    "close": "Close the referral",
}
"""What is next to do for somebody, when there is anything."""

FUNDED_VCS, OTHER_VCS, STATUTORY, SIGNPOST = "funded_vcs", "other_vcs", "statutory", "signpost"

ONWARD_KINDS = {
    FUNDED_VCS: "Referral to a funded voluntary service",
    OTHER_VCS: "Referral to another voluntary service",
    STATUTORY: "Referral to a statutory service",
    SIGNPOST: "Signpost",
}

SENT, ACCEPTED, WAITLISTED, REFUSED, STARTED, ENDED, GIVEN, WITHDRAWN = (
    "sent", "accepted", "waitlisted", "refused", "started", "ended", "given", "withdrawn",
)  # fmt: skip

ONWARD_STATES = {
    SENT: "Sent, waiting for a reply",
    ACCEPTED: "Accepted",
    WAITLISTED: "On a waiting list",
    REFUSED: "Not accepted",
    STARTED: "Started",
    ENDED: "Ended",
    GIVEN: "Information given",
    WITHDRAWN: "Withdrawn",
}

ONWARD_MOVES = {
    SENT: {ACCEPTED, WAITLISTED, REFUSED, ENDED, WITHDRAWN},
    WAITLISTED: {ACCEPTED, REFUSED, ENDED, WITHDRAWN},
    ACCEPTED: {STARTED, REFUSED, ENDED, WITHDRAWN},
    STARTED: {ENDED, WITHDRAWN},
    REFUSED: {SENT},
    ENDED: set(),
    GIVEN: set(),
    WITHDRAWN: set(),
}

ANSWER_DAYS = 7
"""How soon a provider should have answered; our own target, no source [days]."""

RECONSIDER_DAYS = 14
"""How long a provider can still say that it takes somebody after all; our own limit, no source [days]."""

REFUSALS = {
    "full": "No places left",
    "not_suitable": "Not suitable for this person",
    "out_of_area": "Outside our area",
    "no_contact": "Could not reach the person",
    "person_declined": "The person changed their mind",
    "other": "Another reason",
}

NEXT_STEPS = {
    "independent": "Goes on independently",
    "self_funded": "Pays for it themselves",
    "direct_payment": "Uses a Direct Payment or Personal Budget",
    "volunteer": "Became a volunteer",
    "own_group": "Started their own group",
    "other_service": "Moved to another service",
    "stopped": "Stopped going",
    "unknown": "Not known",
}
CONTINUING_STEPS = frozenset(
    {"independent", "self_funded", "direct_payment", "volunteer", "own_group", "other_service"}
)

STILL_GOING = {"yes": "Still goes", "no": "No longer goes", "no_answer": "Could not be asked"}

CLOSE_REASONS = {
    "goals_met": "Goals met",
    "moved_on": "Goes on independently",
    "declined": "The person declined further support",
    "unable_to_contact": "Unable to contact",
    "moved_away": "Moved away",
    "too_unwell": "Too unwell to take part",
    "died": "The person died",
    "other": "Another reason",
}

DECLINE_REASONS = {
    "not_eligible": "Outside the service's remit",
    "no_consent": "The person did not agree",
    "duplicate": "Already referred",
    "wrong_area": "Lives outside the borough",
    "other": "Another reason",
}

REVIEW_DUE_DAYS = 105
REVIEW_OVERDUE_DAYS = 122
LADDER = ("phone", "phone", "letter")

CASELOAD = 70
"""How many open cases an advisor carries unless told otherwise; our own figure, no source [cases]."""
MOST_CASES = 500


def may_move(moves: dict[str, set[str]], old: str, new: str) -> bool:
    """Say whether a state may follow another.

    Parameters
    ----------
    moves
        Allowed moves, `REFERRAL_MOVES` or `ONWARD_MOVES` [state -> states].
    old
        The state now [text].
    new
        The state wanted [text].

    Returns
    -------
    bool
        True when the move is allowed.
    """
    return new in moves.get(old, set())
