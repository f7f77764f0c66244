"""Services on the menu, where and when they run, the places they have, and what changed."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from commonweal.domain import journey, provision
from commonweal.domain.privacy import PUBLIC, STAFF, TECHNICAL
from commonweal.service.ground.accounts.models import Organisation, User
from commonweal.service.ground.audit.models import Record


class ServiceQuerySet(models.QuerySet):
    def open(self):
        """On the menu: what a closed provider had is not."""
        return self.filter(active=True, provider__active=True)

    def to_check(self, day):
        """On the menu, and nobody has said for too long that they are right."""
        return self.open().filter(Q(check_due_on=None) | Q(check_due_on__lte=day))


class Service(Record):
    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "provider": PUBLIC,
        "name": PUBLIC,
        "kind": PUBLIC,
        "sector": PUBLIC,
        "funded": PUBLIC,
        "description": PUBLIC,
        "needs": PUBLIC,
        "eligibility": PUBLIC,
        "minimum_age": PUBLIC,
        "maximum_age": PUBLIC,
        "for_carers": PUBLIC,
        "access": PUBLIC,
        "languages": PUBLIC,
        "at_home": PUBLIC,
        "cost": PUBLIC,
        "cost_pence": PUBLIC,
        "way_in": PUBLIC,
        "contact": PUBLIC,
        "email": PUBLIC,
        "website": PUBLIC,
        "capacity": PUBLIC,
        "waiting_weeks": PUBLIC,
        "capacity_told_on": PUBLIC,
        "active": PUBLIC,
        "checked_on": PUBLIC,
        "checked_by": STAFF,
        "check_days": PUBLIC,
        "check_due_on": PUBLIC,
    }

    provider = models.ForeignKey(Organisation, models.PROTECT, related_name="services")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=list(provision.SERVICE_TYPES.items()))
    sector = models.CharField(max_length=20, choices=list(provision.SECTORS.items()), default="voluntary")
    funded = models.BooleanField("paid for by the grant programme", default=False)
    description = models.TextField("what it is", blank=True)
    needs = models.JSONField("needs it meets", default=list, help_text="codes of domain.journey.REASONS")
    eligibility = models.TextField("who it is for", blank=True)
    minimum_age = models.PositiveSmallIntegerField("youngest age", null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField("oldest age", null=True, blank=True)
    for_carers = models.BooleanField("for carers", default=False)
    access = models.JSONField(default=list, help_text="codes of domain.provision.ACCESS")
    languages = models.JSONField(default=list, help_text="codes of domain.provision.LANGUAGES")
    at_home = models.BooleanField("comes to the person's home", default=False)
    cost = models.CharField("cost to the person", max_length=100, blank=True)
    cost_pence = models.PositiveIntegerField("pence a session", null=True, blank=True)
    way_in = models.CharField(max_length=20, choices=list(provision.WAYS_IN.items()), default="either")
    contact = models.CharField(max_length=200, blank=True)
    email = models.EmailField("e-mail address", blank=True)
    website = models.URLField(blank=True)
    capacity = models.CharField("room", max_length=20, choices=list(provision.CAPACITIES.items()), default="taking")
    waiting_weeks = models.PositiveSmallIntegerField("weeks to wait", null=True, blank=True)
    capacity_told_on = models.DateField("room last told of", null=True, blank=True)
    active = models.BooleanField("on the menu", default=True)
    checked_on = models.DateField("last checked", null=True, blank=True)
    checked_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    check_days = models.PositiveSmallIntegerField("days between checks", default=provision.CHECK_DAYS)
    check_due_on = models.DateField("next check due", null=True, blank=True, db_index=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=Q(minimum_age=None) | Q(maximum_age=None) | Q(maximum_age__gte=models.F("minimum_age")),
                name="the_oldest_age_is_not_below_the_youngest",
            ),
        )

    def __str__(self):
        return self.name


class Venue(Record):
    """A place where services run, or where a practice is."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "name": PUBLIC,
        "address": PUBLIC,
        "postcode": PUBLIC,
        "practice": PUBLIC,
    }

    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8)
    practice = models.ForeignKey(Organisation, models.PROTECT, related_name="venues", null=True, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self):
        return self.name


class Schedule(Record):
    """A service at a venue on a weekday."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "service": PUBLIC,
        "venue": PUBLIC,
        "weekday": PUBLIC,
        "opens_at": PUBLIC,
        "closes_at": PUBLIC,
    }

    service = models.ForeignKey(Service, models.CASCADE, related_name="schedules")
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="schedules", null=True, blank=True)
    weekday = models.PositiveSmallIntegerField(choices=list(enumerate(provision.WEEKDAYS)))
    opens_at = models.TimeField()
    closes_at = models.TimeField()

    class Meta:
        ordering = ("weekday", "opens_at")


class BlockQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def counted(self):
        """With the places taken: a refused one, or one that was over before it began, is free again."""
        over = Q(onwards__state__in=(journey.ENDED, journey.WITHDRAWN), onwards__started_on=None)
        held = ~Q(onwards__state=journey.REFUSED) & ~over
        return self.annotate(taken=models.Count("onwards", filter=held))


class Block(Record):
    """Places of a service in a period, bought by a grant; an onward referral takes one."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "service": PUBLIC,
        "starts_on": PUBLIC,
        "ends_on": PUBLIC,
        "places": PUBLIC,
        "weeks": PUBLIC,
    }

    service = models.ForeignKey(Service, models.CASCADE, related_name="blocks")
    starts_on = models.DateField()
    ends_on = models.DateField()
    places = models.PositiveIntegerField()
    weeks = models.PositiveSmallIntegerField("length of a funded place in weeks", default=12)

    objects = BlockQuerySet.as_manager()

    class Meta:
        ordering = ("starts_on",)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="a_block_ends_after_it_starts"
            ),
        )


class Spot(models.Model):
    """Where a postcode is on a metric grid; the operator supplies the file, the demonstration has a fictitious one."""

    PRIVACY: ClassVar[dict[str, str]] = {"postcode": PUBLIC, "easting": TECHNICAL, "northing": TECHNICAL}

    postcode = models.CharField(max_length=8, primary_key=True)
    easting = models.IntegerField(help_text="metres")
    northing = models.IntegerField(help_text="metres")


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
