"""Remember up to when somebody has read what changed on the menu."""

from django.db import transaction
from django.utils import timezone

from commonweal.service.ground.audit import actions as audit
from commonweal.service.menu.models import Reading


@transaction.atomic
def mark_read(*, by, until=None):
    """Nothing that changed later than what was on the screen counts as read, and what was read stays read."""
    until = min(until or timezone.now(), timezone.now())
    reading, is_new = Reading.objects.get_or_create(reader_id=by.pk, defaults={"read_at": until})
    if not is_new and reading.read_at < until:
        Reading.objects.filter(pk=reading.pk).update(read_at=until)
    audit.record(event="MENU_CHANGES_READ", by=by)
