"""Safeguarding concerns: what they are about, and how far they have come."""

KINDS = {
    "neglect": "Neglect by somebody else",
    "self_neglect": "Self-neglect or an unsafe home",
    "physical": "Physical harm",
    "domestic": "Harm by a partner or family member",
    "emotional": "Emotional harm or control",
    "financial": "Money or belongings taken or misused",
    "sexual": "Sexual harm",
    "discrimination": "Harm because of who the person is",
    "exploitation": "Exploitation or modern slavery",
    "care": "Harm in a care service",
    "self_harm": "Self-harm or suicide",
    "child": "A child at risk",
    "other": "Something else",
}

OPEN, PASSED_ON, CLOSED = "open", "passed_on", "closed"
STATES = {OPEN: "Open", PASSED_ON: "Passed on", CLOSED: "Closed"}
MOVES = {OPEN: {OPEN, PASSED_ON, CLOSED}, PASSED_ON: {PASSED_ON, CLOSED, OPEN}, CLOSED: {OPEN}}
