"""What the day holds."""

from django.shortcuts import render
from django.utils import timezone

from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.presenters.today import sections
from commonweal.service.ground.accounts.middleware import permit


@permit("people.support")
def today(request):
    day = timezone.localdate()
    return render(
        request, "caseload/today.html", {"day": day, "sections": sections(queries.work(request.user, day), day)}
    )
