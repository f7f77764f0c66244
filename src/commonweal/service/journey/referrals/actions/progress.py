"""Give a referral to an advisor or decline it, and say how far it has come."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.referrals import queries
from commonweal.service.journey.referrals.actions.moving import append, lock, move
from commonweal.service.people import actions as people
from commonweal.service.people import queries as known
from commonweal.service.people.models import Consent, Relationship

WRITING_UP_DAYS = 28
"""How long an advisor still sees a person after the referral ended, to finish what is in hand."""


@transaction.atomic
def allocate(*, referral, advisor, by, version):
    """Give a referral to an advisor; one that is further on keeps its state and changes hands."""
    lock(referral=referral, by=by, version=version)
    queries.refuse_closed(referral)
    if advisor.role != Role.ADVISOR or not advisor.is_active:
        raise ActionRefused("Choose an advisor who works here now.")
    earlier = referral.advisor
    if earlier == advisor:
        raise ActionRefused(f"This referral is with {advisor.name} already. Choose somebody else, or leave it.")
    early = referral.state in (journey.RECEIVED, journey.ALLOCATED)
    state = journey.ALLOCATED if early else referral.state
    reason = f"Passed on by {earlier.name}"[:200] if earlier else ""
    append(referral=referral, state=state, by=by, event="REFERRAL_ALLOCATED", reason=reason, advisor=advisor)
    if earlier:
        people.unrelate(person=referral.person_id, why=Relationship.Why.ADVISOR, user=earlier, by=by)
    people.relate(person=referral.person_id, why=Relationship.Why.ADVISOR, user=advisor, by=by)
    return referral


@transaction.atomic
def decline(*, referral, reason, by, version, note=""):
    """Do not take a referral on, and say why."""
    queries.refuse_unknown(reason, journey.DECLINE_REASONS, "why it is not taken on")
    words = ": ".join(filter(None, (journey.DECLINE_REASONS[reason], note.strip())))
    today = timezone.localdate()
    ending = {"closed_on": max(today, referral.referred_on), "close_reason": reason, "reason": words}
    move(referral=referral, to=journey.DECLINED, by=by, event="REFERRAL_DECLINED", version=version, **ending)
    return _release(referral, by)


def mark_assessed(*, referral, by):
    if known.consent(referral.person, Consent.Kind.SERVICE) is None:
        raise ActionRefused("Nobody has asked the person yet whether they agree to the service. Record what they say.")
    return move(referral=referral, to=journey.ASSESSED, by=by, event="REFERRAL_ASSESSED")


@transaction.atomic
def mark_supported(*, referral, by):
    """The person was referred on; the second time changes nothing."""
    lock(referral=referral, by=by)
    if referral.state == journey.SUPPORTED:
        return referral
    return move(referral=referral, to=journey.SUPPORTED, by=by, event="REFERRAL_SUPPORTED")


def mark_reviewed(*, referral, by):
    return move(referral=referral, to=journey.REVIEWED, by=by, event="REFERRAL_REVIEWED")


@transaction.atomic
def mark_closed(*, referral, by, reason, on, version=None):
    """End a referral; the advisor sees the person a while longer, to finish what is in hand."""
    queries.refuse_unknown(reason, journey.CLOSE_REASONS, "why the referral ends")
    words = {"closed_on": on, "close_reason": reason, "reason": journey.CLOSE_REASONS[reason]}
    move(referral=referral, to=journey.CLOSED, by=by, event="REFERRAL_CLOSED", version=version, **words)
    return _release(referral, by)


def _release(referral, by):
    if referral.advisor_id:
        advises = {"why": Relationship.Why.ADVISOR, "user": referral.advisor, "after_days": WRITING_UP_DAYS}
        people.unrelate(person=referral.person_id, by=by, **advises)
    return referral
