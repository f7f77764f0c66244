"""What the service was like: counted together, and only up to the month before, so that no answer stands alone."""

from collections import Counter
from datetime import timedelta

from commonweal.domain.outcomes import experience
from commonweal.service.journey.reviews.models import Asking, Experience


def asked(referral):
    """That the questions were given; not whether they were answered."""
    return referral.askings.select_related("by")


def who_is_asked(link):
    """Whether the link was given to the person or to their carer."""
    return Asking.objects.values_list("who", flat=True).get(pk=link.subject)


def period(today):
    """The twelve months that are counted: whole ones, the last being the month before this one."""
    first = today.replace(day=1)
    return first.replace(year=first.year - 1), first - timedelta(days=1)


def counts(today, who):
    """How many were asked and answered, and how often each answer was given: question -> points -> times."""
    since, until = period(today)
    given = Asking.objects.filter(who=who, asked_on__range=(since, until))
    told = Experience.objects.filter(asking__in=given, answered_on__lte=until)
    tally = {code: Counter() for code in experience.CODES}
    answered = 0
    for answers in told.values_list("answers", flat=True):
        answered += 1
        for code, points in answers.items():
            tally[code][points] += 1
    return {"asked": given.count(), "answered": answered, "tally": tally, "since": since, "until": until}


def words(today, who):
    """What was written, in no order that tells when, and without whose it is."""
    since, until = period(today)
    told = Experience.objects.filter(asking__who=who, answered_on__range=(since, until)).exclude(words="")
    return list(told.values_list("words", flat=True))
