"""The caseload: its filters, its order, and what is next for each."""

from datetime import timedelta

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Subquery, Value, When

from commonweal.domain import journey
from commonweal.service.desks.caseload.queries.people import referrals
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews import queries as reviews
from commonweal.service.journey.reviews.models import Review
from commonweal.service.people import queries as people
from commonweal.service.people.models import Consent

DIED = Q(person__died_on__isnull=False) | Q(person__merged_into__died_on__isnull=False)
BY_NAME = ("person__family_name", "person__given_name", "-referred_on", "pk")
SORTS = {
    "name": "person__family_name",
    "referred": "referred_on",
    "contact": "reached_on",
    "planned": "planned_on",
    "review": "awaited_since",
}


def caseload(user, today, *, sort="name", **asked):
    """The advisor's referrals, open ones unless a state is asked for, each with what its line shows."""
    found = _narrowed(_dated(referrals(user), today), user, today, **asked)
    return found.order_by(*_order(sort))


def _order(sort):
    """What is not known comes last, whichever way round; but whoever was never spoken with waits the longest."""
    column = F(SORTS.get(sort.removeprefix("-"), SORTS["name"]))
    if sort.startswith("-"):
        return column.desc(nulls_last=True), *BY_NAME
    never = sort == "contact"
    return column.asc(nulls_first=never or None, nulls_last=None if never else True), *BY_NAME


def _narrowed(found, user, today, *, state="", practice="", to_do="", review="", quiet=0, needs="", risk=False):
    found = found.filter(state=state) if state else found.open()
    if practice:
        found = found.filter(practice=practice)
    if to_do:
        found = found.filter(to_do=to_do)
    if review:
        wanted = {"due": reviews.due, "overdue": reviews.overdue}[review](user, today)
        found = found.filter(pk__in=[each.pk for each in wanted])
    if quiet:
        found = found.filter(_quiet(today - timedelta(days=quiet)))
    if risk:
        found = found.exclude(staff_risk=Referral.StaffRisk.NONE_KNOWN)
    return found.filter(NEEDS[needs]) if needs else found


NEEDS = {
    "access": ~Q(person__access_needs=""),
    "language": ~Q(person__language__in=("", "English")),
}


def _quiet(since):
    """Nobody has spoken with them since, and they were referred before."""
    return ~DIED & (Q(reached_on__lt=since) | Q(reached_on=None, referred_on__lt=since))


def _dated(found, today):
    own = {"referral": OuterRef("pk")}
    reached = Contact.objects.done().filter(outcome__in=journey.REACHED, **own).order_by("-on")
    planned = Contact.objects.planned().living().filter(**own).order_by("on")
    found = found.annotate(
        reached_on=Subquery(reached.values("on")[:1]),
        planned_on=Subquery(planned.values("on")[:1]),
        awaited_since=Case(When(Exists(reviews.awaited(_same())), then=F("assessment__completed_on"))),
    )
    return found.annotate(to_do=_to_do(today))


def _same():
    return Referral.objects.filter(pk=OuterRef("pk"))


def _to_do(today):
    """What is first to do, as the person's page says it: a code of `journey.TO_DO`, or nothing."""
    own = {"referral": OuterRef("pk")}
    touched = Contact.objects.filter(cancelled=False, **own)
    settled = Review.objects.filter(**own).exclude(done_on=None)
    return Case(
        When(~Q(state__in=journey.OPEN_STATES), then=Value("")),
        When(DIED | people.refused(Consent.Kind.SERVICE), then=Value("close")),
        When(~Exists(touched), state=journey.ALLOCATED, then=Value("visit")),
        When(state=journey.ALLOCATED, assessment=None, then=Value("assess")),
        When(state=journey.ALLOCATED, then=Value("finish")),
        When(~Exists(Onward.objects.filter(**own)), state=journey.ASSESSED, then=Value("find")),
        When(Exists(reviews.come_due(_same(), today)), then=Value("review")),
        When(Exists(settled), then=Value("close")),
        default=Value(""),
        output_field=CharField(),
    )


def reviews_due(referrals):
    """When the review of each of these is due: referral -> day, by the one rule there is."""
    shown = Referral.objects.filter(pk__in=[each.pk for each in referrals])
    return {each.pk: each.review_due_on for each in reviews.dated(reviews.awaited(shown))}


def practices(user):
    """The practices that the advisor's referrals came from, for the filter."""
    found = referrals(user).order_by("practice__name").values_list("practice", "practice__name").distinct()
    return [(str(pk), name) for pk, name in found]
