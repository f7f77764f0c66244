"""Goals, the steps towards them, how they went, and what was agreed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.domain import journey, plans
from commonweal.domain.privacy import PERSONAL, SPECIAL, STAFF, TECHNICAL
from commonweal.service.ground.audit.models import Record
from commonweal.service.journey.referrals.models import Referral

SCALE = (plans.LOWEST, plans.HIGHEST)


class Goal(Record):
    """Something the person wants, in their words; its version covers its steps."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "referral": PERSONAL,
        "by": STAFF,
        "words": SPECIAL,
        "easy_words": SPECIAL,
        "need": SPECIAL,
        "importance": SPECIAL,
        "confidence": SPECIAL,
        "state": PERSONAL,
        "reviewed_on": PERSONAL,
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="goals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.CharField(max_length=500)
    easy_words = models.CharField(max_length=200, blank=True)
    need = models.CharField(max_length=20, choices=list(journey.REASONS.items()), blank=True)
    importance = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=list(plans.GOAL_STATES.items()), default=plans.OPEN)
    reviewed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("created_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(importance=None) | Q(importance__range=SCALE), name="importance_from_1_to_10"
            ),
            models.CheckConstraint(
                condition=Q(confidence=None) | Q(confidence__range=SCALE), name="confidence_from_1_to_10"
            ),
        )


class Step(Record):
    """Something that is done towards a goal: what, by whom, by when; taken out rather than deleted."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "goal": PERSONAL,
        "what": SPECIAL,
        "who": PERSONAL,
        "due_on": PERSONAL,
        "done_on": PERSONAL,
        "dropped": TECHNICAL,
    }

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="steps")
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=100, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    dropped = models.BooleanField(default=False)

    class Meta:
        ordering = ("created_at",)


class Progress(models.Model):
    """How a goal stood on one day: added, never changed. The latest equals the goal's state."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": TECHNICAL,
        "goal": PERSONAL,
        "on": PERSONAL,
        "by": STAFF,
        "state": PERSONAL,
        "confidence": SPECIAL,
        "note": SPECIAL,
    }

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="progress")
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=list(plans.GOAL_STATES.items()))
    confidence = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("on", "id")


class Agreement(Record):
    """The plan as the person agreed to it, word by word, and the copy they were given."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "referral": PERSONAL,
        "by": STAFF,
        "agreed_on": PERSONAL,
        "agreed_with": PERSONAL,
        "copy": SPECIAL,
        "plan": SPECIAL,
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="agreements")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agreed_on = models.DateField()
    agreed_with = models.CharField(max_length=10, choices=list(plans.AGREED_WITH.items()))
    copy = models.CharField(max_length=10, choices=list(plans.COPIES.items()))
    plan = models.JSONField()

    class Meta:
        ordering = ("agreed_on", "created_at")
