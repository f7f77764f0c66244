"""Keep what somebody has typed, and forget it."""

from django.db import transaction

from commonweal.service.ground.drafts import queries
from commonweal.service.ground.drafts.models import Draft


@transaction.atomic
def save(*, kind, answers, by, about=None):
    """Keep these answers, in place of what was kept before. Not audited: nothing has been decided yet."""
    discard(kind=kind, by=by, about=about)
    return Draft.objects.create(owner=by, kind=kind, about=about, sealed=queries.seal(answers))


@transaction.atomic
def discard(*, kind, by, about=None):
    """Forget what was kept: it was sent, or is not wanted."""
    Draft.objects.filter(owner=by, kind=kind, about=about).delete()
