"""Drafts: what somebody has typed and not yet sent, sealed with the site's key."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.domain.privacy import SPECIAL, STAFF, TECHNICAL
from commonweal.service.ground.audit.models import Record


class Draft(Record):
    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "owner": STAFF,
        "kind": TECHNICAL,
        "about": TECHNICAL,
        "sealed": SPECIAL,
        "saved_at": TECHNICAL,
    }

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=40)
    about = models.UUIDField(null=True, blank=True)
    sealed = models.BinaryField()
    saved_at = models.DateTimeField(auto_now=True)
