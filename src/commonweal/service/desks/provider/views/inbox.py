"""What waits for the provider, and everybody it has to do with."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from commonweal.service.desks.provider import queries
from commonweal.service.desks.provider.presenters import inbox as shown
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.journey.onward.queries import inbox as in_hand


@permit("onward.reply")
@require_safe
def inbox(request):
    found = shown.inbox(in_hand(request.user.organisation))
    found["declined"] = shown.declined_facts(queries.declined(request.user))
    found["withdrawn"] = shown.withdrawn_rows(queries.withdrawn(request.user))
    return render(request, "provider/inbox.html", {**found, "words": shown})


@permit("onward.reply")
@require_safe
def people(request):
    now = shown.started_rows(in_hand(request.user.organisation))
    past = shown.ended_rows(queries.past(request.user))
    return render(request, "provider/people.html", {"now": now, "past": past, "words": shown})
