"""What a provider without an account is asked about by the link in its e-mail."""

from commonweal.service.ground.outbox import queries as outbox
from commonweal.service.journey.onward.models import Onward

BY_LINK = "provider:link"
"""The address that takes the token, which is also what the link is for."""


def asked(token):
    """The link that this token opens, and the onward referral that it is about; or why it opens nothing."""
    link = outbox.open_link(token, BY_LINK)
    return link, _onward(link)


def answered(token, answer):
    """Has this very answer been given by this link already? Then a second click is the first, seen again."""
    link = outbox.used_link(token, BY_LINK)
    return link is not None and _onward(link).state == answer


def _onward(link):
    found = Onward.objects.select_related("service__provider", "referral__person", "referral__advisor")
    return found.get(pk=link.subject)
