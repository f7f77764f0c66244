"""Referrals in and the history of their states."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.domain import journey
from commonweal.domain.identifiers import new_reference
from commonweal.domain.privacy import PERSONAL, SPECIAL, STAFF, TECHNICAL
from commonweal.service.ground.accounts.models import Organisation, Role
from commonweal.service.ground.audit.models import Record
from commonweal.service.people.models import PersonKey


class ReferralQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=journey.OPEN_STATES)

    def waiting(self):
        """Received and not yet with an advisor."""
        return self.filter(state=journey.RECEIVED)

    def waiting_for_word(self):
        """Open, and nobody has told yet whether those who visit are at risk."""
        return self.open().filter(staff_risk=Referral.StaffRisk.NOT_TOLD)

    def visible_to(self, user):
        if user.role == Role.MANAGER:
            return self.all()
        if user.role == Role.PRACTICE:
            return self.filter(practice=user.organisation)
        if user.role == Role.TEAM:
            return self.filter(sender=user.organisation)
        if user.role == Role.ADVISOR:
            return self.filter(advisor=user)
        return self.none()


class Referral(Record):
    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "reference": PERSONAL,
        "person": PERSONAL,
        "practice": PERSONAL,
        "sender": PERSONAL,
        "asked_by": PERSONAL,
        "by_list": PERSONAL,
        "referred_by": STAFF,
        "referred_on": PERSONAL,
        "pathway": PERSONAL,
        "subject": PERSONAL,
        "reasons": SPECIAL,
        "reason_text": SPECIAL,
        "conditions": SPECIAL,
        "circumstances": SPECIAL,
        "risk_score": SPECIAL,
        "risk_source": SPECIAL,
        "risk_scored_on": SPECIAL,
        "staff_risk": SPECIAL,
        "staff_risk_text": SPECIAL,
        "advisor": STAFF,
        "state": PERSONAL,
        "closed_on": PERSONAL,
        "close_reason": SPECIAL,
    }

    class StaffRisk(models.TextChoices):
        NONE_KNOWN = "none_known", "No known risks"
        KNOWN = "known", "There are risks"
        NOT_TOLD = "not_told", "Not told: ask before the first visit"

    reference = models.CharField(max_length=9, unique=True, default=new_reference)
    person = PersonKey(models.PROTECT, related_name="referrals")
    practice = models.ForeignKey(Organisation, models.PROTECT, related_name="referrals")
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="sent_referrals")
    asked_by = models.CharField(max_length=10, choices=list(journey.ASKED_BY.items()), blank=True)
    by_list = models.BooleanField("came in a list", default=False)
    referred_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    referred_on = models.DateField()
    pathway = models.CharField(max_length=20, choices=list(journey.PATHWAYS.items()), default=journey.PRACTICE)
    subject = models.CharField(max_length=10, choices=list(journey.SUBJECTS.items()), default="patient")
    reasons = models.JSONField(default=list)
    reason_text = models.TextField(blank=True)
    conditions = models.JSONField(default=list)
    circumstances = models.JSONField(default=list)
    risk_score = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    risk_source = models.CharField("risk tool", max_length=60, blank=True)
    risk_scored_on = models.DateField(null=True, blank=True)
    staff_risk = models.CharField(max_length=12, choices=StaffRisk)
    staff_risk_text = models.TextField(blank=True)
    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="caseload"
    )
    state = models.CharField(max_length=12, choices=list(journey.REFERRAL_STATES.items()), default=journey.RECEIVED)
    closed_on = models.DateField(null=True, blank=True)
    close_reason = models.CharField(max_length=20, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ("-referred_on", "-created_at")
        indexes = (
            models.Index(fields=["-referred_on", "-created_at"]),
            models.Index(fields=["practice", "-referred_on"]),
            models.Index(fields=["sender", "-referred_on"]),
            models.Index(fields=["advisor", "state"]),
            models.Index(fields=["state", "referred_on"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(staff_risk="known") | ~Q(staff_risk_text=""), name="known_risks_to_staff_are_told"
            ),
        )

    def __str__(self):
        return self.reference

    @property
    def risk_to_staff(self):
        """What whoever visits must heed: the risks, that nobody told of any or none; nothing when there are none."""
        if self.staff_risk == self.StaffRisk.NOT_TOLD:
            return self.StaffRisk.NOT_TOLD.label
        return self.staff_risk_text if self.staff_risk == self.StaffRisk.KNOWN else ""


class StateChange(models.Model):
    """One state of a referral, from when: added, never changed. The latest equals `Referral.state`."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": TECHNICAL,
        "referral": PERSONAL,
        "state": PERSONAL,
        "at": PERSONAL,
        "by": STAFF,
        "reason": SPECIAL,
    }

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="history")
    state = models.CharField(max_length=12, choices=list(journey.REFERRAL_STATES.items()))
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)


class Cover(Record):
    """An advisor looks after a practice's patch, from a day to a day; `until` is the first day without them."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "advisor": STAFF,
        "practice": STAFF,
        "since": STAFF,
        "until": STAFF,
    }

    advisor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="covers")
    practice = models.ForeignKey(Organisation, models.PROTECT, related_name="covered")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("since", "created_at")
        constraints = (
            models.UniqueConstraint(
                fields=["advisor", "practice"], condition=Q(until=None), name="an_advisor_covers_a_practice_once"
            ),
        )


class Capacity(Record):
    """How many open cases an advisor can carry."""

    PRIVACY: ClassVar[dict[str, str]] = {**Record.PRIVACY, "advisor": STAFF, "cases": STAFF}

    advisor = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="capacity")
    cases = models.PositiveSmallIntegerField()
