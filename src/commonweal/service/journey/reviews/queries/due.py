"""When a review is due, whose is overdue, and how far up the ladder of attempts somebody is."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from commonweal.domain import journey
from commonweal.service.journey.contacts import queries as contacts
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews.models import Review

DUE = timedelta(days=journey.REVIEW_DUE_DAYS)
OVERDUE = timedelta(days=journey.REVIEW_OVERDUE_DAYS)


def due_on(referral):
    """The day the review is due, or None: not assessed, no longer open, reviewed, or the person has died."""
    assessment = getattr(referral, "assessment", None)
    if assessment is None or assessment.completed_on is None or referral.state not in journey.OPEN_STATES:
        return None
    if referral.person.died_on:
        return None
    settled = Review.objects.filter(referral=referral).exclude(done_on=None)
    return None if settled.exists() else assessment.completed_on + DUE


def awaiting(user):
    """Open referrals this user sees whose review is still to come, each with `.review_due_on`; the earliest first."""
    return dated(_mine(user))


def awaited(referrals):
    """Of these referrals, those whose review is still to come: the one rule for every list and badge."""
    settled = Review.objects.filter(referral=OuterRef("pk")).exclude(done_on=None)
    living = {"person__died_on": None, "person__merged_into__died_on": None}
    return referrals.open().filter(~Exists(settled), assessment__completed_on__isnull=False, **living)


def come_due(referrals, today):
    """Of these referrals, those whose review is due or overdue."""
    return awaited(referrals).filter(assessment__completed_on__lte=today - DUE)


def dated(found):
    """Awaited reviews as a list, each with `.review_due_on`; the earliest first."""
    found = list(
        found.select_related("person__merged_into", "practice", "assessment").order_by("assessment__completed_on")
    )
    for referral in found:
        referral.review_due_on = referral.assessment.completed_on + DUE
    return found


def _mine(user):
    return awaited(Referral.objects.visible_to(user))


def asked_about(referral):
    """What a person may still go to: what they began, and what they were told of."""
    theirs = Onward.objects.filter(referral=referral).filter(Q(started_on__isnull=False) | Q(state=journey.GIVEN))
    return theirs.select_related("service__provider")


def due(user, today):
    """Reviews that have come due and are not overdue yet."""
    span = {"assessment__completed_on__lte": today - DUE, "assessment__completed_on__gt": today - OVERDUE}
    return dated(_mine(user).filter(**span))


def overdue(user, today):
    """Reviews that are late."""
    return dated(_mine(user).filter(assessment__completed_on__lte=today - OVERDUE))


@dataclass(frozen=True)
class Ladder:
    """The attempts to make before giving up: each rung with the contact that climbed it, or None."""

    steps: list

    @property
    def next(self):
        return next((kind for kind, contact in self.steps if contact is None), None)

    @property
    def done(self):
        return [contact for _, contact in self.steps if contact is not None]

    @property
    def climbed(self):
        return self.next is None


def ladder(referral):
    """How far the attempts at a review have come since the person was last reached."""
    tried = []
    for contact in contacts.attempts(referral, "review"):
        tried = [] if contact.outcome in journey.REACHED else [*tried, contact]
    return Ladder(_climb(tried))


def _climb(tried):
    steps, attempts = [], iter(tried)
    for kind in journey.LADDER:
        steps.append((kind, next((contact for contact in attempts if contact.kind == kind), None)))
    return steps
