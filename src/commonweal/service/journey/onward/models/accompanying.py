"""Somebody who goes along to a first visit."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from commonweal.domain import outcomes
from commonweal.domain.privacy import PERSONAL, SPECIAL, STAFF
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit.models import Record
from commonweal.service.journey.onward.models.places import Onward
from commonweal.service.people.models import Relationship

FORGOTTEN = timedelta(days=28)
"""So long after its day a visit is out of the enabler's sight, also when nobody ever wrote it up."""


class AccompanimentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """An enabler sees their own for as long as they have to do with the person."""
        if user.role == Role.MANAGER:
            return self
        if user.role == Role.ADVISOR:
            return self.filter(onward__referral__advisor=user)
        if user.role == Role.ENABLER:
            today = timezone.localdate()
            now = Q(until=None) | Q(until__gt=today)
            person = OuterRef("onward__referral__person")
            theirs = Relationship.objects.filter(now, why=Relationship.Why.ENABLER, user=user, person=person)
            return self.filter(Exists(theirs), enabler=user, on__gte=today - FORGOTTEN)
        return self.none()

    def planned(self):
        return self.filter(state=outcomes.PLANNED)

    def living(self):
        """Nobody goes along with who has died, whichever of their records says so."""
        person = "onward__referral__person"
        return self.filter(**{f"{person}__died_on": None, f"{person}__merged_into__died_on": None})


class Accompaniment(Record):
    """One visit that an enabler makes together with a person."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "onward": PERSONAL,
        "enabler": STAFF,
        "by": STAFF,
        "on": PERSONAL,
        "at_time": PERSONAL,
        "meet": PERSONAL,
        "ask": SPECIAL,
        "state": PERSONAL,
        "went_in": PERSONAL,
        "goes_again": PERSONAL,
        "note": SPECIAL,
    }

    onward = models.ForeignKey(Onward, models.CASCADE, related_name="accompaniments")
    enabler = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="accompaniments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField("day")
    at_time = models.TimeField(null=True, blank=True)
    meet = models.CharField("where to meet", max_length=300)
    ask = models.TextField("what to do", blank=True)
    state = models.CharField(max_length=12, choices=list(outcomes.ACCOMPANIED.items()), default=outcomes.PLANNED)
    went_in = models.BooleanField("did the person take part", null=True, blank=True)
    goes_again = models.BooleanField("does the person want to go again", null=True, blank=True)
    note = models.TextField("how it went", blank=True)

    objects = AccompanimentQuerySet.as_manager()

    class Meta:
        ordering = ("on", "at_time")
        indexes = (models.Index(fields=["enabler", "state", "on"]),)
