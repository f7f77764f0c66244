"""The plan that a person and their advisor agree: goals, how much they matter, and how the person gets a copy."""

LOWEST, HIGHEST = 1, 10
"""Importance and confidence are told from so much to so much: Social Prescribing Information Standard, version 1.1."""

OPEN, PARTLY, ACHIEVED, GIVEN_UP = "open", "partly", "achieved", "given_up"

GOAL_STATES = {
    OPEN: "Working on it",
    PARTLY: "Partly achieved",
    ACHIEVED: "Achieved",
    GIVEN_UP: "No longer a goal",
}

LIVE = frozenset({OPEN, PARTLY})
"""Goals somebody still works towards."""

AGREED_WITH = {
    "person": "The person",
    "together": "The person and a carer or family member",
    "carer": "A carer or family member, for the person",
}

NORMAL, LARGE, EASY = "normal", "large", "easy"

LOOKS = {NORMAL: "Ordinary print", LARGE: "Large print", EASY: "Easy words"}
"""The ways a plan is printed."""

COPIES = {
    NORMAL: "On paper, ordinary print",
    LARGE: "On paper, large print",
    EASY: "On paper, easy words",
    "read_out": "Read out or recorded for them",
    "none": "They did not want a copy",
}
