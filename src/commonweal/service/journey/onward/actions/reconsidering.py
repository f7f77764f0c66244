"""A provider that has said no can take the person after all, for some days."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.onward import queries
from commonweal.service.journey.onward.actions.moving import move
from commonweal.service.journey.referrals import queries as rules
from commonweal.service.menu.models import Block
from commonweal.service.people import actions as people
from commonweal.service.people import queries as known
from commonweal.service.people.models import Consent, Relationship

SAID = "The provider can take the person after all"


@transaction.atomic
def reconsider(*, onward, by, version):
    """Back to waiting for an answer: what was shared is seen again, and a funded place is taken again."""
    _check(onward)
    move(onward=onward, to=journey.SENT, by=by, event="ONWARD_RECONSIDERED", version=version, reason=SAID)
    asked = {"why": Relationship.Why.PROVIDER, "organisation": onward.service.provider}
    people.relate(person=onward.referral.person_id, by=by, **asked)
    return onward


def _check(onward):
    rules.refuse_dead(onward.referral)
    if onward.referral.state not in journey.OPEN_STATES:
        raise ActionRefused("The advisor has closed this since. Call the gateway if you can still take the person.")
    if known.consent(onward.referral.person, Consent.Kind.SHARING) is not True:
        raise ActionRefused("The person has changed their mind about sharing since. Call the gateway.")
    last = onward.history.order_by("-id").first()
    if last.at < timezone.now() - timedelta(days=journey.RECONSIDER_DAYS):
        raise ActionRefused("This was answered too long ago to be opened again. Call the gateway.")
    if queries.live_with(onward.referral.person_id, onward.service.provider).filter(service=onward.service).exists():
        raise ActionRefused("The person is referred to this service again already. Look in your inbox.")
    if onward.block:
        list(Block.objects.select_for_update().filter(service=onward.service))
        if not Block.objects.filter(pk=onward.block_id).counted().filter(taken__lt=onward.block.places).exists():
            raise ActionRefused("The funded place has been given to somebody else. Call the gateway.")
