"""What somebody has typed and not yet sent, sealed; and what they have sent, so as to do it once."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.domain.privacy import PERSONAL, SPECIAL, STAFF, TECHNICAL
from commonweal.service.ground.audit.models import Record


class Draft(Record):
    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "owner": STAFF,
        "kind": TECHNICAL,
        "about": TECHNICAL,
        "page": PERSONAL,
        "sealed": SPECIAL,
        "saved_at": TECHNICAL,
    }

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=40)
    about = models.UUIDField(null=True, blank=True)
    page = models.CharField(max_length=200, blank=True)
    sealed = models.BinaryField()
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = (models.Index(fields=["owner", "page"]), models.Index(fields=["about"]))


class Sending(models.Model):
    """One form sent by somebody: its token is used once; its place is where the answer led, once there is one."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": TECHNICAL,
        "owner": STAFF,
        "token": TECHNICAL,
        "place": PERSONAL,
        "sent_at": TECHNICAL,
    }

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token = models.CharField(max_length=64)
    place = models.CharField(max_length=1000, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner", "token"], name="a_form_is_sent_once"),)
