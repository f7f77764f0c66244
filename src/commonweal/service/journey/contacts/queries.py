"""What is in the diary, what was missed, and how often somebody was tried."""

from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.journey.contacts.models import Contact


def _diary(user):
    """Planned contacts with the people on this advisor's caseload, whoever planned them."""
    mine = Contact.objects.planned().filter(referral__advisor=user, referral__state__in=journey.OPEN_STATES)
    return mine.select_related("referral__person", "referral__practice", "by").order_by("on", "at_time", "created_at")


def visits_on(user, day):
    """Everything planned for a day: visits, calls and meetings, by time."""
    return _diary(user).filter(on=day)


def upcoming(user):
    """Planned for after today."""
    return _diary(user).filter(on__gt=timezone.localdate())


def overdue(user):
    """Planned for a day that has passed, with nothing written down of it."""
    return _diary(user).filter(on__lt=timezone.localdate())


def attempts(referral, purpose):
    """Contacts made or tried for a purpose, the earliest first."""
    return Contact.objects.done().filter(referral=referral, purpose=purpose).order_by("on", "created_at")
