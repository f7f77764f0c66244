"""Reviews at three to four months, what the person still goes to, and the message back to the practice."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.domain import journey, outcomes
from commonweal.domain.privacy import PERSONAL, SPECIAL, STAFF
from commonweal.service.ground.accounts.models import Organisation, Role
from commonweal.service.ground.audit.models import Record
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals.models import Referral


class Review(Record):
    """One review, due some months after the assessment; done, or given up when nobody could be reached."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "referral": PERSONAL,
        "due_on": PERSONAL,
        "done_on": PERSONAL,
        "outcome": PERSONAL,
        "by": STAFF,
        "progress": SPECIAL,
    }

    class Outcome(models.TextChoices):
        DONE = "done", "Done with the person"
        UNABLE = "unable_to_contact", "Unable to contact"

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="reviews")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    progress = models.TextField("how things are going", blank=True)

    class Meta:
        ordering = ("due_on",)
        indexes = (models.Index(fields=["due_on", "done_on"]),)


class Continuing(Record):
    """Whether a person still goes to something, asked on a day: at a review, or some months after the funded time."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "onward": PERSONAL,
        "asked_on": PERSONAL,
        "answer": PERSONAL,
        "months": PERSONAL,
        "told_by": PERSONAL,
        "by": STAFF,
    }

    onward = models.ForeignKey(Onward, models.CASCADE, related_name="continuing")
    asked_on = models.DateField()
    answer = models.CharField(max_length=12, choices=list(journey.STILL_GOING.items()))
    months = models.PositiveSmallIntegerField(
        "which question it answers", choices=list(outcomes.MONTHS.items()), null=True, blank=True
    )
    told_by = models.CharField("who said so", max_length=8, choices=list(outcomes.TOLD_BY.items()), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("asked_on",)
        indexes = (models.Index(fields=["onward", "months"]),)
        constraints = (models.UniqueConstraint(fields=["onward", "asked_on"], name="asked_once_a_day"),)


class FeedbackQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.role == Role.PRACTICE:
            return self.filter(practice=user.organisation)
        if user.role == Role.TEAM:
            return self.filter(referral__sender=user.organisation)
        if user.role == Role.ADVISOR:
            return self.filter(referral__advisor=user)
        return self if user.role == Role.MANAGER else self.none()


class Feedback(Record):
    """A message back to the referring practice."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "referral": PERSONAL,
        "practice": PERSONAL,
        "by": STAFF,
        "sent_at": PERSONAL,
        "subject": PERSONAL,
        "body": SPECIAL,
        "read_at": PERSONAL,
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="feedback")
    practice = models.ForeignKey(Organisation, models.PROTECT, related_name="feedback")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)
    subject = models.CharField(max_length=150)
    body = models.TextField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ("-sent_at",)
