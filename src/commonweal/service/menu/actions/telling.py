"""Write down what changed of a service, in words, and mark the menu as another one than before."""

import uuid

from commonweal.service.menu.models import Change, Edition

THE_ONE = 1


def tell(*, by, service, what, before="", after=""):
    """Add a change to a service's history; one that changes nothing is not told."""
    turn(by=by)
    if before != after or what in ("added", "closed", "reopened"):
        return Change.objects.create(service=service, what=what, before=before, after=after, by=by)
    return None


def turn(*, by):
    """Mark the menu as changed; whoever changes it next waits until this is done."""
    return Edition.objects.update_or_create(id=THE_ONE, defaults={"mark": uuid.uuid4()})
