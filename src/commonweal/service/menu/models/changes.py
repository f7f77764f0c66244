"""What changed on the menu, who has read it, and which edition it is."""

import uuid
from typing import ClassVar

from django.db import models

from commonweal.domain.privacy import PUBLIC, STAFF, TECHNICAL
from commonweal.service.ground.accounts.models import User
from commonweal.service.menu.models.entries import Service


class Change(models.Model):
    """What changed of a service, in the words of that day. Added, never changed."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": TECHNICAL,
        "service": PUBLIC,
        "what": PUBLIC,
        "before": PUBLIC,
        "after": PUBLIC,
        "by": STAFF,
        "at": TECHNICAL,
    }

    id = models.BigAutoField(primary_key=True)
    service = models.ForeignKey(Service, models.CASCADE, related_name="changes")
    what = models.CharField(max_length=30)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ("-at", "-id")


class Reading(models.Model):
    """Up to when somebody has read what changed on the menu."""

    PRIVACY: ClassVar[dict[str, str]] = {"id": TECHNICAL, "reader": STAFF, "read_at": TECHNICAL}

    id = models.BigAutoField(primary_key=True)
    reader = models.OneToOneField(User, models.CASCADE, related_name="+")
    read_at = models.DateTimeField()


class Edition(models.Model):
    """One row, with a mark that is another after every change: what was worked out from the menu before is old.

    Its lock makes changes follow one another, so that no process can miss one.
    """

    PRIVACY: ClassVar[dict[str, str]] = {"id": TECHNICAL, "mark": TECHNICAL}

    id = models.PositiveSmallIntegerField(primary_key=True)
    mark = models.UUIDField(default=uuid.uuid4)
