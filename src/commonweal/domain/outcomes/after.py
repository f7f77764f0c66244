"""What comes of support: when people are asked whether they still go, what they moved on to, what they claimed."""

from dataclasses import dataclass
from datetime import date, timedelta

EARLY = timedelta(days=28)
"""How long before its day a question may be asked and still count for it."""

STEP_DOWN_DAYS = 28
"""How many days before a funded place ends somebody should know what comes next: our own choice, no source."""


@dataclass(frozen=True)
class Question:
    """Whether a person still goes, asked some time after the funded time ended.

    Parameters
    ----------
    months
        Which of the questions it is [months].
    after
        When it is due, counted from the last funded day [duration].
    closes
        When it is too late for it, counted likewise; from then on an answer counts for the next [duration].
    """

    months: int
    after: timedelta
    closes: timedelta

    @property
    def words(self) -> str:
        """The question as people call it [text]."""
        return f"{self.months} months after"


def _questions(*points: tuple[int, int], last: int) -> tuple[Question, ...]:
    closes = [timedelta(days=days) - EARLY for _, days in points[1:]] + [timedelta(days=last)]
    return tuple(
        Question(months, timedelta(days=days), close) for (months, days), close in zip(points, closes, strict=True)
    )


STILL_GOING_ASKED = _questions((3, 91), (6, 182), (12, 365), last=456)
"""Asked 3, 6 and 12 months after the funded time ends; the last stays open for another three months."""

MONTHS = {question.months: question.words for question in STILL_GOING_ASKED}


def question_on(ended_on: date | None, day: date) -> int | None:
    """Say which of the questions an answer of a day belongs to.

    Parameters
    ----------
    ended_on
        Last day of the funded time, none when there was none [date].
    day
        The day of the answer [date].

    Returns
    -------
    int or None
        Which question [months after the end]; none before the first may be asked and after the last has closed.
    """
    if ended_on is None:
        return None
    for question in STILL_GOING_ASKED:
        if ended_on + question.after - EARLY <= day < ended_on + question.closes:
            return question.months
    return None


TOLD_BY = {"person": "The person", "carer": "A carer or family member", "provider": "The provider"}

UNMET_WHY = {
    "no_service": "There is no such service",
    "full": "It is full, or the wait is too long",
    "too_far": "It is too far away",
    "cost": "It costs too much",
    "access": "It does not suit the person's access needs",
    "language": "It is not in the person's language",
    "time": "It is at the wrong time",
    "other": "Another reason",
}

PROGRESSION = {
    "volunteering": "Volunteers",
    "own_group": "Started a group of their own",
    "work": "Began or went back to work",
    "learning": "Learns something new on a course",
    "teaching": "Teaches or supports others",
    "other": "Something else",
}

BENEFITS = {
    "attendance_allowance": "Attendance Allowance",
    "pip": "Personal Independence Payment",
    "pension_credit": "Pension Credit",
    "carers_allowance": "Carer's Allowance",
    "housing_benefit": "Housing Benefit",
    "council_tax": "Council Tax Reduction",
    "employment_support": "Employment and Support Allowance",
    "universal_credit": "Universal Credit",
    "direct_payment": "Direct Payment or Personal Budget",
    "blue_badge": "Blue Badge",
    "other": "Another benefit or grant",
}
UNPAID = frozenset({"blue_badge"})
"""Awarded, and no money comes with it."""

AWAITING, AWARDED, NOT_AWARDED = "awaiting", "awarded", "refused"
BENEFIT_OUTCOMES = {AWAITING: "Waiting for a decision", AWARDED: "Awarded", NOT_AWARDED: "Refused"}
PAID = {"yearly": "Every year", "once": "Once"}

PLANNED, WENT, DID_NOT_GO, CANCELLED = "planned", "done", "not_gone", "cancelled"
ACCOMPANIED = {
    PLANNED: "Planned",
    WENT: "Went together",
    DID_NOT_GO: "Did not go",
    CANCELLED: "Cancelled",
}
