"""One referral as it stood when a month ended, or on the day of a letter: what happened later is not told."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.utils import timezone

from commonweal.domain import journey, measures
from commonweal.domain.dates import Month
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews.queries.due import DUE

BEFORE, AFTER = measures.POINTS
GOING_ON = {journey.SENT, journey.WAITLISTED, journey.ACCEPTED, journey.STARTED}


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
    def news(self):
        """Of the support what goes on, and what was new or changed in the period; at a review or an end, all of it."""
        if self.ended or self.reviewed:
            return self.support
        return [each for each in self.support if _is_news(*each, self.period)]

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


def _is_news(onward, state, period):
    began_at = datetime.combine(period.since, time(), timezone.get_current_timezone())
    changed = any(began_at <= each.at < period.ends_at for each in onward.history.all())
    days = (onward.made_on, onward.started_on, onward.ended_on)
    return state in GOING_ON or changed or any(period.holds(each) for each in days)


def _state(onward, period):
    if onward.ended_on and onward.ended_on <= period.until:
        return journey.ENDED
    if onward.started_on and onward.started_on <= period.until:
        return journey.STARTED
    known = [each.state for each in onward.history.all() if each.at < period.ends_at]
    known = [state for state in known if state not in (journey.STARTED, journey.ENDED)]
    return known[-1] if known else (journey.GIVEN if onward.kind == journey.SIGNPOST else journey.SENT)
