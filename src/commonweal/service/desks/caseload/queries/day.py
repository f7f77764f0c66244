"""What a day holds, each list asked of the step it belongs to."""

from django.db.models import Exists, OuterRef

from commonweal.domain import journey
from commonweal.service.desks.caseload.queries.people import referrals
from commonweal.service.journey.contacts import queries as contacts
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.meetings import queries as meetings
from commonweal.service.journey.onward import queries as onward
from commonweal.service.journey.reviews import queries as reviews


def work(user, today):
    """The lists of a day: key of the list -> those on it."""
    return {key: find(user, today) for key, find in LISTS.items()}


def listed(key, user, today):
    """One of the lists of a day, or None when there is none of that name."""
    return LISTS[key](user, today) if key in LISTS else None


def new_allocations(user):
    """With the advisor, and nobody has been in touch or plans to be."""
    touched = Contact.objects.filter(referral=OuterRef("pk"), cancelled=False)
    living = {"person__died_on": None, "person__merged_into__died_on": None}
    theirs = referrals(user).filter(~Exists(touched), state=journey.ALLOCATED, **living)
    return theirs.order_by("referred_on")


LISTS = {
    "visits": contacts.visits_on,
    "late": lambda user, today: contacts.overdue(user, today),
    "overdue": reviews.overdue,
    "due": reviews.due,
    "replies": lambda user, today: onward.replies(user),
    "ending": onward.without_plan,
    "asking": reviews.continuing_due,
    "tasks": lambda user, today: meetings.open_tasks(user),
    "new": lambda user, today: new_allocations(user),
    "later": lambda user, today: contacts.upcoming(user, today),
}
