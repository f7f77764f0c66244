"""Ask providers whether what the menu says of them is still right, and take their answer."""

from django.db import transaction

from commonweal.service.ground.accounts import queries as accounts
from commonweal.service.ground.outbox import actions as outbox
from commonweal.service.menu.actions.freshness import confirm

PAGE = "directory:still_right"
DAYS = 30
SUBJECT = "Is this still right? {name}"
BODY = """Hello,

People in the borough are sent to {name} because of what our menu says of it. Please look whether that is still right:

{{link}}

If it is, press the button there. If it is not, write or call and say what has changed. The link opens for {days} days.

{sender}"""


@transaction.atomic
def ask_to_check(*, services, by):
    """Send each provider a link to its entry; the names of services asked about, and of those with no address."""
    asked, unknown = [], []
    for service in services:
        to = _address(service)
        (asked if to else unknown).append(service.name)
        if to:
            _ask(service, to, by)
    return asked, unknown


def _ask(service, to, by):
    """An earlier link to the same entry opens nothing any more."""
    outbox.revoke_links(purpose=PAGE, subject=service, by=by)
    link, _ = outbox.make_link(purpose=PAGE, subject=service, by=by, days=DAYS)
    body = BODY.format(name=service.name, days=DAYS, sender=by.name)
    outbox.send(to=to, subject=SUBJECT.format(name=service.name), body=body, by=by, link=link, about=service)


def _address(service):
    """The entry's own address, or that of somebody who works for the provider."""
    workers = accounts.users(service.provider).filter(is_active=True)
    return service.email or next((each.email for each in workers), "")


@transaction.atomic
def confirm_by_link(*, link, service, by):
    """The provider pressed the button: once is enough."""
    outbox.use_link(link=link, by=by)
    return confirm(service=service, by=by)
