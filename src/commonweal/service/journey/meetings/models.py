"""Meetings with a practice: who came, who was talked about, and what was agreed to be done by whom."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.domain.privacy import PERSONAL, SPECIAL, STAFF, TECHNICAL
from commonweal.service.ground.accounts.models import Organisation, Role, Serves
from commonweal.service.ground.audit.models import Record
from commonweal.service.journey.referrals.models import Referral


class MeetingQuerySet(models.QuerySet):
    def planned(self):
        return self.filter(state=Meeting.State.PLANNED)

    def visible_to(self, user):
        """Those of one's practice, those of the practices one's team serves, and those one was asked to."""
        if user.role == Role.MANAGER:
            return self
        asked = Q(held_by=user) | Q(pk__in=_asked_to(user))
        if user.role == Role.PRACTICE:
            return self.filter(asked | Q(practice=user.organisation_id))
        if user.role == Role.TEAM:
            served = Serves.objects.filter(team=user.organisation_id).values("practice")
            return self.filter(asked | Q(practice__in=served))
        return self.filter(asked) if user.role == Role.ADVISOR else self.none()


def _asked_to(user):
    """The meetings somebody was asked to, unless they did not come."""
    return Attendee.objects.filter(user=user).exclude(came=False).values("meeting")


class Meeting(Record):
    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "practice": TECHNICAL,
        "on": TECHNICAL,
        "at_time": TECHNICAL,
        "place": TECHNICAL,
        "held_by": STAFF,
        "state": TECHNICAL,
    }

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"

    practice = models.ForeignKey(Organisation, models.PROTECT, related_name="meetings")
    on = models.DateField("day")
    at_time = models.TimeField("time", null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="meetings")
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ("-on", "-at_time", "-created_at")
        indexes = (models.Index(fields=["practice", "-on"]), models.Index(fields=["held_by", "-on"]))
        constraints = (
            models.UniqueConstraint(
                fields=["practice", "on"],
                condition=~Q(state="cancelled"),
                name="one_meeting_with_a_practice_on_a_day",
            ),
        )

    def __str__(self):
        return f"{self.practice}, {self.on}"


class Attendee(Record):
    """Somebody asked to a meeting: a colleague with an account, or a guest by name and job; and whether they came."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "meeting": TECHNICAL,
        "user": STAFF,
        "guest": STAFF,
        "job": STAFF,
        "came": STAFF,
    }

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendees")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    guest = models.CharField("name of a guest", max_length=150, blank=True)
    job = models.CharField(max_length=100, blank=True)
    came = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ("created_at",)
        constraints = (
            models.UniqueConstraint(fields=["meeting", "user"], name="nobody_is_asked_to_a_meeting_twice"),
            models.CheckConstraint(
                condition=Q(user__isnull=False, guest="") | Q(user__isnull=True) & ~Q(guest=""),
                name="who_attends_is_a_user_or_a_named_guest",
            ),
        )

    @property
    def name(self):
        return self.user.name if self.user else self.guest

    @property
    def name_and_job(self):
        """The name, and the job or the workplace."""
        job = self.job or (self.user.organisation.name if self.user else "")
        return f"{self.name} ({job})" if job else self.name


class CaseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever sees the meeting sees who was talked about there, and nothing else of their records.

        A team knows of the meetings of practices it serves, to bring its people there; until it is asked to one, it
        sees those alone.
        """
        found = self.filter(meeting__in=Meeting.objects.visible_to(user))
        if user.role == Role.TEAM:
            return found.filter(Q(meeting__in=_asked_to(user)) | Q(referral__in=Referral.objects.visible_to(user)))
        return found


class Case(Record):
    """Somebody to talk about at a meeting, and what was said."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "meeting": TECHNICAL,
        "referral": PERSONAL,
        "why": PERSONAL,
        "note": SPECIAL,
        "discussed": PERSONAL,
    }

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="cases")
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="cases")
    why = models.CharField("what to talk about", max_length=200, blank=True)
    note = models.TextField("what was said", blank=True)
    discussed = models.BooleanField(default=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ("created_at",)
        constraints = (
            models.UniqueConstraint(fields=["meeting", "referral"], name="somebody_is_one_case_of_a_meeting"),
        )


class TaskQuerySet(models.QuerySet):
    def visible_to(self, user):
        met = Q(meeting__in=Meeting.objects.visible_to(user))
        if user.role == Role.TEAM:
            met &= Q(meeting__in=_asked_to(user)) | Q(case__in=Case.objects.visible_to(user))
        return self.filter(Q(owner=user) | met)

    def open(self):
        return self.filter(done_on=None)

    def of(self, user):
        return self.filter(owner=user)


class Task(Record):
    """What somebody agreed to do by a day, for one of the people talked about or for the meeting as a whole."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "meeting": TECHNICAL,
        "case": PERSONAL,
        "what": SPECIAL,
        "owner": STAFF,
        "due_on": PERSONAL,
        "done_on": PERSONAL,
        "done_by": STAFF,
    }

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="tasks")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="tasks")
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tasks")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "created_at")
        indexes = (models.Index(fields=["owner", "done_on", "due_on"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(done_on=None, done_by=None) | Q(done_on__isnull=False, done_by__isnull=False),
                name="what_is_done_was_done_by_somebody",
            ),
        )
