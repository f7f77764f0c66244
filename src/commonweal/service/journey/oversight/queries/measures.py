"""How the service does from month to month: one value a whole month, for charts that tell change from variation."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery

from commonweal.domain import journey
from commonweal.domain.standards import STANDARDS
from commonweal.service.journey.assessments.models import Assessment
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward.models import Onward, StateChange
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews.models import Review
from commonweal.service.journey.reviews.queries import DUE, OVERDUE

LONGEST = 24
"""Months shown at most: older ones say little about the service as it is."""


@dataclass(frozen=True)
class Month:
    """One value of one month, and of how many events it is made."""

    first: date
    value: float
    events: int


@dataclass(frozen=True)
class Measure:
    """Something counted every month; `better` is 1 where more is better, -1 where less is, 0 where neither.

    `settling` is how long after its end a month may still change; `target` is what is wanted of it, where that is set.
    """

    code: str
    title: str
    unit: str
    how: str
    better: int
    count: Callable
    settling: timedelta = timedelta()
    target: float | None = None


def months(measure, today):
    """The whole months up to the latest that is counted, the oldest first; a gap ends what came before it."""
    until = _first(today - measure.settling)
    found = {month.first: month for month in measure.count(_begun(until, LONGEST), until)}
    run, month = [], max(found, default=until)
    while month in found:
        run.append(found[month])
        month = _before(month)
    return run[::-1]


def _first(day):
    return day.replace(day=1)


def _before(month):
    return _first(month - timedelta(days=1))


def _begun(today, many):
    month = _first(today)
    for _ in range(many):
        month = _before(month)
    return month


def _received(since, until):
    """Referrals of each month; a month between others in which there were none is nought."""
    rows = Referral.objects.filter(referred_on__gte=since, referred_on__lt=until).order_by()
    many = Counter()
    for on, number in rows.values_list("referred_on").annotate(many=Count("pk")):
        many[_first(on)] += number
    month = _before(until)
    while many and month >= min(many):
        yield Month(month, many[month], many[month])
        month = _before(month)


def _first_reached(since, until):
    reached = Referral.objects.filter(contacts__outcome__in=journey.REACHED).order_by()
    firsts = reached.annotate(first=Min("contacts__on")).filter(first__gte=since, first__lt=until)
    yield from _medians(firsts.values_list("first", "referred_on"))


def _answered(since, until):
    """Days from sending to the provider's first answer."""
    answers = StateChange.objects.filter(
        onward=OuterRef("pk"), state__in=(journey.ACCEPTED, journey.WAITLISTED, journey.REFUSED)
    )
    sent = Onward.objects.exclude(kind=journey.SIGNPOST).order_by()
    sent = sent.annotate(answered_at=Subquery(answers.order_by("id").values("at")[:1]))
    found = sent.filter(answered_at__date__gte=since, answered_at__date__lt=until)
    yield from _medians((at.date(), made_on) for at, made_on in found.values_list("answered_at", "made_on"))


def _medians(pairs):
    """The median days between two dates, by the month of the later."""
    days = defaultdict(list)
    for later, earlier in pairs:
        days[_first(later)].append((later - earlier).days)
    return (Month(month, float(median(waits)), len(waits)) for month, waits in days.items())


def _unreached(since, until):
    tried = Contact.objects.filter(kind__in=("visit", "phone"), on__gte=since, on__lt=until).exclude(outcome="")
    yield from _shares(tried.order_by(), "on", Q(outcome="no_answer"))


def _reviewed_in_time(since, until):
    """Of the reviews that came due in a month, those done before they were overdue."""
    in_time = Review.objects.filter(referral=OuterRef("referral"), outcome=Review.Outcome.DONE)
    in_time = in_time.filter(done_on__lt=OuterRef("completed_on") + OVERDUE)
    due = Assessment.objects.filter(completed_on__gte=since - DUE, completed_on__lt=until - DUE).order_by()
    counts = defaultdict(lambda: [0, 0])
    for completed_on, is_in_time in due.annotate(kept=Exists(in_time)).values_list("completed_on", "kept"):
        month = counts[_first(completed_on + DUE)]
        month[0] += is_in_time
        month[1] += 1
    return (Month(month, 100 * part / whole, whole) for month, (part, whole) in counts.items())


def _shares(rows, day, wanted):
    """Of the rows of each month, the share of those wanted: counted by day there, put together here."""
    parts, wholes = Counter(), Counter()
    counted = rows.values_list(day).annotate(part=Count("pk", filter=wanted), whole=Count("pk"))
    for on, part, whole in counted:
        parts[_first(on)] += part
        wholes[_first(on)] += whole
    return (Month(month, 100 * parts[month] / whole, whole) for month, whole in wholes.items())


MEASURES = (
    Measure("referrals", "Referrals received", "referrals", "Every referral, by the day it was made.", 0, _received),
    Measure(
        "first_contact",
        "Wait for the first contact",
        "days (median)",
        "Days from referral to the day the person was first reached, of those first reached in the month.",
        -1,
        _first_reached,
    ),
    Measure(
        "no_answer",
        "Visits and calls without an answer",
        "% of visits and calls",
        "Of the visits and calls with an outcome, those that nobody answered.",
        -1,
        _unreached,
    ),
    Measure(
        "answers",
        "Wait for a provider's answer",
        "days (median)",
        "Days from sending to the first answer, of those answered in the month. Signposts have none.",
        -1,
        _answered,
        target=STANDARDS["answer"].days,
    ),
    Measure(
        "reviews",
        "Reviews done in time",
        "% of reviews due",
        f"Of the reviews that came due in the month, those done within {(OVERDUE - DUE).days} days.",
        1,
        _reviewed_in_time,
        OVERDUE - DUE,
    ),
)
BY_CODE = {measure.code: measure for measure in MEASURES}
