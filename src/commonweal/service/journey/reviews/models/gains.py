"""What people moved on to, and what they were helped to claim."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.domain import outcomes
from commonweal.domain.privacy import PERSONAL, SPECIAL, STAFF, TECHNICAL
from commonweal.service.ground.audit.models import Record
from commonweal.service.journey.referrals.models import Referral


class GainQuerySet(models.QuerySet):
    def meant(self):
        """Without what was entered by mistake."""
        return self.filter(mistaken=False)


class Progression(Record):
    """A step a person took in their life, from when."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "referral": PERSONAL,
        "kind": PERSONAL,
        "began_on": PERSONAL,
        "note": SPECIAL,
        "mistaken": TECHNICAL,
        "by": STAFF,
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="progressions")
    kind = models.CharField(max_length=15, choices=list(outcomes.PROGRESSION.items()))
    began_on = models.DateField()
    note = models.TextField(blank=True)
    mistaken = models.BooleanField("entered by mistake", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = GainQuerySet.as_manager()

    class Meta:
        ordering = ("began_on", "created_at")


class Benefit(Record):
    """A welfare benefit or grant that a person was helped to claim, and what came of it."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "referral": PERSONAL,
        "kind": SPECIAL,
        "claimed_on": PERSONAL,
        "outcome": PERSONAL,
        "decided_on": PERSONAL,
        "paid": PERSONAL,
        "amount_pence": SPECIAL,
        "note": SPECIAL,
        "mistaken": TECHNICAL,
        "by": STAFF,
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="benefits")
    kind = models.CharField(max_length=25, choices=list(outcomes.BENEFITS.items()))
    claimed_on = models.DateField()
    outcome = models.CharField(
        max_length=10, choices=list(outcomes.BENEFIT_OUTCOMES.items()), default=outcomes.AWAITING
    )
    decided_on = models.DateField(null=True, blank=True)
    paid = models.CharField(max_length=6, choices=list(outcomes.PAID.items()), blank=True)
    amount_pence = models.PositiveIntegerField("amount in pence", null=True, blank=True)
    note = models.TextField(blank=True)
    mistaken = models.BooleanField("entered by mistake", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = GainQuerySet.as_manager()

    class Meta:
        ordering = ("claimed_on", "created_at")
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome=outcomes.AWARDED) | Q(amount_pence=None), name="only_an_award_has_an_amount"
            ),
        )
