"""Records that carry a version, and the trail of what was done and seen."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from commonweal.domain.privacy import PERSONAL, STAFF, TECHNICAL


class ActionRefused(ValueError):
    """An action cannot be done; the message says why and what to do."""

    exit_code = 1
    status, page = 409, "audit/refused.html"


class Stale(Exception):
    """Somebody else changed the record since it was read; carries the record as it is now."""

    def __init__(self, current: models.Model) -> None:
        super().__init__("Somebody else changed this while you were working on it.")
        self.current = current


class Record(models.Model):
    """A row with an identifier that says nothing, a version, and the time it was made."""

    PRIVACY: ClassVar[dict[str, str]] = {"id": TECHNICAL, "version": TECHNICAL, "created_at": TECHNICAL}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class EntryQuerySet(models.QuerySet):
    def about(self, person_id):
        return self.filter(person=person_id)

    def views(self):
        return self.filter(event="PERSON_VIEWED")


class Entry(models.Model):
    """One thing done or seen. Added, never changed: people are named by UUID so that it outlives an erasure."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": TECHNICAL,
        "at": TECHNICAL,
        "by": STAFF,
        "event": TECHNICAL,
        "person": PERSONAL,
        "subject_kind": TECHNICAL,
        "subject": TECHNICAL,
        "detail": PERSONAL,
    }

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    event = models.CharField(max_length=60)
    person = models.UUIDField(null=True, db_index=True)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject = models.UUIDField(null=True, db_index=True)
    detail = models.JSONField(default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("An audit entry is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("An audit entry is never deleted.")
