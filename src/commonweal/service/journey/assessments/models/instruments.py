"""Questionnaires in use beside the eight measures, and how people answered them."""

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.domain import instruments, measures
from commonweal.domain.privacy import PERSONAL, PUBLIC, SPECIAL, STAFF, TECHNICAL
from commonweal.service.ground.audit.models import Record
from commonweal.service.journey.referrals.models import Referral


class Instrument(Record):
    """One edition of a questionnaire; once somebody has answered it, a change is a new edition."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        **dict.fromkeys(("code", "edition", "name", "items", "lowest", "highest", "lowest_means"), PUBLIC),
        **dict.fromkeys(("highest_means", "scoring", "higher_is_better", "low", "table", "licence", "points"), PUBLIC),
        "in_use": TECHNICAL,
        "by": STAFF,
    }

    code = models.SlugField(max_length=30)
    edition = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=120)
    items = models.JSONField()
    lowest = models.SmallIntegerField()
    highest = models.SmallIntegerField()
    lowest_means = models.CharField(max_length=80, blank=True)
    highest_means = models.CharField(max_length=80, blank=True)
    scoring = models.CharField(max_length=5, choices=list(instruments.SCORINGS.items()))
    higher_is_better = models.BooleanField()
    low = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    table = models.JSONField(default=list)
    licence = models.TextField()
    points = models.JSONField(default=list)
    in_use = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("name", "-edition")
        constraints = (
            models.UniqueConstraint(fields=["code", "edition"], name="an_edition_of_an_instrument_exists_once"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(in_use=True), name="one_edition_of_an_instrument_is_in_use"
            ),
        )

    def __str__(self):
        return self.name

    @property
    def rules(self):
        """What the domain knows how to score."""
        told = {name: getattr(self, name) for name in PLAIN}
        items = tuple(instruments.Item(**item) for item in self.items)
        return instruments.Instrument(
            items=items, table=tuple(map(Decimal, self.table)), points=tuple(self.points), **told
        )


PLAIN = ("code", "name", "lowest", "highest", "lowest_means", "highest_means", "scoring", "higher_is_better", "low")
PLAIN += ("licence",)


class Answering(Record):
    """A questionnaire asked on one day, at baseline or follow-up."""

    PRIVACY: ClassVar[dict[str, str]] = {
        **Record.PRIVACY,
        "referral": PERSONAL,
        "instrument": PERSONAL,
        "point": PERSONAL,
        "answered_on": PERSONAL,
        "by": STAFF,
    }

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="answerings")
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="answerings")
    point = models.CharField(max_length=10, choices=list(measures.POINTS.items()))
    answered_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("answered_on", "created_at")


class Answer(models.Model):
    """The answer to one item, or the reason why there is none."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": TECHNICAL,
        "answering": PERSONAL,
        "item": PERSONAL,
        "value": SPECIAL,
        "skipped": PERSONAL,
    }

    answering = models.ForeignKey(Answering, models.CASCADE, related_name="answers")
    item = models.CharField(max_length=30)
    value = models.SmallIntegerField(null=True, blank=True)
    skipped = models.CharField(max_length=15, choices=list(measures.SKIPPED.items()), blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["answering", "item"], name="an_item_is_answered_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, skipped="") | Q(value__isnull=True) & ~Q(skipped=""),
                name="an_answer_or_a_reason",
            ),
        )
