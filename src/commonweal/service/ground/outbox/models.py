"""Links that open one page once, e-mail on its way, and long work with its progress."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from commonweal.domain.privacy import PERSONAL, STAFF, TECHNICAL
from commonweal.service.ground.audit.models import ActionRefused, Record


class LinkRefused(ActionRefused):
    """A link that opens nothing, or nothing any more; the message says what to do, and nothing of whom it is about."""

    page = "outbox/closed.html"

    def __init__(self, words, status=410):
        super().__init__(words)
        self.status = status


class Link(Record):
    """Opens one page, for somebody without an account, once. Only the hash of what opens it is kept."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "purpose": TECHNICAL,
        "subject_kind": TECHNICAL,
        "subject": TECHNICAL,
        "person": PERSONAL,
        "by": STAFF,
        "sealed": TECHNICAL,
        "expires_at": TECHNICAL,
        "used_at": PERSONAL,
        "revoked_at": TECHNICAL,
    }

    purpose = models.CharField("name of the address that it opens", max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject = models.UUIDField(db_index=True)
    person = models.UUIDField(null=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sealed = models.CharField("hash of the token", max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    @property
    def is_open(self):
        return self.used_at is None and self.revoked_at is None and timezone.now() < self.expires_at


class MessageQuerySet(models.QuerySet):
    def due(self):
        return self.filter(state=Message.State.QUEUED, next_try_at__lte=timezone.now())

    def undelivered(self):
        """What has not arrived at the first try."""
        return self.filter(models.Q(state=Message.State.FAILED) | models.Q(state=Message.State.QUEUED, tries__gt=0))


class Message(Record):
    """An e-mail: queued until it is sent, tried again when it cannot be."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "to": STAFF,
        "subject": PERSONAL,
        "body": PERSONAL,
        "link": TECHNICAL,
        "person": PERSONAL,
        "about": TECHNICAL,
        "by": STAFF,
        "state": TECHNICAL,
        "tries": TECHNICAL,
        "next_try_at": TECHNICAL,
        "sent_at": TECHNICAL,
        "error": TECHNICAL,
    }

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting to be sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Not sent"
        WITHDRAWN = "withdrawn", "Not sent: no longer needed"

    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    link = models.ForeignKey(Link, models.PROTECT, null=True, related_name="messages")
    person = models.UUIDField(null=True, db_index=True)
    about = models.UUIDField(null=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)
        indexes = (models.Index(fields=["state", "next_try_at"]),)


class JobQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(by=user)

    def due(self):
        """Waiting to be begun, or begun by a worker that has fallen silent."""
        unfinished = (Job.State.QUEUED, Job.State.WORKING)
        return self.filter(state__in=unfinished, next_try_at__lte=timezone.now())

    def expired(self):
        return self.filter(expires_at__lte=timezone.now()).exclude(file="")


class Job(Record):
    """Long work that somebody asked for: how far it is, and the file it made, for its owner alone."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "kind": TECHNICAL,
        "by": STAFF,
        "arguments": PERSONAL,
        "state": TECHNICAL,
        "done": TECHNICAL,
        "of": TECHNICAL,
        "words": TECHNICAL,
        "tries": TECHNICAL,
        "next_try_at": TECHNICAL,
        "finished_at": TECHNICAL,
        "file": TECHNICAL,
        "rows": TECHNICAL,
        "expires_at": TECHNICAL,
    }

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting to begin"
        WORKING = "working", "Under way"
        DONE = "done", "Done"
        FAILED = "failed", "Did not work"
        CANCELLED = "cancelled", "Cancelled"

    kind = models.CharField(max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="jobs")
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(null=True)
    words = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    file = models.CharField("name of the file made", max_length=200, blank=True)
    rows = models.PositiveIntegerField(null=True)
    expires_at = models.DateTimeField("the file is kept until", null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)
        indexes = (models.Index(fields=["state", "next_try_at"]),)

    @property
    def is_over(self):
        return self.state in (self.State.DONE, self.State.FAILED, self.State.CANCELLED)
