"""The eight well-being measures, their five-point scale, and what counts as a low score."""

from dataclasses import dataclass

LOWEST, HIGHEST = 1, 5
LOW = 2
"""A score of so much or less is low: Dayson and Bashir (2014), Table 2."""


@dataclass(frozen=True)
class Measure:
    """One outcome area of the well-being tool.

    Parameters
    ----------
    code
        Name used in files and databases [text].
    name
        Name used on pages and in reports [text].

    References
    ----------
    Dayson and Bashir (2014), Summary Evaluation Report, Table 2: eight measures on a five-point scale.
    The record also calls the fifth measure "Work, volunteering and other activities".
    """

    code: str
    name: str


MEASURES = (
    Measure("feeling_positive", "Feeling positive"),
    Measure("lifestyle", "Lifestyle"),
    Measure("looking_after_yourself", "Looking after yourself"),
    Measure("managing_symptoms", "Managing symptoms"),
    Measure("work_volunteering_social", "Work, volunteering and social groups"),
    Measure("money", "Money"),
    Measure("where_you_live", "Where you live"),
    Measure("family_friends", "Family and friends"),
)

BY_CODE = {measure.code: measure for measure in MEASURES}

SKIPPED = {
    "not_asked": "Not asked today",
    "preferred_not": "Preferred not to answer",
    "not_relevant": "Not relevant to the person",
    "unable": "Unable to answer",
}

POINTS = {"baseline": "Baseline", "follow_up": "Follow-up"}

PILOT_FIRST, PILOT_SECOND = 819, 280
"""People of the Rotherham pilot with first scores, and with second ones: Dayson and Bashir (2014), Table 2."""
