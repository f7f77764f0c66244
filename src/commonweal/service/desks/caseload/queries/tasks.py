"""How far everything is that is done for a person, from consent to closing."""

from commonweal.domain import journey
from commonweal.service.ground.drafts import queries as drafts
from commonweal.service.journey.assessments import queries as assessments
from commonweal.service.people import queries as people
from commonweal.service.people.models import Consent

SCORES = "assessment scores"
"""The kind of draft that holds the scores of an unfinished assessment."""


def tasks(referral, user):
    """What the task list is told from, in a number of queries that does not grow."""
    goals = assessments.goals(referral)
    return {
        "consent": people.consents(referral.person)[Consent.Kind.SERVICE],
        "outcomes": list(referral.contacts.filter(cancelled=False).values_list("outcome", flat=True)),
        "assessment": getattr(referral, "assessment", None),
        "scored": assessments.latest(referral, "baseline") is not None,
        "scores_begun": bool(drafts.latest(owner=user, kind=SCORES, about=referral.pk)),
        "asked": {each.instrument_id for each in assessments.answered(referral)},
        "instruments": assessments.offered(referral, "baseline"),
        "goals": goals,
        "plan": assessments.plan(referral, goals),
        "agreement": assessments.agreement(referral),
        "onwards": referral.onwards.count(),
        "reviewed": referral.reviews.exclude(done_on=None).exists(),
        "is_assessed": referral.state not in (journey.RECEIVED, journey.ALLOCATED),
        "is_closed": referral.state not in journey.OPEN_STATES,
        "unsent": list(drafts.unsent(owner=user, about=referral.pk)),
        "left": list(drafts.left(about=referral.pk, user=user)),
    }
