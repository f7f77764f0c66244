"""What people decided; where records were merged, a refusal on either counts until they are asked again."""

from operator import itemgetter

from django.db.models import Exists, F, OuterRef, Q

from commonweal.service.people.models import Consent, Person


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
    # The few who were merged are asked for by the index that leads to them: everybody else is not looked at.
    merged = Person.objects.exclude(merged_into=None).order_by().values("merged_into")
    by_person = {pk: [] for pk in merged.values_list("merged_into", flat=True).distinct()}
    theirs = Person.objects.filter(Q(pk__in=merged) | Q(merged_into__isnull=False)).values("pk")
    for each in _dated(Consent.objects.filter(kind=kind, person__in=theirs)):
        by_person[each.kept_as].append(each)
    prevailing = {pk: _prevailing(decisions) for pk, decisions in by_person.items()}
    return {pk: decision.given if decision else None for pk, decision in prevailing.items()}


def refused(kind, path="person"):
    """A condition for lists: the person to whom `path` leads last said no, after a merge by the same rule as here."""
    merged = agreed_after_merging(kind)
    later = Consent.objects.filter(person=OuterRef("person"), kind=kind, pk__gt=OuterRef("pk"))
    no = Exists(Consent.objects.filter(~Exists(later), person=OuterRef(path), kind=kind, given=False))

    def is_one_of(keys):
        return Q(**{f"{path}__in": keys}) | Q(**{f"{path}__merged_into__in": keys})

    refusing = [pk for pk, given in merged.items() if given is False]
    return is_one_of(refusing) | (Q(no) & ~is_one_of(list(merged)))


def _told(person):
    return _dated(Consent.objects.filter(person__in=Person.objects.whole(person)))


def _dated(decisions):
    """Each with the record it stands for now, and when its own was merged into that."""
    return decisions.annotate(kept_as=Person.kept_key("person"), merged_at=F("person__merged_at")).order_by("id")


def _prevailing(decisions):
    """The decision that counts, of all records of one person: what happened to them is gone through in its order."""
    merges = sorted({each.person_id: each.merged_at for each in decisions if each.merged_at}.items(), key=itemgetter(1))
    latest = {}
    for each in decisions:
        while merges and merges[0][1] <= each.decided_at:
            _join(latest, merges.pop(0)[0])
        alone = each.person_id in dict(merges)
        latest[each.person_id if alone else None] = each
    for record, _ in merges:
        _join(latest, record)
    return latest.get(None)


def _join(latest, record):
    latest[None] = _stricter(latest.get(None), latest.pop(record, None))


def _stricter(one, other):
    """Of two last decisions the refusal; of two that say the same, the later."""
    told = [each for each in (one, other) if each]
    return min(told, key=lambda each: (each.given, -each.pk), default=None)
