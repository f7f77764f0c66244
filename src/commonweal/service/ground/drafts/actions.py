"""Keep what somebody has typed, and forget it; and take each form that is sent once."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from commonweal.service.ground.audit import actions as audit
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


@transaction.atomic
def keep_page(*, address, typed, by, about=None):
    """Keep a page as it is being typed, in place of what was kept of it before."""
    discard_page(address=address, by=by)
    sealed = queries.seal({"typed": typed})
    return Draft.objects.create(owner=by, kind=queries.PAGE, about=about, page=address, sealed=sealed)


def discard_page(*, address, by):
    """Forget a page: it was sent, or is not wanted."""
    return Draft.objects.filter(owner=by, kind=queries.PAGE, page=address).delete()


@transaction.atomic
def take_over(*, about, by, person):
    """Whoever has something in hand now goes on with what a colleague had begun of it."""
    left = list(queries.left(about=about, user=by))
    own = set(Draft.objects.filter(owner=by, about=about).values_list("kind", "page"))
    for draft in left:
        if (draft.kind, draft.page) not in own:
            own.add((draft.kind, draft.page))
            Draft.objects.filter(pk=draft.pk).update(owner=by, version=draft.version + 1)
    audit.record(event="DRAFTS_TAKEN_OVER", by=by, person=person, count=len(left))
    return left


@transaction.atomic
def forget_old(*, by=None):
    """Remove what nobody has touched for as long as drafts are kept; how many there were."""
    count, _ = Draft.objects.filter(saved_at__lt=timezone.now() - queries.limit()).delete()
    if count:
        audit.record(event="DRAFTS_FORGOTTEN", by=by, count=count)
    return count


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
