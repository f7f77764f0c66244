"""Write a record and its audit entry together, or neither."""

from django.db import transaction

from commonweal.service.ground.audit.models import Entry, Stale
from commonweal.service.ground.audit.queries import version_of


def record(*, event, by, person=None, subject=None, **detail):
    """Add an audit entry; call it inside the transaction of the change it tells of."""
    return Entry.objects.create(
        event=event,
        by=by,
        person=getattr(person, "pk", person),
        subject_kind=subject._meta.label if subject is not None else "",
        subject=subject.pk if subject is not None else None,
        detail=detail,
    )


@transaction.atomic
def add(instance, *, event, by, person=None, **detail):
    """Save a new row and say who made it."""
    instance.save(force_insert=True)
    record(event=event, by=by, person=person, subject=instance, **detail)
    return instance


@transaction.atomic
def amend(instance, *, event, by, version=None, person=None, detail=None, **changes):
    """Change fields of a row if nobody else has since it was read, and say who did.

    `version` is the version the person had on the screen; without it, the version of the instance in hand.
    Entries name the fields that changed, not their values: values may be special category data.
    """
    fields = sorted(name for name, value in changes.items() if getattr(instance, name) != value)
    version = instance.version if version is None else version_of(version)
    model = instance._meta.model  # not type(instance): request.user is a proxy
    changed = model._base_manager.filter(pk=instance.pk, version=version).update(version=version + 1, **changes)
    if not changed:
        raise Stale(model._base_manager.get(pk=instance.pk))
    for name, value in changes.items():
        setattr(instance, name, value)
    instance.version = version + 1
    record(event=event, by=by, person=person, subject=instance, fields=fields, **(detail or {}))
    return instance


def viewed(*, person, by, page):
    """Log that somebody looked at a person's record."""
    return record(event="PERSON_VIEWED", by=by, person=person, page=page)


def viewed_all(*, people, by, page):
    """Log that somebody looked at a page of several people's records, in one go: `people` are their keys."""
    seen = [Entry(event="PERSON_VIEWED", by=by, person=pk, detail={"page": page}) for pk in sorted(people)]
    return Entry.objects.bulk_create(seen)
