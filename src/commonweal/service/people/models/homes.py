"""Who cares for whom, and who lives together: said by somebody, never guessed from an address."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from commonweal.domain.privacy import PERSONAL, TECHNICAL
from commonweal.service.ground.audit.models import Record
from commonweal.service.people.models.person import PersonKey


class CareLink(Record):
    """A carer and the person they care for."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "carer": PERSONAL,
        "cared_for": PERSONAL,
        "relation": PERSONAL,
    }

    carer = PersonKey(models.CASCADE, related_name="cares_for")
    cared_for = PersonKey(models.CASCADE, related_name="cared_for_by")
    relation = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["carer", "cared_for"], name="one_link_for_a_carer_and_a_person"),
            models.CheckConstraint(condition=~Q(carer=models.F("cared_for")), name="nobody_is_their_own_carer"),
        )


class Household(Record):
    """People who live together."""

    PRIVACY: ClassVar[dict[str, str]] = Record.PRIVACY


class Member(Record):
    """One person in a household, from a day to a day; `until` is the first day without them."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "household": TECHNICAL,
        "person": PERSONAL,
        "since": PERSONAL,
        "until": PERSONAL,
    }

    household = models.ForeignKey(Household, models.CASCADE, related_name="members")
    person = PersonKey(models.CASCADE, related_name="lived_in")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("since", "created_at")
        constraints = (
            models.UniqueConstraint(fields=["person"], condition=Q(until=None), name="a_person_lives_in_one_household"),
        )
