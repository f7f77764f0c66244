"""What an advisor and who supervises them say to one another."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.domain.privacy import SPECIAL, STAFF
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit.models import Record
from commonweal.service.journey.referrals.models import Referral


class NoteQuerySet(models.QuerySet):
    def visible_to(self, user):
        """An advisor sees what is said with them; a manager, who supervises, sees it of everybody."""
        if user.role == Role.MANAGER:
            return self
        return self.filter(advisor=user) if user.role == Role.ADVISOR else self.none()

    def unseen_by(self, user):
        """What others said to this user, and they have not said that they saw it."""
        others = self.visible_to(user).filter(seen_at=None).exclude(by=user)
        # What an advisor says is for whoever supervises; what a manager says is for the advisor.
        return others.filter(by=models.F("advisor")) if user.role == Role.MANAGER else others


class Note(Record):
    """One thing said in supervision: added, never changed; the other side says that it was seen."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "advisor": STAFF,
        "referral": SPECIAL,
        "by": STAFF,
        "said": SPECIAL,
        "said_at": STAFF,
        "again_on": STAFF,
        "seen_at": STAFF,
        "seen_by": STAFF,
    }

    advisor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="supervision")
    referral = models.ForeignKey(Referral, models.PROTECT, null=True, blank=True, related_name="supervision")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said = models.TextField()
    said_at = models.DateTimeField(auto_now_add=True)
    again_on = models.DateField("day to come back to it", null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ("-said_at",)
        indexes = (models.Index(fields=["advisor", "-said_at"]),)
