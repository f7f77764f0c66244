"""Say where and when services run."""

from contextlib import contextmanager

from django.db import transaction

from commonweal.domain import identifiers, provision
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused, Stale
from commonweal.service.ground.audit.queries import version_of
from commonweal.service.menu.actions.telling import tell, turn
from commonweal.service.menu.models import Schedule, Service, Venue
from commonweal.service.menu.queries import words


def add_venue(*, by, name, postcode, address="", practice=None):
    venue = audit.add(Venue(**_place(name, postcode, address, practice)), event="VENUE_ADDED", by=by)
    turn(by=by)
    return venue


@transaction.atomic
def amend_venue(*, venue, by, version, name, postcode, address="", practice=None):
    """Correct a place, or say that it has moved: whatever runs there has moved with it."""
    before, place = words.venue(venue), _place(name, postcode, address, practice)
    audit.amend(venue, event="VENUE_AMENDED", by=by, version=version, **place)
    turn(by=by)
    for service in Service.objects.filter(schedules__venue=venue).distinct():
        tell(by=by, service=service, what="venue", before=before, after=words.venue(venue))
    return venue


def _place(name, postcode, address, practice):
    if practice and practice.kind != Organisation.Kind.PRACTICE:
        raise ActionRefused(f"{practice.name} is not a practice. Choose one, or none.")
    if not name.strip():
        raise ActionRefused("Enter the name of the place.")
    try:
        found = identifiers.postcode(postcode)
    except identifiers.NotAnIdentifier as error:
        raise ActionRefused(str(error)) from error
    return {"name": name.strip(), "postcode": found, "address": address.strip(), "practice": practice}


@transaction.atomic
def add_schedule(*, by, service, weekday, opens_at, closes_at, venue=None):
    _check(weekday, opens_at, closes_at)
    schedule = Schedule(service=service, venue=venue, weekday=weekday, opens_at=opens_at, closes_at=closes_at)
    with _telling(service, by):
        return audit.add(schedule, event="SCHEDULE_ADDED", by=by)


@transaction.atomic
def amend_schedule(*, schedule, by, version, weekday, opens_at, closes_at, venue=None):
    _check(weekday, opens_at, closes_at)
    wanted = {"weekday": weekday, "opens_at": opens_at, "closes_at": closes_at, "venue": venue}
    with _telling(schedule.service, by):
        return audit.amend(schedule, event="SCHEDULE_AMENDED", by=by, version=version, **wanted)


@transaction.atomic
def remove_schedule(*, schedule, by, version):
    """A session that does not run any more; the history keeps when it did."""
    with _telling(schedule.service, by):
        gone, _ = Schedule.objects.filter(pk=schedule.pk, version=version_of(version)).delete()
        if not gone:
            raise Stale(Schedule.objects.get(pk=schedule.pk))
        audit.record(event="SCHEDULE_REMOVED", by=by, subject=schedule)


def _check(weekday, opens_at, closes_at):
    if closes_at <= opens_at:
        raise ActionRefused("The service closes before it opens. Check both times.")
    if int(weekday) not in range(len(provision.WEEKDAYS)):
        raise ActionRefused("Choose a day of the week.")


@contextmanager
def _telling(service, by):
    """Tell how the timetable stood before and stands after."""
    before = words.timetable(service)
    yield
    tell(by=by, service=service, what="sessions", before=before, after=words.timetable(service))
