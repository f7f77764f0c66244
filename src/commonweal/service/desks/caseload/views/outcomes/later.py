"""Whether people still go, asked 3, 6 and 12 months after the funded time: also when their referral is closed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from commonweal.service.desks.caseload.forms.outcomes.after import StillGoingForm
from commonweal.service.desks.caseload.presenters.outcomes import later as pages
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.reviews import actions, queries


@permit("people.support")
def continuing(request):
    user, today = request.user, timezone.localdate()
    lists = {
        "due": queries.continuing_due(user, today),
        "unreached": queries.continuing_unreached(user, today),
        "ahead": queries.continuing_ahead(user, today),
    }
    followed = queries.followed(Onward.objects.visible_to(user), today)
    return render(
        request, "caseload/outcomes/continuing.html", pages.lists(lists, today) | {"followed": pages.shares(followed)}
    )


@permit("people.support")
def still_going(request, pk):
    place = fetch(queries.asked_of(request.user), pk)
    form = StillGoingForm.of(request, initial={"asked_on": timezone.localdate()})
    if form.is_valid():
        actions.told_later(onward=place, by=request.user, **form.answers)
        messages.success(request, f"Kept what {place.referral.person.name} said of {place.service.name}.")
        return redirect("caseload:continuing")
    viewed(person=place.referral.person, by=request.user, page="caseload:still_going")
    return render(request, "caseload/outcomes/still_going.html", pages.asked(place) | {"form": form})
