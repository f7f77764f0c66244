"""Who has waited longer than they should: one rule for each standard, for every tile, list and badge."""

from datetime import datetime, time

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from commonweal.domain import journey
from commonweal.domain.standards import STANDARDS
from commonweal.service.journey.assessments.models import Assessment
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals.models import Referral, StateChange
from commonweal.service.journey.reviews import queries as reviews


def late(code, referrals, today):
    """Of these referrals, those for which a standard is broken."""
    return RULES[code](referrals, today)


def counts(referrals, today):
    """How many there are for each standard: code -> referrals."""
    return {code: late(code, referrals, today).order_by().count() for code in STANDARDS}


def badges(referrals, today):
    """What is late of each of these few: key -> codes; as many questions however many they are."""
    keys = [each.pk for each in referrals]
    found = {key: [] for key in keys}
    for code in STANDARDS:
        for key in late(code, Referral.objects.filter(pk__in=keys), today).order_by().values_list("pk", flat=True):
            found[key].append(code)
    return found


def _last(code, today):
    """The last day from which more days than the standard's have passed."""
    return today - STANDARDS[code].limit


def _allocate(referrals, today):
    return _living(referrals).waiting().filter(referred_on__lt=_last("allocate", today))


def _contact(referrals, today):
    touched = Exists(Contact.objects.done().filter(referral=OuterRef("pk")))
    return _taken_before(referrals, _last("contact", today)).filter(~touched, state=journey.ALLOCATED)


def _assess(referrals, today):
    assessed = Exists(Assessment.objects.filter(referral=OuterRef("pk"), completed_on__isnull=False))
    return _taken_before(referrals, _last("assess", today)).filter(~assessed, state=journey.ALLOCATED)


def _review(referrals, today):
    return reviews.awaited(referrals).filter(assessment__completed_on__lt=_last("review", today))


def _answer(referrals, today):
    waits = Onward.objects.waiting().filter(referral=OuterRef("pk"), made_on__lt=_last("answer", today))
    return _living(referrals).open().filter(Exists(waits))


def _living(referrals):
    return referrals.filter(person__died_on=None, person__merged_into__died_on=None)


def _taken_before(referrals, day):
    """Those that an advisor first took before a day as it is counted here, whatever the clocks do."""
    first = StateChange.objects.filter(referral=OuterRef("pk"), state=journey.ALLOCATED).order_by("id")
    begins = timezone.make_aware(datetime.combine(day, time.min))
    return _living(referrals).alias(taken_at=Subquery(first.values("at")[:1])).filter(taken_at__lt=begins)


RULES = {"allocate": _allocate, "contact": _contact, "assess": _assess, "review": _review, "answer": _answer}
