"""Who agreed to evaluation and has not opted out, and how many were left out, by reason."""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Q, Subquery

from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people.models import Consent, Person


def _referred():
    """Everybody ever referred, with what they last decided of evaluation."""
    decided = Consent.objects.filter(person=OuterRef("pk"), kind=Consent.Kind.EVALUATION).order_by("-id")
    own = Exists(Referral.objects.filter(person=OuterRef("pk")))
    # A merge is a pointer: the referrals stay with the record they were made on, and count for the one kept.
    merged = Exists(Referral.objects.filter(person__merged_into=OuterRef("pk")))
    return Person.objects.filter(own | merged).annotate(agreed=Subquery(decided.values("given")[:1]))


def included():
    return _referred().filter(merged_into=None, agreed=True, opted_out=False)


def merged():
    """Records merged into others, both ways: record -> the one kept, and the one kept -> its records."""
    owners = dict(Person.objects.exclude(merged_into=None).values_list("pk", "merged_into"))
    records = defaultdict(list)
    for record, kept in owners.items():
        records[kept].append(record)
    return owners, records


def excluded():
    """Each person left out is counted once: reason -> people."""
    kept = _referred().filter(merged_into=None)
    return {
        "no_consent": kept.filter(Q(agreed=False) | Q(agreed=None)).count(),
        "opted_out": kept.filter(agreed=True, opted_out=True).count(),
        "merged": _referred().exclude(merged_into=None).count(),
    }
