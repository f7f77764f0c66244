"""The page that a provider opens by the link in an e-mail, to say that an entry is still right."""

from django.shortcuts import render
from django.utils import timezone

from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.ground.outbox.middleware import by_link
from commonweal.service.ground.outbox.queries import open_link, used_link
from commonweal.service.menu import actions, presenters
from commonweal.service.menu import queries as menu

PAGE = "directory:still_right"


@permit.anyone
@by_link
def still_right(request, token):
    """Looking changes nothing; the button says that it is right, and a second click finds the thanks again."""
    used = used_link(token, PAGE) if request.method == "POST" else None
    link = used or open_link(token, PAGE)
    found = fetch(menu.services(), link.subject)
    if request.method != "POST":
        left = menu.places_left([found], timezone.localdate())[found.pk]
        return render(request, "directory/still_right.html", {"service": presenters.service(found, left)})
    if not used:
        actions.confirm_by_link(link=link, service=found, by=None)
    return render(request, "directory/thanks.html", {"name": found.name})
