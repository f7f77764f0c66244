"""Who has how much to do, and who looks after which practice."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q

from commonweal.domain import journey
from commonweal.service.desks.gateway.queries.lists import MONTH, filtered
from commonweal.service.ground.accounts.models import Organisation, Role, User
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.referrals import queries as journeys
from commonweal.service.journey.referrals.models import Capacity, Cover

WORKING = [state for state in journey.REFERRAL_STATES if state in journey.OPEN_STATES and state != journey.RECEIVED]


@dataclass(frozen=True)
class Load:
    """What one advisor has to do; each number is the length of a list."""

    advisor: User
    cases: int
    capacity: int
    by_state: dict[str, int]
    new: int
    visits: int
    overdue: int


def team(user, today):
    """Every active advisor's load, by name."""
    by_state = {}
    for advisor, state, count in _counted(filtered(user, today, state="open"), "advisor", "state"):
        by_state.setdefault(advisor, {})[state] = count
    carried = capacities()
    new = dict(_counted(filtered(user, today, age=MONTH), "advisor"))
    overdue = dict(_counted(filtered(user, today, breach="review"), "advisor"))
    visited = dict(_counted(visits(user, today), "referral__advisor"))
    return [
        Load(
            advisor,
            cases,
            carried.get(advisor.pk, journey.CASELOAD),
            by_state.get(advisor.pk, {}),
            new.get(advisor.pk, 0),
            visited.get(advisor.pk, 0),
            overdue.get(advisor.pk, 0),
        )
        for advisor, cases in journeys.advisor_loads()
    ]


def _counted(found, *names):
    return found.order_by().values_list(*names).annotate(Count("pk"))


def week(today):
    """The Monday and the Sunday of this week."""
    monday = today - timedelta(days=today.weekday())
    return monday, monday + timedelta(days=6)


def visits(user, today, advisor=""):
    """Home visits of this week, done or to come; nobody visits who has died."""
    found = Contact.objects.filter(
        kind="visit", cancelled=False, on__range=week(today), referral__advisor__isnull=False
    )
    found = found.filter(~Q(outcome="") | Q(pk__in=Contact.objects.planned().living().values("pk")))
    found = found.filter(referral__advisor=advisor) if advisor else found
    return found.select_related("referral__person__merged_into", "referral__advisor", "by").order_by(
        "on", "at_time", "pk"
    )


def covers():
    """Who looks after which practice now, by practice."""
    found = Cover.objects.filter(until=None).select_related("advisor", "practice")
    return found.order_by("practice__name", "advisor__name")


def uncovered(practices, covers):
    """Practices that nobody looks after."""
    covered = {each.practice_id for each in covers}
    return [each for each in practices if each.pk not in covered]


def advisors_here():
    return User.objects.filter(role=Role.ADVISOR, is_active=True).order_by("name")


def practices_here():
    return Organisation.objects.filter(kind=Organisation.Kind.PRACTICE, active=True).order_by("name")


def capacities():
    """How many cases each advisor can carry of whom it was said: key -> cases."""
    return dict(Capacity.objects.values_list("advisor", "cases"))


def capacity_of(advisor):
    """What was said of how much they can carry, or a blank one not saved yet, whose version is nought."""
    known = Capacity.objects.filter(advisor=advisor).first()
    return known or Capacity(advisor=advisor, cases=journey.CASELOAD, version=0)
