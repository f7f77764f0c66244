"""Ask a provider by e-mail, and take its answer by the link in it: no account is needed."""

from django.db import transaction

from commonweal.domain import journey
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.ground.outbox import actions as outbox
from commonweal.service.journey.onward import queries
from commonweal.service.journey.onward.actions.replying import accept, refuse, waitlist

LINK_DAYS = 14
"""How long a provider can answer by the link in the first e-mail."""
LATER_DAYS = 90
"""... and by the one that it gets when it has put somebody on its waiting list."""

SUBJECT = "Somebody is referred to you: please answer"
BODY = """Hello,

A social prescribing advisor asks whether you can take somebody ({initials}).
Open this page to see what is asked of you, and to say yes, no, or not yet:

{link}

The page needs no password and can be answered once. Whoever has this e-mail can open it: please do not pass it on.
If it is not for you, answer no, and say so.
"""
LATER_SUBJECT = "On your waiting list: answer when there is room"
LATER_BODY = """Hello,

You have put somebody ({initials}) on your waiting list. Thank you.
When there is room, or when you know that there will be none, answer here:

{link}

The page needs no password and can be answered once. Whoever has this e-mail can open it: please do not pass it on.
"""


@transaction.atomic
def ask_by_link(*, onward, by):
    """Tell the provider by e-mail, if we know where; the message, or None."""
    return _write(onward, by, LINK_DAYS, SUBJECT, BODY)


def _write(onward, by, days, subject, body):
    to, person = onward.service.provider.email, onward.referral.person
    if not to:
        return None
    outbox.revoke_links(purpose=queries.BY_LINK, subject=onward, by=by)
    link, _ = outbox.make_link(purpose=queries.BY_LINK, subject=onward, by=by, days=days, person=person)
    return outbox.send(to=to, subject=subject, body=body, link=link, by=by, about=onward, person=person)


@transaction.atomic
def answer_by_link(*, onward, link, answer, reason="", note="", by=None):
    """What a provider says by the link: accept, waitlist or refuse. Nobody is signed in, so that `by` is nobody."""
    outbox.use_link(link=link, by=by)
    if answer == journey.ACCEPTED:
        return accept(onward=onward, by=by, version=onward.version)
    if answer == journey.WAITLISTED:
        waitlist(onward=onward, by=by, version=onward.version)
        _write(onward, by, LATER_DAYS, LATER_SUBJECT, LATER_BODY)
        return onward
    if answer == journey.REFUSED:
        return refuse(onward=onward, reason=reason, by=by, version=onward.version, note=note)
    raise ActionRefused("Choose one of the answers on the page.")
