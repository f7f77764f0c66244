"""Two records that may be one person: noticed, asked about, and decided by somebody."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from commonweal.domain.privacy import PERSONAL, STAFF
from commonweal.service.ground.audit.models import Record
from commonweal.service.people.models.person import Person


class AlikeQuerySet(models.QuerySet):
    def open(self):
        """Nobody has decided, and neither record has been merged meanwhile."""
        return self.filter(decision="", one__merged_into=None, other__merged_into=None)


class Alike(Record):
    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "one": PERSONAL,
        "other": PERSONAL,
        "score": PERSONAL,
        "why": PERSONAL,
        "asked_by": STAFF,
        "note": PERSONAL,
        "decision": PERSONAL,
    }

    class Decision(models.TextChoices):
        SAME = "same", "The same person"
        DIFFERENT = "different", "Two different people"

    # The two keys point at records, not at people: which of them is kept is what is being asked.
    one = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=200, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)

    objects = AlikeQuerySet.as_manager()

    class Meta:
        ordering = ("-score", "created_at")
        indexes = (models.Index(fields=["decision", "-score"]),)
        constraints = (
            models.UniqueConstraint(fields=["one", "other"], name="two_records_are_compared_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="the_smaller_identifier_stands_first"),
        )
