"""What a practice is told of a month: everybody whose referral was open in it, as things stood when it ended."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, Q

from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.journey.assessments.models import Scoring
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.meetings.models import Meeting, Task
from commonweal.service.journey.meetings.queries.entry import Entry, Period
from commonweal.service.journey.onward.models import Attendance, Onward
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews.models import Review
from commonweal.service.menu import queries as menu


@dataclass(frozen=True)
class Pack:
    """The month of one practice, for one reader."""

    practice: Organisation
    period: Period
    entries: list
    elsewhere: int
    meetings: list
    tasks: list
    changes: list

    @cached_property
    def new(self):
        return [each for each in self.entries if each.is_new]

    @cached_property
    def waiting(self):
        return [each for each in self.entries if each.is_waiting]

    @cached_property
    def ended(self):
        return [each for each in self.entries if each.ended]

    @cached_property
    def going_on(self):
        return [each for each in self.entries if not each.ended and not each.is_waiting]


def pack(user, practice, month):
    """The month of a practice as this user may see it, in a number of queries that does not grow."""
    period = Period.of(month)
    entries = [Entry(referral, period) for referral in _referrals(user, practice, period)]
    everybody = _open_in(Referral.objects.filter(practice=practice), period).count()
    meetings = Meeting.objects.visible_to(user).filter(practice=practice, on__range=(period.since, period.until))
    tasks = Task.objects.visible_to(user).filter(meeting__practice=practice, meeting__on__lte=period.until)
    tasks = tasks.filter(Q(done_on=None) | Q(done_on__gte=period.since))
    return Pack(
        practice,
        period,
        entries,
        everybody - len(entries),
        list(meetings.exclude(state="cancelled").order_by("on").prefetch_related("attendees__user", "cases")),
        list(tasks.select_related("owner", "case__referral__person")),
        menu.changes(period.since, period.until),
    )


def _open_in(referrals, period):
    """Referred by the end of the period, and not ended before it began."""
    return referrals.filter(Q(closed_on=None) | Q(closed_on__gte=period.since), referred_on__lte=period.until)


def _referrals(user, practice, period):
    until = period.until
    onwards = Onward.objects.filter(made_on__lte=until).select_related("service__provider").order_by("made_on")
    sessions = Attendance.objects.filter(on__range=(period.since, until), attended=True)
    onwards = onwards.prefetch_related("history", "continuing", Prefetch("attendance", sessions))
    contacts = Contact.objects.done().filter(on__range=(period.since, until)).order_by("on", "created_at")
    tasks = Task.objects.filter(meeting__on__lte=until).select_related("owner").order_by("due_on")
    parts = (
        "history",
        Prefetch("contacts", contacts),
        Prefetch("onwards", onwards),
        Prefetch("scorings", _scorings(until)),
        Prefetch("reviews", Review.objects.filter(done_on__lte=until).order_by("done_on")),
        Prefetch("cases__tasks", tasks),
    )
    mine = _open_in(Referral.objects.visible_to(user).filter(practice=practice), period)
    mine = mine.select_related("person", "advisor", "assessment").prefetch_related(*parts)
    return mine.order_by("person__family_name", "person__given_name", "referred_on")


def _scorings(until):
    return Scoring.objects.filter(scored_on__lte=until).order_by("scored_on", "created_at").prefetch_related("scores")
