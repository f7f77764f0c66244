"""What is in the diary, what was missed, and how often somebody was tried."""

from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.journey.contacts.models import Concern, Contact


def _diary(user):
    """Planned contacts with the living on this advisor's caseload, whoever planned them."""
    mine = Contact.objects.planned().living().filter(referral__advisor=user, referral__state__in=journey.OPEN_STATES)
    mine = mine.select_related("referral__person__merged_into", "referral__practice", "by")
    return mine.order_by("on", "at_time", "created_at")


def visits_on(user, day):
    """Everything planned for a day: visits, calls and meetings, by time."""
    return _diary(user).filter(on=day)


def between(user, first, last):
    """Everything planned from the first day to the last."""
    return _diary(user).filter(on__range=(first, last))


def upcoming(user, today=None):
    """Planned for after today."""
    return _diary(user).filter(on__gt=today or timezone.localdate())


def overdue(user, today=None):
    """Planned for a day that has passed, with nothing written down of it."""
    return _diary(user).filter(on__lt=today or timezone.localdate())


def attempts(referral, purpose):
    """Contacts made or tried for a purpose, the earliest first."""
    return Contact.objects.done().filter(referral=referral, purpose=purpose).order_by("on", "created_at")


def reached(referral):
    """Has anybody spoken with the person or their family yet?"""
    return Contact.objects.done().filter(referral=referral, outcome__in=journey.REACHED).exists()


def concerns(user):
    """The concerns this user may read, the newest first."""
    return Concern.objects.visible_to(user).select_related("person__merged_into", "by")
