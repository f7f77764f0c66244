"""What is on the menu, and who keeps it right."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from commonweal.domain import provision
from commonweal.domain.privacy import PUBLIC, STAFF
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
