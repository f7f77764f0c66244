"""What a provider answers and writes, and that the advisor has read it."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.onward.actions.moving import move, release
from commonweal.service.journey.onward.models import Note, Onward
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
    return release(onward=onward, by=by, after_days=0)


@transaction.atomic
def write_note(*, onward, note, by, version):
    """Tell the advisor how it goes; what was told before stays beside it."""
    if not note.strip():
        raise ActionRefused("Write what the advisor should know.")
    said = {"event": "ONWARD_NOTED", "person": onward.referral.person_id, "note": note.strip()}
    audit.amend(onward, by=by, version=version, **said)
    Note.objects.create(onward=onward, text=note.strip(), by=by)
    return onward


@transaction.atomic
def mark_read(*, onward, by):
    """The advisor has read what the provider said up to now; nobody's open page grows old by it."""
    Onward.objects.filter(pk=onward.pk).update(reply_read_at=timezone.now())
    audit.record(event="REPLY_READ", by=by, person=onward.referral.person_id, subject=onward)
    return onward
