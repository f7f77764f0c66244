"""What the service was like: that somebody was asked, and, kept apart from it, what they answered."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.domain.identifiers import new_reference
from commonweal.domain.outcomes import experience
from commonweal.domain.privacy import IDENTIFYING, PERSONAL, SPECIAL, STAFF, TECHNICAL
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit.models import Record
from commonweal.service.journey.referrals.models import Referral


class AskingQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.role == Role.MANAGER:
            return self
        return self.filter(referral__advisor=user) if user.role == Role.ADVISOR else self.none()


class Asking(Record):
    """The person, or their carer, was given the questions. Whether they answered does not stand here."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "referral": PERSONAL,
        "who": PERSONAL,
        "how": PERSONAL,
        "asked_on": PERSONAL,
        "code": TECHNICAL,
        "by": STAFF,
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="askings")
    who = models.CharField(max_length=8, choices=list(experience.WHO.items()))
    how = models.CharField(max_length=8, choices=list(experience.HOW.items()))
    asked_on = models.DateField()
    code = models.CharField("what stands on the paper", max_length=9, unique=True, default=new_reference)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = AskingQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_on", "-created_at")


class Experience(Record):
    """What was answered: counted together with others, and never shown beside a name."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "asking": IDENTIFYING,
        "answered_on": PERSONAL,
        "answers": SPECIAL,
        "words": SPECIAL,
    }

    asking = models.OneToOneField(Asking, models.PROTECT, related_name="+")
    answered_on = models.DateField()
    answers = models.JSONField("question -> points, 1-5", default=dict)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)  # which says nothing of when
