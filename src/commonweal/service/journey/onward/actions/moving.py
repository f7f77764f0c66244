"""Take an onward referral to its next state, and keep its history."""

from django.db import transaction

from commonweal.domain import journey
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused, Stale
from commonweal.service.ground.audit.queries import version_of
from commonweal.service.ground.outbox import actions as outbox
from commonweal.service.journey.onward import queries
from commonweal.service.journey.onward.actions import visiting
from commonweal.service.journey.onward.models import Onward, StateChange
from commonweal.service.people import actions as people
from commonweal.service.people.models import Relationship

OVER = (journey.REFUSED, journey.ENDED, journey.WITHDRAWN)
WRITING_UP_DAYS = 28
"""How long a provider still sees a person after the last referral to it ended, to finish the register."""


@transaction.atomic
def move(*, onward, to, by, event, version=None, reason="", **changes):
    """Change the state under a lock; `version` is the one on the screen."""
    fields = ["state", "version", "block", "started_on", "funded_until", "ended_on"]
    onward.refresh_from_db(fields=fields, from_queryset=Onward.objects.select_for_update())
    if version is not None and version_of(version) != onward.version:
        raise Stale(Onward.objects.get(pk=onward.pk))
    if not journey.may_move(journey.ONWARD_MOVES, onward.state, to):
        now, wanted = (journey.ONWARD_STATES[state].lower() for state in (onward.state, to))
        raise ActionRefused(f"This is {now}, and cannot become {wanted} from there.")
    person = onward.referral.person_id
    audit.amend(onward, event=event, by=by, person=person, state=to, **changes)
    StateChange.objects.create(onward=onward, state=to, by=by, reason=reason)
    outbox.revoke_links(purpose=queries.BY_LINK, subject=onward, by=by)  # it is answered, or nobody asks any more
    if to in OVER:
        visiting.stop(onward=onward, by=by)
    return onward


def release(*, onward, by, after_days=WRITING_UP_DAYS):
    """When nothing is left with a provider, it sees the person only a while longer, or no longer."""
    person, provider = onward.referral.person_id, onward.service.provider
    if not queries.live_with(person, provider).exists():
        asked = {"why": Relationship.Why.PROVIDER, "organisation": provider, "after_days": after_days}
        people.unrelate(person=person, by=by, **asked)
    return onward
