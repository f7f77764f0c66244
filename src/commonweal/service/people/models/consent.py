"""What people agreed to."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.domain.privacy import PERSONAL, STAFF, TECHNICAL
from commonweal.service.people.models.person import PersonKey


class Consent(models.Model):
    """What a person decided, and when: added, never changed; the latest of a kind counts."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": TECHNICAL,
        "person": PERSONAL,
        "kind": PERSONAL,
        "given": PERSONAL,
        "decided_at": PERSONAL,
        "taken_by": STAFF,
    }

    class Kind(models.TextChoices):
        SERVICE = "service", "To be supported by the service"
        SHARING = "sharing", "To share what is needed with services"
        EVALUATION = "evaluation", "To use the record, without name, for evaluation"

    person = PersonKey(models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=20, choices=Kind)
    given = models.BooleanField()
    decided_at = models.DateTimeField(auto_now_add=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["person", "kind", "-id"]),)
