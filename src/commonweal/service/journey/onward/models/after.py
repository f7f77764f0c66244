"""What a person goes on with when the funded time ends, and what nobody could offer them."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.domain import journey, outcomes
from commonweal.domain.privacy import PERSONAL, SPECIAL, STAFF
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit.models import Record
from commonweal.service.journey.onward.models.places import Onward
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.menu.models import Service


class StepDown(Record):
    """What comes next when a place ends: agreed before the end, with who helps and from when."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "onward": PERSONAL,
        "planned": PERSONAL,
        "plan": SPECIAL,
        "helper": PERSONAL,
        "from_on": PERSONAL,
        "agreed_on": PERSONAL,
        "by": STAFF,
    }

    onward = models.OneToOneField(Onward, models.CASCADE, related_name="step_down")
    planned = models.CharField("what comes next", max_length=20, choices=list(journey.NEXT_STEPS.items()))
    plan = models.TextField("how it will go on", blank=True)
    helper = models.CharField("who helps", max_length=200)
    from_on = models.DateField("from which day")
    agreed_on = models.DateField("agreed with the person on")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")


class UnmetNeedQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.role == Role.MANAGER:
            return self
        return self.filter(referral__advisor=user) if user.role == Role.ADVISOR else self.none()


class UnmetNeed(Record):
    """Something a person needed and could not have, and why."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "referral": PERSONAL,
        "need": SPECIAL,
        "why": PERSONAL,
        "service": PERSONAL,
        "note": SPECIAL,
        "noted_on": PERSONAL,
        "by": STAFF,
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="unmet_needs")
    need = models.CharField(max_length=20, choices=list(journey.REASONS.items()))
    why = models.CharField(max_length=12, choices=list(outcomes.UNMET_WHY.items()))
    service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True, related_name="unmet_needs")
    note = models.TextField(blank=True)
    noted_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = UnmetNeedQuerySet.as_manager()

    class Meta:
        ordering = ("-noted_on", "-created_at")
        indexes = (models.Index(fields=["noted_on"]),)
