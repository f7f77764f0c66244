"""Which questionnaires are asked, and what people answered."""

from django.db.models import Count, Q

from commonweal.domain import instruments
from commonweal.domain.measures import POINTS
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.assessments.models import Answer, Answering, Instrument


def in_use():
    return Instrument.objects.filter(in_use=True).order_by("name")


def editions():
    """Every edition there is, those in use first, with how often each was answered."""
    return Instrument.objects.annotate(times=Count("answerings")).order_by("-in_use", "name", "-edition")


def is_answered(instrument):
    return Answering.objects.filter(instrument=instrument).exists()


def offered(referral, point):
    """What may be asked now: all in use, and at follow-up what was asked before even if it is in use no more."""
    begun = Q(answerings__referral=referral, answerings__point="baseline")
    wanted = Q(in_use=True) if point == "baseline" else Q(in_use=True) | begun
    found = Instrument.objects.filter(wanted).distinct().order_by("name", "-edition")
    return [each for each in found if point in each.points]


def offered_ever(referral):
    """What may be asked at either point, each once."""
    return list(dict.fromkeys(each for point in POINTS for each in offered(referral, point)))


def next_point(referral, instrument):
    """Baseline until it was asked, then follow-up."""
    is_begun = Answering.objects.filter(referral=referral, instrument=instrument).exists()
    return "follow_up" if is_begun else "baseline"


def answered(referral):
    """What was answered, oldest first, with answers."""
    found = Answering.objects.filter(referral=referral).select_related("instrument", "by")
    return list(found.prefetch_related("answers").order_by("answered_on", "created_at"))


def travelled(referral):
    """Each questionnaire answered, with the latest scores at either point: [(instrument, [(score, before, after)])]."""
    latest = {}
    for each in answered(referral):
        latest.setdefault(each.instrument, {})[each.point] = _scores(each)
    return [(instrument, _pairs(instrument.rules, points)) for instrument, points in latest.items()]


def _scores(answering):
    return instruments.scores(answering.instrument.rules, {each.item: each.value for each in answering.answers.all()})


def _pairs(rules, points):
    before, after = (points.get(point, {}) for point in POINTS)
    return [(score, before.get(score), after.get(score)) for score in instruments.named(rules)]


def answers():
    """Every answer, one a row, for whoever takes them out of here."""
    return Answer.objects.select_related("answering__instrument")


def refuse_faulty(rules):
    faults = instruments.faults(rules)
    if faults:
        raise ActionRefused(" ".join(faults))
