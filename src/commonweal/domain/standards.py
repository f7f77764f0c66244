"""How soon things should happen: the service's own targets, since no source sets any."""

from dataclasses import dataclass
from datetime import timedelta

from commonweal.domain.journey import ANSWER_DAYS, REVIEW_OVERDUE_DAYS


@dataclass(frozen=True)
class Standard:
    """A limit in days, what it is called when it is broken, and what it counts from.

    Attributes
    ----------
    days
        The last day that is still in time [days].
    title
        What a list of those who wait longer is called [text].
    badge
        The same on one record [text].
    since
        What the days are counted from [text].
    """

    days: int
    title: str
    badge: str
    since: str

    @property
    def limit(self) -> timedelta:
        """The limit as a span of time [days]."""
        return timedelta(days=self.days)


OWN_TARGET = "The limits are our own targets: no source sets any."

STANDARDS = {
    "allocate": Standard(5, "Not allocated in time", "Not allocated", "the referral"),
    "contact": Standard(10, "No first contact in time", "No first contact", "the day an advisor took the case"),
    "assess": Standard(28, "No assessment in time", "Not assessed", "the day an advisor took the case"),
    "review": Standard(REVIEW_OVERDUE_DAYS - 1, "Review overdue", "Review overdue", "the assessment"),
    "answer": Standard(ANSWER_DAYS, "Provider has not answered", "Provider has not answered", "the referral on"),
}
"""Code -> standard: in time up to and including the last day, late from the next."""
