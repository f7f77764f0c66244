"""Patients and carers, and who has to do with them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor
from django.db.models.functions import Coalesce
from django.utils import timezone

from commonweal.domain import people as words
from commonweal.domain.identifiers import spaced
from commonweal.domain.privacy import IDENTIFYING, PERSONAL, SPECIAL, STAFF, TECHNICAL
from commonweal.service.ground.accounts.models import Organisation, Role
from commonweal.service.ground.audit.models import Record


def _concern(user):
    """The keys of those whom this user, or their organisation, has to do with now: of the records that were kept.

    Asked for as a list, and not person by person: it is short, and everybody in the borough is not.
    """
    by_name = user.role in (Role.ADVISOR, Role.ENABLER)
    mine = Q(user=user) if by_name else Q(organisation=user.organisation)
    # `until` is the first day without it: some see a person a while longer, to finish what they have in hand.
    now = Q(until=None) | Q(until__gt=timezone.localdate())
    return Relationship.objects.filter(mine, now).values(kept=Person.kept_key("person"))


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The people whose records this user may open: those they or their organisation have to do with now.

        Who has to do with a record that was merged has to do with the one that was kept.
        """
        kept = self.filter(merged_into=None)
        return kept if user.role == Role.MANAGER else kept.filter(pk__in=_concern(user))

    def seen_by(self, user):
        """The same people, with the records merged into theirs."""
        if user.role == Role.MANAGER:
            return self.all()
        return self.alias(kept_as=Person.kept_key()).filter(kept_as__in=_concern(user))

    def whole(self, person):
        """All records of one human being: the one that is kept and those merged into it.

        What is theirs is asked for with `person__in=Person.objects.whole(person)`.
        """
        kept = person.merged_into_id or person.pk
        return self.filter(Q(pk=kept) | Q(merged_into=kept))


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
        "address_hidden": SPECIAL,
        "phone": IDENTIFYING,
        "email": IDENTIFYING,
        "language": SPECIAL,
        "access_needs": SPECIAL,
        "practice": PERSONAL,
        "imd_quintile": PERSONAL,
        "died_on": SPECIAL,
        "opted_out": PERSONAL,
        "merged_into": TECHNICAL,
        "merged_at": TECHNICAL,
        "merged_by": STAFF,
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
    address_hidden = models.BooleanField("do not share the address", default=False)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=60, blank=True)
    access_needs = models.TextField("access and communication needs", blank=True)
    practice = models.ForeignKey(Organisation, models.PROTECT, related_name="registered")
    imd_quintile = models.PositiveSmallIntegerField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    opted_out = models.BooleanField("national data opt-out", default=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    merged_at = models.DateTimeField(null=True, blank=True)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ("family_name", "given_name")
        indexes = (
            models.Index(fields=["family_name", "given_name"]),
            models.Index(fields=["given_name"]),
            models.Index(fields=["known_as"]),
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

    @staticmethod
    def kept_key(path=""):
        """In a query: the key of the record that stands for the person to whom `path` leads from another table."""
        return Coalesce(f"{path}__merged_into" if path else "merged_into", path or "pk")

    @property
    def kept(self):
        """The record that stands for this human being: itself, unless it was merged into another."""
        return self.merged_into if self.merged_into_id else self

    @property
    def hides_address(self):
        """Whether they asked for it, on whichever of their records."""
        return self.address_hidden or self.merged.filter(address_hidden=True).exists()

    @property
    def shared_address(self):
        """Where others than advisor and practice may be told that they live: nowhere, if they asked for that."""
        return "" if self.hides_address else ", ".join(filter(None, (self.address, self.postcode)))


class _Kept(ForwardManyToOneDescriptor):
    """`referral.person` is the record that is kept; `referral.person_id` stays the one the referral was made on."""

    def __get__(self, instance, cls=None):
        found = super().__get__(instance, cls)
        return found.kept if isinstance(found, Person) else found


class PersonKey(models.ForeignKey):
    """A foreign key to a person that shows the survivor of a merge, and points where it always did."""

    forward_related_accessor_class = _Kept

    def __init__(self, *args, to=Person, **options):
        super().__init__(to, *args, **options)

    def deconstruct(self):
        # To the database it is any foreign key.
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, options


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

    person = PersonKey(models.CASCADE, related_name="relationships")
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
