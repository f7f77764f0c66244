"""Where and when services run, the places they have, and where postcodes are."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from commonweal.domain import journey, provision
from commonweal.domain.privacy import PUBLIC, TECHNICAL
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.ground.audit.models import Record
from commonweal.service.menu.models.entries import Service


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
