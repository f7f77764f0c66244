"""Which link a token opens, if any; and the token of a link, which is computed and stored nowhere."""

import base64
import hashlib

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from commonweal.domain.dates import said
from commonweal.service.ground.outbox.models import Link, LinkRefused

NOT_OURS = "This link does not open anything here. Copy the whole of it from the e-mail, or open it from there again."
USED = "This link has been used. It opens once only: if you want to change what you answered, call whoever sent it."
REVOKED = "This link has been taken back. There is nothing left to do: if that surprises you, call whoever sent it."
EXPIRED = "This link was only open until {day}. Call whoever sent it, and ask for another."


def token_of(link):
    """What opens a link: 256 bits that only the site's key and the link's random identifier give."""
    digest = salted_hmac("commonweal.link", link.pk.hex, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def hashed(token):
    return hashlib.sha256(token.encode()).hexdigest()


def opens(link):
    """Does the token that we would send open this link? Not if the site's key was another when it was made."""
    return hashed(token_of(link)) == link.sealed


def open_link(token, purpose):
    """The link that this opens for this purpose; or why not, without a word of what it was for."""
    link = _link(token, purpose)
    if link.revoked_at:
        raise LinkRefused(REVOKED)
    if link.used_at:
        raise LinkRefused(USED)
    if link.expires_at <= timezone.now():
        raise LinkRefused(EXPIRED.format(day=said(timezone.localtime(link.expires_at))))
    return link


def used_link(token, purpose):
    """The link if it has been used already, to answer a second click as the first; otherwise None."""
    link = _link(token, purpose)
    return link if link.used_at else None


def _link(token, purpose):
    link = Link.objects.filter(sealed=hashed(token), purpose=purpose).first()
    if link is None:
        raise LinkRefused(NOT_OURS, status=404)
    return link


def address(link):
    """The whole address, as it stands in an e-mail."""
    return settings.ADDRESS + reverse(link.purpose, args=[token_of(link)])
