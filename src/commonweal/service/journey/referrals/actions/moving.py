"""Take a referral to its next state under a lock, and keep its history."""

from django.db import transaction

from commonweal.domain import journey
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused, Stale
from commonweal.service.ground.audit.queries import version_of
from commonweal.service.journey.referrals import queries
from commonweal.service.journey.referrals.models import Referral, StateChange


@transaction.atomic
def move(*, referral, to, by, event, version=None, reason="", **changes):
    """Take a referral to its next state and add it to the history; `version` is the one on the screen."""
    lock(referral=referral, by=by, version=version)
    if not journey.may_move(journey.REFERRAL_MOVES, referral.state, to):
        queries.refuse_closed(referral)
        now, wanted = (journey.REFERRAL_STATES[state].lower() for state in (referral.state, to))
        raise ActionRefused(f"This referral is {now}, and cannot become {wanted} from there.")
    return append(referral=referral, state=to, by=by, event=event, reason=reason, **changes)


def lock(*, referral, by, version=None):
    """Read a referral again and keep others from changing it until the transaction ends."""
    fields = ["state", "version", "advisor", "closed_on", "close_reason"]
    referral.refresh_from_db(fields=fields, from_queryset=Referral.objects.select_for_update())
    if version is not None and version_of(version) != referral.version:
        raise Stale(Referral.objects.get(pk=referral.pk))
    return referral


def append(*, referral, state, by, event, reason="", **changes):
    """Write the state and add it to the history."""
    if len(reason) > StateChange._meta.get_field("reason").max_length:
        raise ActionRefused("Keep the note to about 150 characters.")
    audit.amend(referral, event=event, by=by, person=referral.person_id, state=state, **changes)
    StateChange.objects.create(referral=referral, state=state, by=by, reason=reason)
    return referral
