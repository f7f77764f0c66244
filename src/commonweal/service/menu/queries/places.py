"""Places that services have left."""

from commonweal.service.menu.models import Block


def places_left(services, on):
    """Places left on a day: service -> number, or None where places are not counted."""
    return left_of([service.pk for service in services], on)


def left_of(keys, on):
    """The same by key, without looking at blocks of other days."""
    has = set(Block.objects.filter(service__in=keys).values_list("service", flat=True).distinct())
    left = {key: 0 if key in has else None for key in keys}
    for block in Block.objects.on(on).filter(service__in=has).counted():
        left[block.service_id] += max(0, block.places - block.taken)
    return left


def blocks(services):
    """Every block of these services, with `.taken` and `.left`."""
    found = list(Block.objects.filter(service__in=services).select_related("service").counted().order_by("starts_on"))
    for block in found:
        block.left = max(0, block.places - block.taken)
    return found
