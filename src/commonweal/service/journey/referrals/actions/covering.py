"""Who looks after which practice's patch, and how much an advisor can carry."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain.journey import MOST_CASES
from commonweal.service.ground.accounts.models import Organisation, Role
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.referrals.models import Capacity, Cover


@transaction.atomic
def cover(*, advisor, practice, by):
    """An advisor looks after a practice from today; said twice, it changes nothing."""
    if advisor.role != Role.ADVISOR or not advisor.is_active:
        raise ActionRefused("Choose an advisor who works here now.")
    if practice.kind != Organisation.Kind.PRACTICE or not practice.active:
        raise ActionRefused("Choose a GP practice that refers now.")
    known = Cover.objects.filter(advisor=advisor, practice=practice, until=None).first()
    return known or audit.add(
        Cover(advisor=advisor, practice=practice, since=timezone.localdate()), event="PRACTICE_COVERED", by=by
    )


@transaction.atomic
def end_cover(*, cover, by, version):
    """From today the advisor looks after the practice no longer; their cases stay with them."""
    if cover.until:
        raise ActionRefused("This cover has ended already.")
    return audit.amend(cover, event="COVER_ENDED", by=by, version=version, until=timezone.localdate())


@transaction.atomic
def set_capacity(*, advisor, cases, by, version=None):
    """How many open cases an advisor can carry; the version is nought where nothing was said of it yet."""
    if not 0 <= cases <= MOST_CASES:
        raise ActionRefused(f"Enter a number of cases from 0 to {MOST_CASES}.")
    known = Capacity.objects.select_for_update().filter(advisor=advisor).first()
    if known:
        return audit.amend(known, event="CAPACITY_SET", by=by, version=version, cases=cases)
    return audit.add(Capacity(advisor=advisor, cases=cases), event="CAPACITY_SET", by=by)
