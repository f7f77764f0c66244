"""Begin an assessment, keep what was said, score the eight measures, and complete it."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey, measures
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.assessments import queries
from commonweal.service.journey.assessments.models import Assessment, Score, Scoring
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.referrals import queries as rules

BASELINE, FOLLOW_UP = measures.POINTS


@transaction.atomic
def begin(*, referral, by, on=None):
    """Open the assessment of a referral, or the one that is open already."""
    referrals.lock(referral=referral, by=by)
    known = Assessment.objects.filter(referral=referral).first()
    if known:
        return known
    on = on or timezone.localdate()
    rules.refuse_unallocated(referral)
    rules.refuse_day(referral, on, "the assessment")
    assessment = Assessment(referral=referral, by=by, started_on=on)
    return audit.add(assessment, event="ASSESSMENT_BEGUN", by=by, person=referral.person_id)


@transaction.atomic
def save(*, assessment, by, version, needs, needs_text, what_matters, strengths):
    """Keep what was said so far."""
    _refuse_complete(assessment)
    for need in needs:
        rules.refuse_unknown(need, journey.REASONS, "needs")
    said = {"needs_text": needs_text, "what_matters": what_matters, "strengths": strengths}
    said = {name: text.strip() for name, text in said.items()} | {"needs": list(needs)}
    person = assessment.referral.person_id
    return audit.amend(assessment, event="ASSESSMENT_SAVED", by=by, version=version, person=person, **said)


def _refuse_complete(assessment):
    rules.refuse_closed(assessment.referral)
    if assessment.completed_on:
        raise ActionRefused("This assessment is complete. Write what has changed in a contact or at the review.")


@transaction.atomic
def score(*, referral, point, scored_on, by, scores):
    """Keep the eight measures as asked on one day: a score from 1 to 5, or the reason why it was skipped."""
    referrals.lock(referral=referral, by=by)
    rules.refuse_unallocated(referral)
    rules.refuse_unknown(point, measures.POINTS, "baseline or follow-up")
    rules.refuse_day(referral, scored_on, "the scores")
    _check_point(referral, point, scored_on)
    rows = [_row(measure, scores.get(measure.code)) for measure in measures.MEASURES]
    unknown = sorted(set(scores) - set(measures.BY_CODE))
    if unknown:
        raise ActionRefused(f"There is no measure called {', '.join(unknown)}.")
    scoring = Scoring(referral=referral, by=by, point=point, scored_on=scored_on)
    audit.add(scoring, event="SCORES_KEPT", by=by, person=referral.person_id, point=point)
    for row in rows:
        row.scoring = scoring
    Score.objects.bulk_create(rows)
    return scoring


def _check_point(referral, point, scored_on):
    complete = Assessment.objects.filter(referral=referral).exclude(completed_on=None).first()
    if point == BASELINE and complete:
        raise ActionRefused("The assessment is complete, and its scores with it. Score again at the review.")
    if point == FOLLOW_UP and not complete:
        raise ActionRefused("There is no complete assessment to compare with. Complete it first.")
    if point == FOLLOW_UP and scored_on < complete.completed_on:
        raise ActionRefused("The follow-up is dated before the assessment was complete. Check the date.")


def _row(measure, given):
    if given in measures.SKIPPED:
        return Score(measure=measure.code, skipped=given)
    if not isinstance(given, int) or isinstance(given, bool) or not measures.LOWEST <= given <= measures.HIGHEST:
        raise ActionRefused(f"{measure.name}: choose a score from 1 to 5, or say why it was skipped.")
    return Score(measure=measure.code, value=given)


@transaction.atomic
def complete(*, assessment, by, version, on=None):
    """Complete an assessment that has its scores; the referral counts as assessed from then on."""
    _refuse_complete(assessment)
    referral, on = assessment.referral, on or timezone.localdate()
    baseline = queries.latest(referral, BASELINE)
    if baseline is None:
        raise ActionRefused("The eight measures are not scored yet. Score each, or say why it is skipped.")
    rules.refuse_day(referral, on, "completing the assessment")
    if on < max(assessment.started_on, baseline.scored_on):
        raise ActionRefused("The assessment is completed before it was begun or scored. Check the date.")
    person = referral.person_id
    audit.amend(assessment, event="ASSESSMENT_COMPLETED", by=by, version=version, person=person, completed_on=on)
    referrals.mark_assessed(referral=referral, by=by)
    return assessment
