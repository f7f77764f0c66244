"""What a provider answers."""

from django.db import transaction

from commonweal.domain import journey
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.onward.actions.moving import move, release
from commonweal.service.journey.referrals import queries as rules


def accept(*, onward, by, version):
    return move(onward=onward, to=journey.ACCEPTED, by=by, event="ONWARD_ACCEPTED", version=version)


def waitlist(*, onward, by, version):
    return move(onward=onward, to=journey.WAITLISTED, by=by, event="ONWARD_WAITLISTED", version=version)


@transaction.atomic
def refuse(*, onward, reason, by, version, note=""):
    """Do not take the person, and say why; the funded place is free again."""
    rules.refuse_unknown(reason, journey.REFUSALS, "why you cannot take the person")
    said = {"reason": journey.REFUSALS[reason], "note": note.strip() or onward.note}
    move(onward=onward, to=journey.REFUSED, by=by, event="ONWARD_REFUSED", version=version, **said)
    return release(onward=onward, by=by)


def write_note(*, onward, note, by, version):
    """Tell the advisor how it goes, in place of what was told before."""
    if not note.strip():
        raise ActionRefused("Write what the advisor should know.")
    said = {"event": "ONWARD_NOTED", "person": onward.referral.person_id, "note": note.strip()}
    return audit.amend(onward, by=by, version=version, **said)
