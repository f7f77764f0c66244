"""Patients and carers, what they agreed to, and who has to do with them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from commonweal.domain import people as words
from commonweal.domain.identifiers import spaced
from commonweal.domain.privacy import IDENTIFYING, PERSONAL, SPECIAL, STAFF, TECHNICAL
from commonweal.service.ground.accounts.models import Organisation, Role
from commonweal.service.ground.audit.models import Record


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The people whose records this user may open: those they or their organisation have to do with now."""
        if user.role == Role.MANAGER:
            return self.filter(merged_into=None)
        by_name = user.role in (Role.ADVISOR, Role.ENABLER)
        mine = Q(user=user) if by_name else Q(organisation=user.organisation)
        # `until` is the first day without it: some see a person a while longer, to finish what they have in hand.
        now = Q(until=None) | Q(until__gt=timezone.localdate())
        now = Relationship.objects.filter(mine, now, person=OuterRef("pk"))
        return self.filter(Exists(now), merged_into=None)


class Person(Record):
    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "nhs_number": IDENTIFYING,
        "given_name": IDENTIFYING,
        "family_name": IDENTIFYING,
        "known_as": IDENTIFYING,
        "born_on": IDENTIFYING,
        "sex": PERSONAL,
        "ethnic_group": SPECIAL,
        "address": IDENTIFYING,
        "postcode": IDENTIFYING,
        "phone": IDENTIFYING,
        "email": IDENTIFYING,
        "language": SPECIAL,
        "access_needs": SPECIAL,
        "practice": PERSONAL,
        "imd_quintile": PERSONAL,
        "died_on": SPECIAL,
        "opted_out": PERSONAL,
        "merged_into": TECHNICAL,
    }

    nhs_number = models.CharField("NHS number", max_length=10, null=True, blank=True, unique=True)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    born_on = models.DateField("date of birth")
    sex = models.CharField(max_length=1, choices=list(words.SEXES.items()), default="X")
    ethnic_group = models.CharField(max_length=1, choices=list(words.ETHNIC_GROUPS.items()), default="Z")
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=60, blank=True)
    access_needs = models.TextField("access and communication needs", blank=True)
    practice = models.ForeignKey(Organisation, models.PROTECT, related_name="registered")
    imd_quintile = models.PositiveSmallIntegerField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    opted_out = models.BooleanField("national data opt-out", default=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ("family_name", "given_name")
        indexes = (
            models.Index(fields=["family_name", "given_name"]),
            models.Index(fields=["born_on"]),
            models.Index(fields=["postcode"]),
        )

    def __str__(self):
        return self.name

    @property
    def name(self):
        return f"{self.given_name} {self.family_name}"

    @property
    def printed_nhs_number(self):
        return spaced(self.nhs_number) if self.nhs_number else "Not known"

    @property
    def age(self):
        return words.age_on(self.born_on, self.died_on or timezone.localdate())


class Relationship(models.Model):
    """Why somebody may see a person: written by the steps' actions, read by every list."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": TECHNICAL,
        "person": PERSONAL,
        "organisation": PERSONAL,
        "user": STAFF,
        "why": PERSONAL,
        "since": PERSONAL,
        "until": PERSONAL,
    }

    class Why(models.TextChoices):
        REGISTERED = "registered", "Registered with the practice"
        REFERRER = "referrer", "Referred the person"
        ADVISOR = "advisor", "Is the person's advisor"
        PROVIDER = "provider", "Was asked to support the person"
        ENABLER = "enabler", "Goes along to a first visit"

    person = models.ForeignKey(Person, models.CASCADE, related_name="relationships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=20, choices=Why)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = (
            # In this order each look is one step, for one person as for a list: `until` is only ever a range.
            models.Index(fields=["organisation", "person", "until"]),
            models.Index(fields=["user", "person", "until"]),
        )


class CareLink(Record):
    """A carer and the person they care for."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "carer": PERSONAL,
        "cared_for": PERSONAL,
        "relation": PERSONAL,
    }

    carer = models.ForeignKey(Person, models.CASCADE, related_name="cares_for")
    cared_for = models.ForeignKey(Person, models.CASCADE, related_name="cared_for_by")
    relation = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["carer", "cared_for"], name="one_link_for_a_carer_and_a_person"),
            models.CheckConstraint(condition=~Q(carer=models.F("cared_for")), name="nobody_is_their_own_carer"),
        )


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

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=20, choices=Kind)
    given = models.BooleanField()
    decided_at = models.DateTimeField(auto_now_add=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["person", "kind", "-id"]),)
