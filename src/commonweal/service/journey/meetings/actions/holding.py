"""A meeting as such: the day, the place, who is asked, who came."""

from django.db import transaction
from django.utils import timezone

from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.meetings import queries
from commonweal.service.journey.meetings.models import Attendee, Meeting


@transaction.atomic
def plan(*, practice, on, by, at_time=None, place="", today=None):
    """Put a meeting with a practice in the diary; `today` is the day of planning."""
    if on < (today or timezone.localdate()):
        raise ActionRefused("This day has passed. Choose today or a later day.")
    if practice.kind != Organisation.Kind.PRACTICE or practice not in queries.practices(by):
        raise ActionRefused("Choose a practice that people on your caseload came from.")
    _refuse_second(practice, on)
    meeting = Meeting(practice=practice, on=on, at_time=at_time, place=place.strip(), held_by=by)
    audit.add(meeting, event="MEETING_PLANNED", by=by)
    audit.add(Attendee(meeting=meeting, user=by), event="MEETING_ASKED_TO", by=by)
    return meeting


def _refuse_second(practice, on, but=None):
    # The practice's row is locked, so that two people planning the same meeting find each other.
    Organisation.objects.select_for_update().get(pk=practice.pk)
    others = Meeting.objects.filter(practice=practice, on=on).exclude(state=Meeting.State.CANCELLED)
    if others.exclude(pk=getattr(but, "pk", None)).exists():
        raise ActionRefused(
            "There is a meeting with this practice on that day already. Open it, or choose another day."
        )


@transaction.atomic
def change(*, meeting, by, version, on, at_time, place):
    """Move a planned meeting."""
    queries.refuse_over(meeting)
    if on != meeting.on:
        if on < timezone.localdate():
            raise ActionRefused("This day has passed. Choose today or a later day.")
        _refuse_second(meeting.practice, on, but=meeting)
    moved = {"on": on, "at_time": at_time, "place": place.strip()}
    return audit.amend(meeting, event="MEETING_MOVED", by=by, version=version, **moved)


def cancel(*, meeting, by, version):
    queries.refuse_over(meeting)
    return audit.amend(meeting, event="MEETING_CANCELLED", by=by, version=version, state=Meeting.State.CANCELLED)


@transaction.atomic
def ask(*, meeting, by, version, users=(), guests=()):
    """Say who is asked: colleagues, and guests as (name, job). Whoever is left out is not asked any more."""
    queries.refuse_over(meeting)
    wanted, guests = {*users, meeting.held_by}, _named(guests)
    known = {each.user: each for each in meeting.attendees.select_related("user") if each.user}
    if strangers := wanted - set(known) - set(queries.colleagues(meeting)):
        raise ActionRefused(f"{min(each.name for each in strangers)} has nothing to do with this practice.")
    audit.amend(meeting, event="MEETING_ASKED_TO", by=by, version=version, detail={"asked": len(wanted) + len(guests)})
    meeting.attendees.filter(user=None).delete()
    meeting.attendees.filter(user__in=set(known) - wanted).delete()
    rows = [Attendee(meeting=meeting, user=each) for each in sorted(wanted - set(known), key=lambda user: user.name)]
    Attendee.objects.bulk_create(rows + [Attendee(meeting=meeting, guest=name, job=job) for name, job in guests])
    return meeting


def _named(guests):
    return [(name.strip()[:150], job.strip()[:100]) for name, job in guests if name.strip()]


@transaction.atomic
def hold(*, meeting, by, version, came, today=None):
    """Say that a meeting took place, and which of those who were asked came."""
    queries.refuse_over(meeting)
    if meeting.on > (today or timezone.localdate()):
        raise ActionRefused("This meeting is planned for a later day. Write it down when it has taken place.")
    audit.amend(meeting, event="MEETING_HELD", by=by, version=version, state=Meeting.State.HELD)
    for each in meeting.attendees.all():
        audit.amend(each, event="MEETING_ATTENDANCE", by=by, came=each in came or each.user_id == by.pk)
    return meeting
