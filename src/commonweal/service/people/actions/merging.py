"""Merge two records of one person, take it back, and decide about records that look alike."""

from django.db import transaction
from django.utils import timezone

from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused, Stale
from commonweal.service.ground.audit.queries import version_of
from commonweal.service.people import queries
from commonweal.service.people.models import Alike, Person

ITSELF = "These are one and the same record. Choose the other one."
MERGED_ALREADY = "One of the two was merged into another record meanwhile. Open the list again."
MOST_NOTICED = 10
TWO_DEEP = (
    "Other records were merged into this one: keep it, and merge the other into it. If both have, un-merge one first."
)


@transaction.atomic
def merge(*, person, into, by, version, into_version):
    """Let one record stand for both: a pointer, so that nothing is moved, and the merge can be taken back."""
    if person.pk == into.pk:
        raise ActionRefused(ITSELF)
    person, into = _locked(person, version), _locked(into, into_version)
    if person.merged_into_id or into.merged_into_id:
        raise ActionRefused(MERGED_ALREADY)
    if Person.objects.filter(merged_into=person).exists():
        raise ActionRefused(TWO_DEEP)
    told = {"event": "PERSON_MERGED", "by": by, "person": person, "detail": {"into": str(into.pk)}}
    audit.amend(person, merged_into=into, merged_at=timezone.now(), merged_by=by, **told)
    audit.record(event="PERSON_MERGED", by=by, person=into, merged=str(person.pk))
    _decide(person, into, Alike.Decision.SAME, by)
    return into


@transaction.atomic
def unmerge(*, person, by, version):
    """Take a merge back: each record is again what it was, with what was written on it since."""
    person = _locked(person, version)
    into = person.merged_into
    if into is None:
        raise ActionRefused("This record is not merged into another. Open the list again.")
    told = {"event": "PERSON_UNMERGED", "by": by, "person": person, "detail": {"from": str(into.pk)}}
    audit.amend(person, merged_into=None, merged_at=None, merged_by=None, **told)
    audit.record(event="PERSON_UNMERGED", by=by, person=into, merged=str(person.pk))
    _decide(person, into, "", by)
    return person


def _locked(person, version):
    found = Person.objects.select_for_update().get(pk=person.pk)
    if found.version != version_of(version):
        raise Stale(found)
    return found


@transaction.atomic
def tell_apart(*, alike, by, version):
    """Two records are of two people: they are not asked about again."""
    told = {"event": "PEOPLE_TOLD_APART", "by": by, "person": alike.one_id, "detail": {"other": str(alike.other_id)}}
    return audit.amend(alike, version=version, decision=Alike.Decision.DIFFERENT, **told)


@transaction.atomic
def ask_about(*, person, other, by, note=""):
    """Ask the gateway whether two records are of one person."""
    if person.pk == other.pk:
        raise ActionRefused(ITSELF)
    alike = _between(person, other, by)
    asked = {"asked_by": by, "note": note.strip(), "decision": ""}
    return audit.amend(alike, event="MERGE_ASKED_FOR", by=by, person=person, **asked)


def notice(*, person, by):
    """Keep which records a new or changed one is like, for the gateway to decide; one decided about stays decided."""
    asked = ("nhs_number", "given_name", "family_name", "born_on", "postcode")
    found = queries.likely_duplicates(**{name: getattr(person, name) for name in asked})
    for other, _, _ in [each for each in found if each[0] != person][:MOST_NOTICED]:
        _between(person, other, by)


def _between(person, other, by):
    one, other = sorted((person, other), key=lambda each: each.pk)
    known = Alike.objects.filter(one=one, other=other).first()
    if known:
        return known
    score, why = queries.compared(one, other)
    found = Alike(one=one, other=other, score=score, why=why[:200])
    return audit.add(found, event="PEOPLE_LOOK_ALIKE", by=by, person=one, other=str(other.pk))


def _decide(person, other, decision, by):
    alike = _between(person, other, by)
    audit.amend(alike, event="LIKENESS_DECIDED", by=by, person=person, decision=decision)
