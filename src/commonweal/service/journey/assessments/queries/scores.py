"""The latest scores of a person, and the distance they have travelled."""

from commonweal.domain import measures
from commonweal.service.journey.assessments.models import Scoring


def latest(referral, point):
    """The latest scoring at baseline or follow-up, with its scores, or None."""
    scorings = Scoring.objects.filter(referral=referral, point=point).prefetch_related("scores")
    return scorings.order_by("scored_on", "created_at").last()


def distance(referral):
    """Each of the eight measures with the latest score at either point: [(measure, baseline, follow-up)]."""
    before, after = (_values(latest(referral, point)) for point in measures.POINTS)
    return [(measure, before.get(measure.code), after.get(measure.code)) for measure in measures.MEASURES]


def _values(scoring):
    return {score.measure: score.value for score in scoring.scores.all()} if scoring else {}
