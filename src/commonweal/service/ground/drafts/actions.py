"""Keep what somebody has typed, and forget it; and take each form that is sent once."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from commonweal.service.ground.drafts import queries
from commonweal.service.ground.drafts.models import Draft, Sending


@transaction.atomic
def save(*, kind, answers, by, about=None):
    """Keep these answers, in place of what was kept before. Not audited: nothing has been decided yet."""
    discard(kind=kind, by=by, about=about)
    return Draft.objects.create(owner=by, kind=kind, about=about, sealed=queries.seal(answers))


@transaction.atomic
def discard(*, kind, by, about=None):
    """Forget what was kept: it was sent, or is not wanted."""
    Draft.objects.filter(owner=by, kind=kind, about=about).delete()


REMEMBERED = timedelta(days=2)


@transaction.atomic
def claim(*, token, by):
    """This sending, and whether it is the first with its token: of two at once, the database lets one be first."""
    Sending.objects.filter(owner=by, sent_at__lt=timezone.now() - REMEMBERED).delete()
    return Sending.objects.get_or_create(owner=by, token=token)


def settle(*, sending, place, by):
    """It was acted on, and led here: so will whatever is sent with the same token."""
    Sending.objects.filter(pk=sending.pk, owner=by).update(place=place)


def release(*, sending, by):
    """It came to nothing: it may be sent again."""
    Sending.objects.filter(pk=sending.pk, owner=by).delete()
