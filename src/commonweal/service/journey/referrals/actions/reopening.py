"""Go on with a referral that had ended: what was written of it stays, and the history says why."""

from django.db import transaction

from commonweal.domain import journey
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.referrals import queries
from commonweal.service.journey.referrals.actions.moving import append, lock
from commonweal.service.people import actions as people
from commonweal.service.people import queries as known
from commonweal.service.people.models import Consent, Person, Relationship


@transaction.atomic
def reopen(*, referral, by, version, why, advisor=None):
    """Take an ended referral up again where it was; with the advisor it had unless another is named."""
    lock(referral=referral, by=by, version=version)
    state = queries.last_open_state(referral)
    _check(referral, why)
    advisor = None if state == journey.RECEIVED else advisor or referral.advisor
    _check_advisor(advisor, state)
    changes = {"advisor": advisor, "closed_on": None, "close_reason": ""}
    append(referral=referral, state=state, by=by, event="REFERRAL_REOPENED", reason=why.strip(), **changes)
    if advisor:
        people.relate(person=referral.person_id, why=Relationship.Why.ADVISOR, user=advisor, by=by)
    return referral


def _check(referral, why):
    if referral.state in journey.OPEN_STATES:
        raise ActionRefused("This referral is open. There is nothing to open again.")
    if not why.strip():
        raise ActionRefused("Say why the referral is opened again.")
    # The row is locked so that nobody refers the person anew at the same moment.
    person = Person.objects.select_for_update().get(pk=referral.person_id).kept
    if person.died_on:
        raise ActionRefused(queries.DEAD)
    if known.consent(person, Consent.Kind.SERVICE) is False:
        raise ActionRefused("The person said no to the service. Ask them first, and record what they decide.")
    if queries.open_for(person):
        raise ActionRefused("This person has another referral that is open. Go on with that one.")


def _check_advisor(advisor, state):
    if state != journey.RECEIVED and (advisor is None or advisor.role != Role.ADVISOR or not advisor.is_active):
        raise ActionRefused("The advisor it was with does not work here now. Choose who takes it on.")
