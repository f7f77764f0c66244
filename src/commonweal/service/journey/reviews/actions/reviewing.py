"""Review with the person, or give up when nobody can be reached; close, and tell the practice."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.assessments import actions as assessments
from commonweal.service.journey.assessments.models import Assessment
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.onward import actions as onward_actions
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.referrals import queries as rules
from commonweal.service.journey.reviews import queries
from commonweal.service.journey.reviews.actions.asking import ask_continuing
from commonweal.service.journey.reviews.models import Feedback, Review

STOPS_EVERYTHING = {"died", "moved_away"}
STOPS_WHAT_HAS_NOT_BEGUN = STOPS_EVERYTHING | {"declined", "unable_to_contact", "too_unwell"}


@transaction.atomic
def complete(*, referral, by, done_on, scores, progress, continuing):
    """Keep a review with the person: scores, how things are going, and what they still go to."""
    due_on = _check(referral, done_on, by)
    if Review.objects.filter(referral=referral, done_on=done_on).exists():
        raise ActionRefused("A review of this day is written down already.")
    assessments.score(referral=referral, point=assessments.FOLLOW_UP, scored_on=done_on, by=by, scores=scores)
    places = {str(each.pk): each for each in Onward.objects.filter(referral=referral)}
    for place, answer in continuing.items():
        if str(place) not in places:
            raise ActionRefused("One of the services asked about is not among those the person was referred to.")
        ask_continuing(onward=places[str(place)], asked_on=done_on, answer=answer, by=by)
    review = Review(referral=referral, due_on=due_on, done_on=done_on, by=by, progress=progress.strip())
    review.outcome = Review.Outcome.DONE
    audit.add(review, event="REVIEW_DONE", by=by, person=referral.person_id)
    referrals.mark_reviewed(referral=referral, by=by)
    return review


def _check(referral, on, by):
    """The day the review was due; one more than the rules ask for is due when it is done."""
    referrals.lock(referral=referral, by=by)
    rules.refuse_closed(referral)
    rules.refuse_day(referral, on, "the review")
    if not Assessment.objects.filter(referral=referral).exclude(completed_on=None).exists():
        raise ActionRefused("There is no complete assessment to review. Complete it first.")
    return queries.due_on(referral) or on


@transaction.atomic
def unable(*, referral, by, on):
    """Give up on a review after every attempt was made."""
    due_on = _check(referral, on, by)
    following = queries.ladder(referral).next
    if following:
        kind = journey.CONTACT_KINDS[following].lower()
        raise ActionRefused(f"Try once more before giving up. Next: {kind}. Log it with the purpose Review.")
    review = Review(referral=referral, due_on=due_on, done_on=on, by=by, outcome=Review.Outcome.UNABLE)
    return audit.add(review, event="REVIEW_GIVEN_UP", by=by, person=referral.person_id)


@transaction.atomic
def close(*, referral, reason, by, version, message, on):
    """End a referral and tell the practice; what is still planned is cancelled."""
    referrals.lock(referral=referral, by=by, version=version)
    rules.refuse_closed(referral)
    rules.refuse_unknown(reason, journey.CLOSE_REASONS, "why the referral ends")
    rules.refuse_day(referral, on, "closing")
    contacts.clear(referral=referral, by=by)
    onward_actions.call_off(by=by, onward__referral=referral)
    _stop(referral, reason, on, by)
    send_feedback(referral=referral, by=by, subject=f"Closed: {journey.CLOSE_REASONS[reason]}", body=message)
    return referrals.mark_closed(referral=referral, by=by, reason=reason, on=on)


def _stop(referral, reason, on, by):
    """Nobody should be called by a provider after they died, moved away or said no."""
    if reason not in STOPS_WHAT_HAS_NOT_BEGUN:
        return
    stopping = [journey.SENT, journey.WAITLISTED, journey.ACCEPTED]
    stopping += [journey.STARTED] if reason in STOPS_EVERYTHING else []
    for onward in Onward.objects.filter(referral=referral, state__in=stopping):
        onward_actions.end(onward=onward, on=on, next_step="stopped", by=by, version=onward.version)


@transaction.atomic
def send_feedback(*, referral, by, subject, body):
    """Send a message about a referral to the practice it came from."""
    if not subject.strip() or not body.strip():
        raise ActionRefused("Write a subject and a message for the practice.")
    feedback = Feedback(
        referral=referral, practice_id=referral.practice_id, by=by, subject=subject.strip(), body=body.strip()
    )
    return audit.add(feedback, event="FEEDBACK_SENT", by=by, person=referral.person_id)


@transaction.atomic
def mark_read(*, feedback, by):
    """The practice has read a message; the first time counts."""
    if feedback.read_at:
        return feedback
    person = feedback.referral.person_id
    return audit.amend(feedback, event="FEEDBACK_READ", by=by, person=person, read_at=timezone.now())
