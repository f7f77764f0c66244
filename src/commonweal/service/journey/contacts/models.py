"""Contacts with the person: planned, then done or not."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.domain import journey
from commonweal.domain.privacy import PERSONAL, SPECIAL, STAFF
from commonweal.service.ground.audit.models import Record
from commonweal.service.journey.referrals.models import Referral


class ContactQuerySet(models.QuerySet):
    def planned(self):
        return self.filter(outcome="", cancelled=False)

    def done(self):
        return self.exclude(outcome="")

    def of(self, user):
        return self.filter(by=user)


class Contact(Record):
    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "referral": PERSONAL,
        "by": STAFF,
        "kind": PERSONAL,
        "purpose": PERSONAL,
        "on": PERSONAL,
        "at_time": PERSONAL,
        "outcome": PERSONAL,
        "note": SPECIAL,
        "cancelled": PERSONAL,
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="contacts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=10, choices=list(journey.CONTACT_KINDS.items()))
    purpose = models.CharField(max_length=12, choices=list(journey.CONTACT_PURPOSES.items()), default="support")
    on = models.DateField("day")
    at_time = models.TimeField("time", null=True, blank=True)
    outcome = models.CharField(max_length=15, choices=list(journey.CONTACT_OUTCOMES.items()), blank=True)
    note = models.TextField(blank=True)
    cancelled = models.BooleanField(default=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ("-on", "-created_at")
        indexes = (models.Index(fields=["by", "on"]), models.Index(fields=["referral", "on"]))
