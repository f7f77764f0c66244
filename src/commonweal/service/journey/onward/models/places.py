"""Referrals out and signposts, what the provider answers and writes, attendance, and what came next."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.domain import journey
from commonweal.domain.privacy import PERSONAL, SPECIAL, STAFF, TECHNICAL
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit.models import Record
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.menu.models import Block, Service


class OnwardQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.role == Role.MANAGER:
            return self
        if user.role == Role.ADVISOR:
            return self.filter(referral__advisor=user)
        if user.role == Role.PROVIDER:
            return self.filter(service__provider=user.organisation).exclude(kind=journey.SIGNPOST)
        return self.none()

    def waiting(self):
        return self.filter(state=journey.SENT)


class Onward(Record):
    """One of four different things: funded voluntary, other voluntary, statutory, or a signpost."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "referral": PERSONAL,
        "service": PERSONAL,
        "kind": PERSONAL,
        "block": PERSONAL,
        "by": STAFF,
        "made_on": PERSONAL,
        "ask": SPECIAL,
        "shared": SPECIAL,
        "state": PERSONAL,
        "started_on": PERSONAL,
        "funded_until": PERSONAL,
        "ended_on": PERSONAL,
        "next_step": PERSONAL,
        "next_step_on": PERSONAL,
        "note": SPECIAL,
        "reply_read_at": PERSONAL,
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="onwards")
    service = models.ForeignKey(Service, models.PROTECT, related_name="onwards")
    kind = models.CharField(max_length=12, choices=list(journey.ONWARD_KINDS.items()))
    block = models.ForeignKey(Block, models.PROTECT, null=True, blank=True, related_name="onwards")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_on = models.DateField()
    ask = models.TextField("what we ask of the provider", blank=True)
    shared = models.JSONField("exactly what the provider sees", default=list)
    state = models.CharField(max_length=12, choices=list(journey.ONWARD_STATES.items()))
    started_on = models.DateField(null=True, blank=True)
    funded_until = models.DateField("last day of the funded place", null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    next_step = models.CharField(max_length=20, choices=list(journey.NEXT_STEPS.items()), blank=True)
    next_step_on = models.DateField(null=True, blank=True)
    note = models.TextField("latest note from the provider", blank=True)
    reply_read_at = models.DateTimeField("when the advisor last read what the provider said", null=True, blank=True)

    objects = OnwardQuerySet.as_manager()

    class Meta:
        ordering = ("-made_on", "-created_at")
        indexes = (models.Index(fields=["service", "state"]), models.Index(fields=["referral", "-made_on"]))
        constraints = (
            models.CheckConstraint(
                condition=Q(kind=journey.FUNDED_VCS) | Q(block=None), name="only_a_funded_place_comes_from_a_block"
            ),
        )

    @property
    def last_funded_on(self):
        """The last day of the funded time of a place that was taken up; none while it is open-ended, or not funded."""
        if self.kind != journey.FUNDED_VCS or not self.started_on:
            return None
        return min(filter(None, (self.funded_until, self.ended_on)), default=None)

    @property
    def told(self):
        """What the provider may see of the person now: once it said no, or the person did, that it was asked."""
        return [] if self.state in (journey.REFUSED, journey.WITHDRAWN) else self.shared


class StateChange(models.Model):
    """One state of an onward referral, from when: added, never changed. The latest equals `Onward.state`."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": TECHNICAL,
        "onward": PERSONAL,
        "state": PERSONAL,
        "at": PERSONAL,
        "by": STAFF,
        "reason": SPECIAL,
    }

    onward = models.ForeignKey(Onward, models.CASCADE, related_name="history")
    state = models.CharField(max_length=12, choices=list(journey.ONWARD_STATES.items()))
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)


class Attendance(Record):
    """One session of one person."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "onward": PERSONAL,
        "on": PERSONAL,
        "attended": PERSONAL,
        "by": STAFF,
    }

    onward = models.ForeignKey(Onward, models.CASCADE, related_name="attendance")
    on = models.DateField("day")
    attended = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("on",)
        constraints = (models.UniqueConstraint(fields=["onward", "on"], name="one_session_a_day"),)


class Note(Record):
    """Words from the provider to the advisor: added, never changed. The latest equals `Onward.note`."""

    PRIVACY: ClassVar[dict[str, str]] = {**Record.PRIVACY, "onward": PERSONAL, "text": SPECIAL, "by": STAFF}

    onward = models.ForeignKey(Onward, models.CASCADE, related_name="notes")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("created_at",)
