"""Put services on the menu, change them, take them off and on again."""

from copy import copy
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey, provision
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.menu.actions.telling import tell
from commonweal.service.menu.models import Service
from commonweal.service.menu.queries import words

CODED = {
    "needs": (journey.REASONS, "Choose needs from the list."),
    "access": (provision.ACCESS, "Choose what the place offers from the list."),
    "languages": (provision.LANGUAGES, "Choose languages from the list."),
}


@transaction.atomic
def add_service(*, by, provider, name, kind, **details):
    """Put a service on the menu; whoever adds it has just checked it."""
    service = Service(provider=provider, name=name.strip(), kind=kind, **details)
    service.checked_on = service.checked_on or timezone.localdate()
    service.checked_by = service.checked_by or by
    service.check_due_on = _due_on(service.checked_on, service.check_days)
    _check(service)
    audit.add(service, event="SERVICE_ADDED", by=by)
    tell(by=by, service=service, what="added")
    return service


@transaction.atomic
def amend_service(*, service, by, version, **changes):
    """Change an entry; each field that is another than before goes into its history."""
    wanted, before = copy(service), copy(service)
    for name, value in changes.items():
        setattr(wanted, name, value)
    _check(wanted)
    if wanted.check_days != service.check_days:
        changes["check_due_on"] = _due_on(wanted.checked_on, wanted.check_days)
    audit.amend(service, event="SERVICE_AMENDED", by=by, version=version, **changes)
    for name in changes.keys() - {"check_due_on"}:
        _tell_field(before, service, name, by)
    return service


def _tell_field(before, service, name, by):
    if name != "active":
        tell(by=by, service=service, what=name, before=words.field(before, name), after=words.field(service, name))
    elif before.active != service.active:
        tell(by=by, service=service, what="reopened" if service.active else "closed")


@transaction.atomic
def close_service(*, service, by, version, why=""):
    """Take a service off the menu; its page and its history stay."""
    if not service.active:
        raise ActionRefused(f"{service.name} is off the menu already.")
    audit.amend(service, event="SERVICE_CLOSED", by=by, version=version, active=False)
    tell(by=by, service=service, what="closed", after=why.strip())
    return service


@transaction.atomic
def reopen_service(*, service, by, version):
    """Put a service back on the menu; whoever does it has just checked it."""
    if not service.provider.active:
        raise ActionRefused(f"{service.provider.name} is closed. An administrator can open it again.")
    if service.active:
        raise ActionRefused(f"{service.name} is on the menu already.")
    audit.amend(service, event="SERVICE_REOPENED", by=by, version=version, active=True, **checked(service, by=by))
    tell(by=by, service=service, what="reopened")
    return service


def checked(service, *, by):
    """What to write when somebody says today that an entry is right."""
    today = timezone.localdate()
    return {"checked_on": today, "checked_by": by, "check_due_on": _due_on(today, service.check_days)}


def _due_on(checked_on, days):
    return checked_on and checked_on + timedelta(days=days)


def _check(service):
    _check_kind(service)
    _check_codes(service)
    youngest, oldest = service.minimum_age, service.maximum_age
    if youngest is not None and oldest is not None and oldest < youngest:
        raise ActionRefused("The oldest age is below the youngest. Check both ages.")
    if service.check_days < 1:
        raise ActionRefused("Say after how many days the entry is to be checked again: at least 1.")


def _check_kind(service):
    if not service.name.strip():
        raise ActionRefused("Enter the name of the service.")
    if service.kind not in provision.SERVICE_TYPES:
        raise ActionRefused("Choose what kind of service it is.")
    if service.sector not in provision.SECTORS:
        raise ActionRefused("Choose whether the service is voluntary or statutory.")
    if service.funded and service.sector != "voluntary":
        raise ActionRefused("The grant programme pays for voluntary services only. Change the sector, or the funding.")
    if service.way_in not in provision.WAYS_IN:
        raise ActionRefused("Choose how people get into the service.")


def _check_codes(service):
    for name, (known, said) in CODED.items():
        if not set(getattr(service, name)) <= set(known):
            raise ActionRefused(said)
