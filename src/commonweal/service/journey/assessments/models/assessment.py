"""The holistic assessment, and the well-being scores of either point."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.domain import measures
from commonweal.domain.privacy import PERSONAL, SPECIAL, STAFF, TECHNICAL
from commonweal.service.ground.audit.models import Record
from commonweal.service.journey.referrals.models import Referral


class Assessment(Record):
    """Needs and what matters, one for a referral; open until completed."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "referral": PERSONAL,
        "by": STAFF,
        "started_on": PERSONAL,
        "completed_on": PERSONAL,
        "needs": SPECIAL,
        "needs_text": SPECIAL,
        "what_matters": SPECIAL,
        "strengths": SPECIAL,
    }

    referral = models.OneToOneField(Referral, models.PROTECT, related_name="assessment")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_on = models.DateField()
    completed_on = models.DateField(null=True, blank=True)
    needs = models.JSONField(default=list)
    needs_text = models.TextField(blank=True)
    what_matters = models.TextField(blank=True)
    strengths = models.TextField(blank=True)


class Scoring(Record):
    """The eight measures asked on one day, at baseline or follow-up."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "referral": PERSONAL,
        "by": STAFF,
        "point": PERSONAL,
        "scored_on": PERSONAL,
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="scorings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    point = models.CharField(max_length=10, choices=list(measures.POINTS.items()))
    scored_on = models.DateField()

    class Meta:
        ordering = ("scored_on", "created_at")


class Score(models.Model):
    """One measure: a score, or the reason why it was skipped."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": TECHNICAL,
        "scoring": PERSONAL,
        "measure": PERSONAL,
        "value": SPECIAL,
        "skipped": PERSONAL,
    }

    scoring = models.ForeignKey(Scoring, models.CASCADE, related_name="scores")
    measure = models.CharField(max_length=30, choices=[(m.code, m.name) for m in measures.MEASURES])
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    skipped = models.CharField(max_length=15, choices=list(measures.SKIPPED.items()), blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["scoring", "measure"], name="a_measure_is_asked_once_in_a_scoring"),
            models.CheckConstraint(
                condition=Q(value__range=(measures.LOWEST, measures.HIGHEST), skipped="")
                | Q(value__isnull=True) & ~Q(skipped=""),
                name="a_score_from_1_to_5_or_a_reason",
            ),
        )
