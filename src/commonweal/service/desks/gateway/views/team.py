"""Who has how much to do."""

from django.shortcuts import render

from commonweal.service.desks.gateway import presenters, queries
from commonweal.service.ground.accounts.middleware import permit


@permit("referrals.allocate")
def team(request):
    rows = presenters.team_rows(queries.team(request.user))
    return render(request, "gateway/team.html", {"rows": rows, "words": presenters})
