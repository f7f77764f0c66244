"""What people decided; where records were merged, a refusal on either counts until they are asked again."""

from django.db.models import Exists, F, OuterRef

from commonweal.service.people.models import Consent, Person

DECISION, MERGE = 1, 0


def consent(person, kind):
    """What a person last decided: True, False, or None when never asked."""
    decision = _prevailing(list(_told(person).filter(kind=kind)))
    return decision.given if decision else None


def consents(person):
    """What a person last decided, for every kind, in one look: kind -> decision or None."""
    told = list(_told(person).select_related("taken_by"))
    return {kind: _prevailing([each for each in told if each.kind == kind]) for kind in Consent.Kind.values}


def agreed_after_merging(kind):
    """What everybody decided into whose record another was merged: key of the record kept -> True, False or None."""
    merged = Exists(Person.objects.filter(merged_into=OuterRef("kept_as")))
    told = _dated(Consent.objects.filter(kind=kind)).filter(merged)
    by_person = {pk: [] for pk in Person.objects.filter(merged__isnull=False).values_list("pk", flat=True)}
    for each in told:
        by_person[each.kept_as].append(each)
    prevailing = {pk: _prevailing(decisions) for pk, decisions in by_person.items()}
    return {pk: decision.given if decision else None for pk, decision in prevailing.items()}


def _told(person):
    return _dated(Consent.objects.filter(person__in=Person.objects.whole(person)))


def _dated(decisions):
    """Each with the record it stands for now, and when its own was merged into that."""
    return decisions.annotate(kept_as=Person.kept_key("person"), merged_at=F("person__merged_at")).order_by("id")


def _prevailing(decisions):
    """The decision that counts, of all records of one person: what happened to them is gone through in its order."""
    merges = {each.person_id: each.merged_at for each in decisions if each.merged_at}
    happened = [(each.decided_at, DECISION, each.pk, each) for each in decisions]
    happened += [(at, MERGE, str(record), record) for record, at in merges.items()]
    joined, latest = set(), {}
    for _, kind, _, what in sorted(happened, key=lambda each: (each[0], each[1], each[2])):
        if kind == MERGE:
            joined.add(what)
            latest[None] = _stricter(latest.get(None), latest.pop(what, None))
        else:
            alone = what.merged_at and what.person_id not in joined
            latest[what.person_id if alone else None] = what
    return latest.get(None)


def _stricter(one, other):
    """Of two last decisions the refusal; of two that say the same, the later."""
    told = [each for each in (one, other) if each]
    return min(told, key=lambda each: (each.given, -each.pk), default=None)
