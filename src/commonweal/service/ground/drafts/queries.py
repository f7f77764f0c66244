"""Read back what was typed; seal and open it with the site's key."""

import base64
import hashlib
import json

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from commonweal.service.ground.drafts.models import Draft, Sending


def latest(*, owner, kind, about=None):
    """The answers kept for somebody, or nothing."""
    draft = Draft.objects.filter(owner=owner, kind=kind, about=about).order_by("-saved_at").first()
    return unseal(draft.sealed) if draft else {}


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
