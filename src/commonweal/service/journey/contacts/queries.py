"""What is in the diary, what was missed, and how often somebody was tried."""

from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.contacts.models import Concern, Contact
from commonweal.service.journey.referrals import queries as rules

DAY_MINUTES = 24 * 60


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


def refuse_words(kind, purpose):
    rules.refuse_unknown(kind, journey.CONTACT_KINDS, "how the person is contacted")
    rules.refuse_unknown(purpose, journey.CONTACT_PURPOSES, "what the contact is for")


def refuse_outcome(outcome, minutes=None):
    rules.refuse_unknown(outcome, journey.CONTACT_OUTCOMES, "what came of the contact")
    if minutes is not None and not 0 <= minutes <= DAY_MINUTES:
        raise ActionRefused("A contact takes at most a day. Check how long it took, in minutes.")


def refuse_settled(contact):
    """What was cancelled or written down is not planned any more."""
    if contact.cancelled:
        raise ActionRefused("This contact was cancelled. Log a new one if it took place after all.")
    if contact.outcome:
        raise ActionRefused("What came of this contact is written down already. Log another contact for what is new.")


def refuse_unwritten(contact):
    """Only what was written down can be put right."""
    if contact.cancelled:
        raise ActionRefused("This contact was cancelled or struck out. Log a new one if it took place after all.")
    if not contact.outcome:
        raise ActionRefused("Nothing is written down of this contact yet. Record its outcome first.")
