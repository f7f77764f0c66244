"""Let somebody see a person, and end it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from commonweal.service.ground.audit import actions as audit
from commonweal.service.people.models import Person, Relationship


@transaction.atomic
def relate(*, person, why, by, organisation=None, user=None):
    """Let an organisation or a user see a person from now on; doing so twice changes nothing.

    `person` may be a key. What follows from a referral is written to the record that the referral was made on, also
    when that was merged: it goes with the record when the merge is taken back.
    """
    who = {"organisation": organisation, "user": user}
    now = Relationship.objects.filter(person=person, why=why, until=None, **who).first()
    if now:
        return now
    whose = getattr(person, "pk", person)
    begun = Relationship.objects.create(person_id=whose, why=why, since=timezone.localdate(), **who)
    audit.record(event="RELATIONSHIP_BEGAN", by=by, person=person, why=str(why), who=_named(**who))
    return begun


@transaction.atomic
def unrelate(*, person, why, by, organisation=None, user=None, after_days=0):
    """End what lets somebody see a person, today or some days from now; says how many were ended."""
    who = {"organisation": organisation, "user": user}
    until = timezone.localdate() + timedelta(days=after_days)
    ended = Relationship.objects.filter(person=person, why=why, until=None, **who).update(until=until)
    if ended:
        audit.record(event="RELATIONSHIP_ENDED", by=by, person=person, why=str(why), who=_named(**who))
    return ended


@transaction.atomic
def end_sight(*, person, why, by):
    """End at once what lets anybody see a person for one reason, on all their records; says how many were ended.

    Also what had ended already and was to last a few days more, to finish what was in hand.
    """
    today = timezone.localdate()
    now = Q(until=None) | Q(until__gt=today)
    found = list(Relationship.objects.filter(now, person__in=Person.objects.whole(person), why=why))
    for each in found:
        Relationship.objects.filter(pk=each.pk).update(until=today)
        who = str(each.organisation_id or each.user_id)
        audit.record(event="RELATIONSHIP_ENDED", by=by, person=each.person_id, why=str(why), who=who)
    return len(found)


def _named(*, organisation, user):
    return str((organisation or user).pk)
