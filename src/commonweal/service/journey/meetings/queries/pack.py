"""What a practice is told of a month: everybody whose referral was open in it, as things stood when it ended."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.db.models import Prefetch, Q
from django.utils import timezone

from commonweal.domain import journey, measures
from commonweal.domain.dates import Month
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.journey.assessments.models import Scoring
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.meetings.models import Meeting, Task
from commonweal.service.journey.onward.models import Attendance, Onward
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews.models import Review
from commonweal.service.journey.reviews.queries.due import DUE
from commonweal.service.menu import queries as menu

BEFORE, AFTER = measures.POINTS


@dataclass(frozen=True)
class Period:
    """A month up to its last day, or up to today while it lasts."""

    month: Month
    until: date

    @classmethod
    def of(cls, month):
        return cls(month, min(month.last, timezone.localdate()))

    @property
    def since(self):
        return self.month.first

    @cached_property
    def ends_at(self):
        """The first instant after it, by the clock on the wall."""
        return datetime.combine(self.until + timedelta(days=1), time(), timezone.get_current_timezone())

    def holds(self, day):
        return day is not None and self.since <= day <= self.until


@dataclass(frozen=True)
class Entry:
    """One referral as it stood at the end of the period. What happened later is not told."""

    referral: Referral
    period: Period

    @cached_property
    def ended(self):
        return self.referral.closed_on is not None and self.referral.closed_on <= self.period.until

    @cached_property
    def state(self):
        """What has a day of its own counts from that day; other states from when they were written down."""
        if self.ended:
            return self.referral.state
        known = [each.state for each in self.referral.history.all() if each.at < self.period.ends_at]
        live = [state for state in known if state in journey.OPEN_STATES]
        return live[-1] if live else journey.RECEIVED

    @property
    def is_new(self):
        return self.period.holds(self.referral.referred_on)

    @property
    def is_waiting(self):
        return self.state == journey.RECEIVED

    @cached_property
    def contacts(self):
        """What took place or was tried in the period."""
        return list(self.referral.contacts.all())

    @cached_property
    def reached(self):
        return [each for each in self.contacts if each.outcome in journey.REACHED]

    @cached_property
    def support(self):
        """What the person was referred or pointed to, each with its state: [(onward, state)]."""
        return [(each, _state(each, self.period)) for each in self.referral.onwards.all()]

    @cached_property
    def arranged(self):
        return [onward for onward, _ in self.support if self.period.holds(onward.made_on)]

    @cached_property
    def distance(self):
        """The measures that were scored at both points: [(measure, before, after)]."""
        before, after = (self._scores(point) for point in (BEFORE, AFTER))
        both = [each for each in measures.MEASURES if None not in (before.get(each.code), after.get(each.code))]
        return [(each, before[each.code], after[each.code]) for each in both]

    def scored_on(self, point):
        """The day of the latest scores at that point."""
        return [each for each in self.referral.scorings.all() if each.point == point][-1].scored_on

    def _scores(self, point):
        asked = [each for each in self.referral.scorings.all() if each.point == point]
        return {each.measure: each.value for each in asked[-1].scores.all()} if asked else {}

    @cached_property
    def reviews(self):
        return list(self.referral.reviews.all())

    @cached_property
    def reviewed(self):
        return [each for each in self.reviews if self.period.holds(each.done_on)]

    @cached_property
    def review_due_on(self):
        """The day of the review to come, by the rule of every other page; None when there is none to come."""
        assessment = getattr(self.referral, "assessment", None)
        done_on = assessment.completed_on if assessment else None
        if self.ended or self.reviews or done_on is None or done_on > self.period.until:
            return None
        return done_on + DUE

    @cached_property
    def tasks(self):
        """What was agreed by then, and is open or was done in the period."""
        agreed = [task for case in self.referral.cases.all() for task in case.tasks.all()]
        return [each for each in agreed if each.done_on is None or each.done_on >= self.period.since]


def _state(onward, period):
    if onward.ended_on and onward.ended_on <= period.until:
        return journey.ENDED
    if onward.started_on and onward.started_on <= period.until:
        return journey.STARTED
    known = [each.state for each in onward.history.all() if each.at < period.ends_at]
    known = [state for state in known if state not in (journey.STARTED, journey.ENDED)]
    return known[-1] if known else (journey.GIVEN if onward.kind == journey.SIGNPOST else journey.SENT)


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
