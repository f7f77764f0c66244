"""Queue an e-mail and send it; whatever cannot be sent is tried again, and none is lost."""

import smtplib
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.ground.outbox import queries
from commonweal.service.ground.outbox.models import Message

# After each try that failed, so long until the next; after the last, somebody has to look.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 720, 1440))
LEASE = timedelta(minutes=5)
"""A worker that died while sending is given up after this; its e-mail may have gone, so that one may arrive twice."""

NO_ADDRESS = "This is not an e-mail address. Correct it where it is kept, and send anew."
OTHER_KEY = "The site's key has been changed since this was written, so that its link would not open. Send it anew."
NOT_TAKEN = "The mail server does not take mail for this address."


@transaction.atomic
def send(*, to, subject, body, by, link=None, about=None, person=None):
    """Queue an e-mail: `{initials}` and `{link}` in its words are filled in, and no more is said of the person."""
    if person is not None:
        queries.refuse_naming(person, f"{subject} {body}")
        subject, body = (text.replace("{initials}", queries.initials(person)) for text in (subject, body))
    message = Message(to=to.strip(), subject=subject, body=body, link=link, by=by)
    message.person, message.about = getattr(person, "pk", None), getattr(about, "pk", None)
    if not _is_address(message.to):
        message.state, message.error = Message.State.FAILED, NO_ADDRESS
    return audit.add(message, event="MESSAGE_QUEUED", by=by, person=person)


def _is_address(text):
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def hand_out_messages(*, by=None, most=100):
    """The e-mails whose turn it is, each handed to one worker alone for a while."""
    found = []
    for message in Message.objects.due().order_by("next_try_at")[:most]:
        ours = Message.objects.filter(pk=message.pk, state=message.state, next_try_at=message.next_try_at)
        if ours.update(next_try_at=timezone.now() + LEASE):
            found.append(message.pk)
    return found


def deliver(*, message, by=None):
    """Send an e-mail now. It is marked as sent after it has gone: should the machine stop in between, it goes twice."""
    if message.state != Message.State.QUEUED:
        return message
    if message.link and not message.link.is_open:
        return _settle(message, "MESSAGE_WITHDRAWN", by, state=Message.State.WITHDRAWN)
    if message.link and not queries.opens(message.link):
        return _settle(message, "MESSAGE_FAILED", by, state=Message.State.FAILED, error=OTHER_KEY)
    try:
        _post(message)
    except smtplib.SMTPRecipientsRefused:
        return _settle(message, "MESSAGE_FAILED", by, state=Message.State.FAILED, error=NOT_TAKEN)
    except (OSError, smtplib.SMTPException) as error:
        return _later(message, type(error).__name__, by)
    return _settle(message, "MESSAGE_SENT", by, state=Message.State.SENT, sent_at=timezone.now(), error="")


def _post(message):
    address = queries.address(message.link) if message.link else ""
    EmailMessage(subject=message.subject, body=message.body.replace("{link}", address), to=[message.to]).send()


def _later(message, error, by):
    """Wait longer after each try; the server's own words are not kept, since they may quote the e-mail."""
    tried = message.tries + 1
    if tried > len(WAITS):
        said = f"The mail server could not be reached in {tried} tries ({error})."
        return _settle(message, "MESSAGE_FAILED", by, state=Message.State.FAILED, error=said)
    said = f"The mail server could not be reached ({error}). It is tried again."
    Message.objects.filter(pk=message.pk, state=Message.State.QUEUED).update(
        tries=tried, next_try_at=timezone.now() + WAITS[tried - 1], error=said
    )
    return message


def _settle(message, event, by, **changes):
    changes |= {"tries": message.tries + 1}
    return audit.amend(message, event=event, by=by, person=message.person, **changes)


def try_again(*, message, by, version=None):
    """Have an e-mail sent that had been given up, or sooner than it would be."""
    if not _is_address(message.to):
        raise ActionRefused(NO_ADDRESS)
    if message.state not in (Message.State.FAILED, Message.State.QUEUED):
        raise ActionRefused("This e-mail is not waiting any more. There is nothing to try again.")
    again = {"state": Message.State.QUEUED, "tries": 0, "next_try_at": timezone.now(), "error": ""}
    return audit.amend(message, event="MESSAGE_TRIED_AGAIN", by=by, version=version, person=message.person, **again)
