"""Keep whether a person still goes, as told at a review or some months after the funded time."""

from django.db import transaction

from commonweal.domain import journey, outcomes
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.referrals import queries as rules
from commonweal.service.journey.reviews.actions.gaining import add_progression
from commonweal.service.journey.reviews.models import Continuing

NO_ANSWER = "no_answer"


@transaction.atomic
def ask_continuing(*, onward, asked_on, answer, by, told_by=""):
    """Keep an answer of a day; it counts for the question that is open on that day, should there be one."""
    rules.refuse_unknown(answer, journey.STILL_GOING, "whether the person still goes")
    rules.refuse_unknown(told_by, {"", *outcomes.TOLD_BY}, "who said so")
    if not (onward.started_on or onward.state == journey.GIVEN):
        raise ActionRefused("The person has not started there, so there is nothing to go on with.")
    rules.refuse_day(onward.referral, asked_on, "asking")
    person, told_by = onward.referral.person_id, "" if answer == NO_ANSWER else told_by
    known = Continuing.objects.filter(onward=onward, asked_on=asked_on).first()
    if known is None:
        said = {"answer": answer, "told_by": told_by, "by": by}
        said["months"] = outcomes.question_on(onward.last_funded_on, asked_on)
        return audit.add(
            Continuing(onward=onward, asked_on=asked_on, **said), event="CONTINUING_ASKED", by=by, person=person
        )
    if known.answer == NO_ANSWER and answer != NO_ANSWER:
        # Tried in the morning, reached in the afternoon.
        return audit.amend(known, event="CONTINUING_ASKED", by=by, person=person, answer=answer, told_by=told_by)
    if known.answer != answer:
        raise ActionRefused("Another answer is written down for this day. Ask again on another day.")
    return known


@transaction.atomic
def told_later(*, onward, by, answer, asked_on, told_by="", moved_on=""):
    """Keep whether the person still goes, and what else they said they moved on to."""
    ask_continuing(onward=onward, asked_on=asked_on, answer=answer, told_by=told_by, by=by)
    if moved_on:
        add_progression(referral=onward.referral, kind=moved_on, began_on=asked_on, by=by)
    return onward
