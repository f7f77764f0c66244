"""Places that services have left."""

from django.db.models import Count

from commonweal.service.menu.models import Block


def places_left(services, on):
    """Places left on a day: service -> number, or None where places are not counted."""
    keys = [service.pk for service in services]
    counted = set(Block.objects.filter(service__in=keys).order_by().values_list("service", flat=True))
    left = {key: 0 if key in counted else None for key in keys}
    for block in Block.objects.on(on).filter(service__in=counted).counted():
        left[block.service_id] += max(0, block.places - block.taken)
    return left


def full(keys, on):
    """Those of these services, whose places are counted, that have none left on a day.

    Most blocks hold more than were ever asked for, which is quickly seen; only the others are counted with care.
    """
    asked = Block.objects.on(on).filter(service__in=keys).order_by().annotate(asked=Count("onwards__block"))
    rows = asked.values_list("pk", "service", "places", "asked")
    open_, close = set(), []
    for block, service, places, number in rows:
        if number < places:
            open_.add(service)
        else:
            close.append(block)
    for block in Block.objects.filter(pk__in=close).counted():
        if block.taken < block.places:
            open_.add(block.service_id)
    return set(keys) - open_


def blocks(services):
    """Every block of these services, with `.taken` and `.left`."""
    found = list(Block.objects.filter(service__in=services).select_related("service").counted().order_by("starts_on"))
    for block in found:
        block.left = max(0, block.places - block.taken)
    return found
