"""Contacts with the person, planned, then done or not; and concerns for their safety, which few may read."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.domain import journey, safeguarding
from commonweal.domain.privacy import PERSONAL, SPECIAL, STAFF, TECHNICAL
from commonweal.service.ground.audit.models import Record
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people.models import PersonKey


class ContactQuerySet(models.QuerySet):
    def planned(self):
        return self.filter(outcome="", cancelled=False)

    def done(self):
        """What took place or was tried, but for what was written down by mistake."""
        return self.exclude(outcome="").filter(cancelled=False)

    def of(self, user):
        return self.filter(by=user)

    def living(self):
        """Nobody is called on who has died, whichever of their records says so."""
        return self.filter(referral__person__died_on=None, referral__person__merged_into__died_on=None)


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
        "minutes": PERSONAL,
        "note": SPECIAL,
        "cancelled": PERSONAL,
        "changed": PERSONAL,
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="contacts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=10, choices=list(journey.CONTACT_KINDS.items()))
    purpose = models.CharField(max_length=12, choices=list(journey.CONTACT_PURPOSES.items()), default="support")
    on = models.DateField("day")
    at_time = models.TimeField("time", null=True, blank=True)
    outcome = models.CharField(max_length=15, choices=list(journey.CONTACT_OUTCOMES.items()), blank=True)
    minutes = models.PositiveSmallIntegerField("how long it took, in minutes", null=True, blank=True)
    note = models.TextField(blank=True)
    cancelled = models.BooleanField(default=False)
    changed = models.CharField(
        "why it was moved or cancelled", max_length=15, choices=list(journey.PLAN_CHANGES.items()), blank=True
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ("-on", "-created_at")
        indexes = (models.Index(fields=["by", "on"]), models.Index(fields=["referral", "on"]))


class Earlier(models.Model):
    """A contact as it was before somebody changed it: added, never changed."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": TECHNICAL,
        "contact": PERSONAL,
        "kind": PERSONAL,
        "purpose": PERSONAL,
        "on": PERSONAL,
        "at_time": PERSONAL,
        "outcome": PERSONAL,
        "minutes": PERSONAL,
        "note": SPECIAL,
        "changed": PERSONAL,
        "until_at": PERSONAL,
        "by": STAFF,
    }

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="history")
    kind = models.CharField(max_length=10, choices=list(journey.CONTACT_KINDS.items()))
    purpose = models.CharField(max_length=12, choices=list(journey.CONTACT_PURPOSES.items()))
    on = models.DateField("day")
    at_time = models.TimeField("time", null=True, blank=True)
    outcome = models.CharField(max_length=15, choices=list(journey.CONTACT_OUTCOMES.items()), blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    changed = models.CharField("why it was changed", max_length=15, blank=True)
    until_at = models.DateTimeField("when it was changed", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-id",)


class ConcernQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those who look after safeguarding see all; anybody else what they raised, and not that there is more."""
        return self if user.may("concerns.see") else self.filter(by=user)

    def unsettled(self):
        return self.exclude(state=safeguarding.CLOSED)


class Concern(Record):
    """That somebody may be harmed: apart from the record, so that no list, search or export comes upon it."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "person": PERSONAL,
        "referral": PERSONAL,
        "by": STAFF,
        "on": SPECIAL,
        "kind": SPECIAL,
        "seen": SPECIAL,
        "immediate": SPECIAL,
        "told": SPECIAL,
        "state": SPECIAL,
    }

    person = PersonKey(models.PROTECT, related_name="+")
    referral = models.ForeignKey(Referral, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField("day it was seen or said")
    kind = models.CharField(max_length=20, choices=list(safeguarding.KINDS.items()))
    seen = models.TextField("what was seen or said")
    immediate = models.BooleanField("in danger now")
    told = models.CharField("who has been told", max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=list(safeguarding.STATES.items()), default=safeguarding.OPEN)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)
        indexes = (models.Index(fields=["state", "created_at"]),)


class Handling(models.Model):
    """What was done about a concern, and the state that left it in: added, never changed."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": TECHNICAL,
        "concern": PERSONAL,
        "state": SPECIAL,
        "done": SPECIAL,
        "at": PERSONAL,
        "by": STAFF,
    }

    concern = models.ForeignKey(Concern, models.PROTECT, related_name="handlings")
    state = models.CharField(max_length=10, choices=list(safeguarding.STATES.items()))
    done = models.TextField("what was done")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)
