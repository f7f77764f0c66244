"""Organisations, users and their roles."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from commonweal.domain import journey
from commonweal.domain.privacy import PUBLIC, STAFF, TECHNICAL
from commonweal.service.ground.audit.models import Record


class Role(models.TextChoices):
    PRACTICE = "practice", "Practice user"
    ADVISOR = "advisor", "Advisor"
    MANAGER = "manager", "Gateway manager"
    PROVIDER = "provider", "Provider"
    COMMISSIONER = "commissioner", "Commissioner"
    ADMINISTRATOR = "administrator", "Administrator"
    TEAM = "team", "Case-management or mental-health team"
    ENABLER = "enabler", "Enabler"


SENDING = {
    "people.find",
    "referrals.make",
    "referrals.follow",
    "lists.send",
    "meetings.attend",
    "menu.see",
    "progress.own",
}
PERMISSIONS = {
    Role.PRACTICE: SENDING,
    Role.TEAM: SENDING,
    Role.ADVISOR: {
        "people.find",
        "people.see",
        "people.support",
        "referrals.take",
        "concerns.raise",
        "meetings.attend",
        "meetings.hold",
        "menu.see",
        "progress.own",
    },
    Role.ENABLER: {"visits.accompany", "menu.see"},
    Role.MANAGER: {
        "people.find",
        "people.see",
        "people.merge",
        "referrals.allocate",
        "referrals.take",
        "concerns.raise",
        "concerns.see",
        "team.supervise",
        "service.watch",
        "menu.see",
        "menu.edit",
        "insight.see",
        "study.extract",
        "files.make",
        "lists.export",
    },
    Role.PROVIDER: {"onward.reply", "progress.own"},
    Role.COMMISSIONER: {"insight.see"},
    Role.ADMINISTRATOR: {"accounts.manage", "instruments.edit"},
}
"""What each role may do. Whose records it may do it to is another question: see `visible_to`."""


TEAM_PATHWAYS = [(each, journey.PATHWAYS[each]) for each in (journey.CASE_MANAGEMENT, journey.MENTAL_HEALTH)]


class Organisation(Record):
    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "name": PUBLIC,
        "kind": PUBLIC,
        "code": PUBLIC,
        "pathway": PUBLIC,
        "email": PUBLIC,
        "active": TECHNICAL,
    }

    class Kind(models.TextChoices):
        PRACTICE = "practice", "GP practice"
        TEAM = "team", "Case-management or mental-health team"
        GATEWAY = "gateway", "Gateway"
        PROVIDER = "provider", "Provider"
        COMMISSIONER = "commissioner", "Commissioner"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    code = models.CharField("ODS or local code", max_length=20, unique=True)
    pathway = models.CharField(max_length=20, choices=TEAM_PATHWAYS, blank=True)
    email = models.EmailField("where it is told of referrals", blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ("name",)

    def __str__(self):
        return self.name

    @property
    def refers_as(self):
        """The pathway of every referral that comes from here: nobody who refers is asked for it."""
        if self.kind == self.Kind.TEAM:
            return self.pathway or journey.CASE_MANAGEMENT
        return journey.PRACTICE if self.kind == self.Kind.PRACTICE else journey.SELF


class Serves(Record):
    """A team and one of the practices whose people it refers."""

    PRIVACY: ClassVar[dict[str, str]] = {**Record.PRIVACY, "team": PUBLIC, "practice": PUBLIC}

    team = models.ForeignKey(Organisation, models.CASCADE, related_name="serves")
    practice = models.ForeignKey(Organisation, models.CASCADE, related_name="served_by")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["team", "practice"], name="a_team_serves_a_practice_once"),)


class UserManager(BaseUserManager):
    def get_by_natural_key(self, username):
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody who works with the service. E-mail is the sign-in name, stored in lower case."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": TECHNICAL,
        "version": TECHNICAL,
        "password": TECHNICAL,
        "last_login": STAFF,
        "email": STAFF,
        "name": STAFF,
        "role": STAFF,
        "organisation": STAFF,
        "is_active": TECHNICAL,
        "password_handed_out": TECHNICAL,
    }
    USERNAME_FIELD = "email"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=20, choices=Role)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="users")
    is_active = models.BooleanField(default=True)
    password_handed_out = models.BooleanField("somebody else knows the password", default=False)

    objects = UserManager()

    class Meta:
        ordering = ("name",)

    def __str__(self):
        return self.name

    def may(self, permission):
        return self.is_active and permission in PERMISSIONS[Role(self.role)]
