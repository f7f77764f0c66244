"""Say that an entry is still right, and whether there is room."""

from copy import copy

from django.db import transaction
from django.utils import timezone

from commonweal.domain import provision
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.menu.actions.entries import checked
from commonweal.service.menu.actions.telling import tell, turn
from commonweal.service.menu.queries import words


@transaction.atomic
def confirm(*, service, by, version=None):
    """Say that an entry is still right today."""
    audit.amend(service, event="SERVICE_CONFIRMED", by=by, version=version, **checked(service, by=by))
    turn(by=by)
    return service


@transaction.atomic
def set_capacity(*, service, by, capacity, waiting_weeks=None, version=None):
    """Say whether a service takes people now, and how long they wait if there is a list."""
    if capacity not in provision.CAPACITIES:
        raise ActionRefused("Choose whether the service is taking people.")
    weeks = waiting_weeks if capacity == provision.WAITING else None
    before = words.capacity(copy(service))
    told = {"capacity": capacity, "waiting_weeks": weeks, "capacity_told_on": timezone.localdate()}
    audit.amend(service, event="CAPACITY_TOLD", by=by, version=version, **told)
    tell(by=by, service=service, what="capacity", before=before, after=words.capacity(service))
    return service
