"""Whether people still go, asked 3, 6 and 12 months after the funded time: whom to ask, and how many answered."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef

from commonweal.domain import outcomes
from commonweal.service.journey.onward import queries as onward
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.reviews.models import Continuing
from commonweal.service.people import queries as people
from commonweal.service.people.models import Consent

ANSWERED = ("yes", "no")
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Followed:
    """One of the questions: how often it came due, was asked, was answered, and was answered with yes."""

    months: int
    due: int
    asked: int
    answered: int
    going: int

    @property
    def name(self):
        return outcomes.MONTHS[self.months]


def _over(onwards):
    return onward.funded(onwards).filter(referral__person__died_on=None, referral__person__merged_into__died_on=None)


def _asked(question, **answers):
    return Exists(Continuing.objects.filter(onward=OuterRef("pk"), months=question.months, **answers))


def _to_ask(user):
    """Places that are over, of people who may be asked: of all but those who said no to the service."""
    found = _over(Onward.objects.visible_to(user)).exclude(people.refused(Consent.Kind.SERVICE, "referral__person"))
    return found.select_related("service__provider", "referral__person", "referral__practice")


def _dated(found, question):
    """The places with the question that is asked of each, and when it is due."""
    for each in found:
        each.months, each.due_on = question.months, each.over_on + question.after
    return found


def _gather(user, of):
    """What `of` finds for each of the questions, the first due first."""
    here = _to_ask(user)
    found = [each for question in outcomes.STILL_GOING_ASKED for each in _dated(list(of(question, here)), question)]
    return sorted(found, key=lambda each: (each.due_on, each.referral.person.name, each.months))


def continuing_due(user, today):
    """Places to ask about now: the question has come due, nobody has tried, and it is not too late."""
    return _gather(user, lambda question, here: _now(question, here, today).filter(~_asked(question)))


def continuing_unreached(user, today):
    """Places where somebody tried in vain and may try again."""
    tried = {"answer": "no_answer"}
    return _gather(
        user,
        lambda question, here: _now(question, here, today).filter(
            _asked(question, **tried), ~_asked(question, answer__in=ANSWERED)
        ),
    )


def continuing_ahead(user, today):
    """Places to ask about in the next weeks; whoever speaks with the person earlier may ask already."""
    return _gather(
        user,
        lambda question, here: here.filter(
            ~_asked(question),
            over_on__gt=today - question.after,
            over_on__lte=today - question.after + outcomes.EARLY,
        ),
    )


def _now(question, here, today):
    return here.filter(over_on__gt=today - question.closes, over_on__lte=today - question.after)


def asked_of(user):
    """The places this user may ask about, whether or not they may still open the person's record."""
    return _to_ask(user).select_related("service__provider", "referral__person__practice", "referral__advisor")


def followed(onwards, today):
    """For each question that came due in the last year, how many were asked, answered, and still went."""
    over = _over(onwards)
    return [_followed(over, question, today) for question in outcomes.STILL_GOING_ASKED]


def _followed(over, question, today):
    last = today - question.after
    due = over.filter(over_on__gt=last - A_YEAR, over_on__lte=last)
    counts = (
        due.filter(_asked(question, **which)).count() for which in ({}, {"answer__in": ANSWERED}, {"answer": "yes"})
    )
    return Followed(question.months, due.count(), *counts)
