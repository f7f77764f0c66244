"""Put services on the menu, say where and when they run, count their places, and keep the entries right."""

from copy import copy

from django.db import transaction
from django.utils import timezone

from commonweal.domain import identifiers, provision
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.menu.models import Block, Schedule, Service, Spot, Venue

SPOTS_AT_ONCE = 2_000


def add_service(*, by, provider, name, kind, **details):
    """Put a service on the menu; whoever adds it has just checked it."""
    service = Service(provider=provider, name=name.strip(), kind=kind, **details)
    service.checked_on = service.checked_on or timezone.localdate()
    _check_service(service)
    return audit.add(service, event="SERVICE_ADDED", by=by)


@transaction.atomic
def amend_service(*, service, by, version, **changes):
    wanted = copy(service)
    for name, value in changes.items():
        setattr(wanted, name, value)
    _check_service(wanted)
    return audit.amend(service, event="SERVICE_AMENDED", by=by, version=version, **changes)


def _check_service(service):
    if not service.name:
        raise ActionRefused("Enter the name of the service.")
    if service.kind not in provision.SERVICE_TYPES:
        raise ActionRefused("Choose what kind of service it is.")
    if service.sector not in provision.SECTORS:
        raise ActionRefused("Choose whether the service is voluntary or statutory.")
    if service.funded and service.sector != "voluntary":
        raise ActionRefused("The grant programme pays for voluntary services only. Change the sector, or the funding.")


def confirm(*, service, by):
    """Say that an entry is still right today."""
    today = timezone.localdate()
    return audit.amend(service, event="SERVICE_CONFIRMED", by=by, checked_on=today)


def add_venue(*, by, name, postcode, address=""):
    try:
        venue = Venue(name=name.strip(), postcode=identifiers.postcode(postcode), address=address.strip())
    except identifiers.NotAnIdentifier as error:
        raise ActionRefused(str(error)) from error
    return audit.add(venue, event="VENUE_ADDED", by=by)


def add_schedule(*, by, service, weekday, opens_at, closes_at, venue=None):
    if closes_at <= opens_at:
        raise ActionRefused("The service closes before it opens. Check both times.")
    if int(weekday) not in range(len(provision.WEEKDAYS)):
        raise ActionRefused("Choose a day of the week.")
    schedule = Schedule(service=service, venue=venue, weekday=weekday, opens_at=opens_at, closes_at=closes_at)
    return audit.add(schedule, event="SCHEDULE_ADDED", by=by)


def add_block(*, by, service, starts_on, ends_on, places, weeks=12):
    """Add places of a funded service in a period."""
    if not service.funded:
        raise ActionRefused("Places are counted for services the grant programme pays for. Mark it as funded first.")
    if ends_on < starts_on:
        raise ActionRefused("The last day is before the first day. Check both dates.")
    if places < 1 or weeks < 1:
        raise ActionRefused("Enter at least 1 place, of at least 1 week.")
    block = Block(service=service, starts_on=starts_on, ends_on=ends_on, places=places, weeks=weeks)
    return audit.add(block, event="BLOCK_ADDED", by=by, places=places)


@transaction.atomic
def load_spots(rows, *, by=None):
    """Load where postcodes are: rows of (postcode, easting, northing) in metres; says how many."""
    spots = [Spot(postcode=identifiers.postcode(postcode), easting=e, northing=n) for postcode, e, n in rows]
    Spot.objects.bulk_create(
        spots,
        batch_size=SPOTS_AT_ONCE,
        update_conflicts=True,
        unique_fields=["postcode"],
        update_fields=["easting", "northing"],
    )
    audit.record(event="SPOTS_LOADED", by=by, rows=len(spots))
    return len(spots)
