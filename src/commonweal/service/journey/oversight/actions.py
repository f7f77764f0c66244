"""Supervision: say something, and say that it was seen."""

from django.db import transaction
from django.utils import timezone

from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit.actions import add, amend
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.oversight.models import Note


@transaction.atomic
def say(*, advisor, said, by, referral=None, again_on=None):
    """Say something in an advisor's supervision: the advisor themselves, or a manager."""
    if advisor.role != Role.ADVISOR or (by != advisor and by.role != Role.MANAGER):
        raise ActionRefused("Supervision is between an advisor and a manager. Choose an advisor.")
    if referral is not None and referral.advisor_id != advisor.pk:
        raise ActionRefused(f"{referral.reference} is not on {advisor.name}'s caseload. Choose another case, or none.")
    if again_on and again_on <= timezone.localdate():
        raise ActionRefused("The day to come back to it has passed. Choose a day after today, or leave it empty.")
    note = Note(advisor=advisor, referral=referral, by=by, said=said, again_on=again_on)
    return add(note, event="SUPERVISION_SAID", by=by, person=referral and referral.person_id)


def see(*, note, by, version):
    """The other side has read it; who wrote it cannot say so."""
    if note.by_id == by.pk or not Note.objects.unseen_by(by).filter(pk=note.pk).exists():
        return note
    return amend(note, event="SUPERVISION_SEEN", by=by, version=version, seen_at=timezone.now(), seen_by=by)
