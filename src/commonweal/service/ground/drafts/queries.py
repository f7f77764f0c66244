"""Read back what was typed; seal and open it with the site's key."""

import base64
import hashlib
import json
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from commonweal.service.ground.drafts.models import Draft, Sending


def latest(*, owner, kind, about=None):
    """The answers kept for somebody, or nothing."""
    draft = Draft.objects.filter(owner=owner, kind=kind, about=about).order_by("-saved_at").first()
    return unseal(draft.sealed) if draft else {}


PAGE = "page"
"""The kind of draft that is a whole page as it was being typed; of it, `page` is the address."""


def page(*, owner, address):
    """The page somebody has begun and not sent: what was typed and when it was kept, or None."""
    return _live().filter(owner=owner, kind=PAGE, page=address).order_by("-saved_at").first()


def unsent(*, owner, about):
    """The pages about something that somebody has begun and not sent, the newest first."""
    return _live().filter(owner=owner, kind=PAGE, about=about).order_by("-saved_at")


def left(*, about, user):
    """What a colleague in the same role has begun about something and not finished, the newest first."""
    return (
        _live()
        .filter(about=about, owner__role=user.role)
        .exclude(owner=user)
        .select_related("owner")
        .order_by("-saved_at")
    )


def _live():
    return Draft.objects.filter(saved_at__gte=timezone.now() - limit())


def limit():
    """How long a draft is kept after it was last touched."""
    return timedelta(days=settings.DRAFTS_KEPT_DAYS)


def kept_until():
    """The last day of a draft that is touched today."""
    return timezone.localdate() + limit()


def is_sent(*, owner, token):
    """Was the form with this token sent and acted on?"""
    return Sending.objects.filter(owner=owner, token=token).exclude(place="").exists()


def place(sending):
    """Where a sending led: empty while it is under way, None if it came to nothing."""
    return Sending.objects.filter(pk=sending.pk).values_list("place", flat=True).first()


def seal(answers):
    """Answers as bytes that say nothing without the site's key; dates come back as text."""
    return _box().encrypt(json.dumps(answers, cls=DjangoJSONEncoder).encode())


def unseal(sealed):
    """The answers; none if they were sealed with a key that is no longer the site's."""
    try:
        return json.loads(_box().decrypt(bytes(sealed)))
    except InvalidToken:
        return {}


def _box():
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"commonweal-draft").digest()
    return Fernet(base64.urlsafe_b64encode(key))
