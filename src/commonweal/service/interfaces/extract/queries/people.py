"""Who agreed to evaluation and has not opted out, and how many were left out, by reason."""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Q, Subquery

from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people import queries as people
from commonweal.service.people.models import Consent, Person


def _referred():
    """Everybody ever referred, with what they last decided of evaluation."""
    decided = Consent.objects.filter(person=OuterRef("pk"), kind=Consent.Kind.EVALUATION).order_by("-id")
    own = Exists(Referral.objects.filter(person=OuterRef("pk")))
    # A merge is a pointer: the referrals stay with the record they were made on, and count for the one kept.
    merged = Exists(Referral.objects.filter(person__merged_into=OuterRef("pk")))
    return Person.objects.filter(own | merged).annotate(agreed=Subquery(decided.values("given")[:1]))


def included():
    return _referred().filter(_agreed(), ~_opted_out(), merged_into=None)


def _agreed():
    """They agreed; where records were merged, as the people's own rule has it."""
    merged = people.agreed_after_merging(Consent.Kind.EVALUATION)
    agreed = [pk for pk, given in merged.items() if given]
    return Q(pk__in=agreed) | (Q(agreed=True) & ~Q(pk__in=list(merged)))


def _opted_out():
    """On one of their records it says so."""
    return Q(opted_out=True) | Exists(Person.objects.filter(merged_into=OuterRef("pk"), opted_out=True))


def numbers(kept):
    """NHS numbers of records merged into these, for those kept without one: key of the record kept -> number."""
    known = Person.objects.filter(merged_into__in=kept, nhs_number__isnull=False).order_by("-merged_at", "pk")
    return dict(known.values_list("merged_into", "nhs_number"))


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
    agreed = kept.filter(_agreed())
    return {
        "no_consent": kept.count() - agreed.count(),
        "opted_out": agreed.filter(_opted_out()).count(),
        "merged": _referred().exclude(merged_into=None).count(),
    }
