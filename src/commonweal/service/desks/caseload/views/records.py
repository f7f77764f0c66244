"""Open a record that the user may see, and log that it was looked at."""

from django.shortcuts import render

from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.presenters.words import risk
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.ground.audit.queries import fetch


def referral_of(request, pk):
    return fetch(queries.referrals(request.user), pk)


def show(request, page, person, **context):
    """A page about a person: looking at it is written down, whatever else happens."""
    viewed(person=person, by=request.user, page=request.resolver_match.view_name)
    if "risk" not in context:
        context["risk"] = risk(queries.current(person, request.user))
    return render(request, f"caseload/{page}.html", {"person": person, **context})


def show_step(request, page, referral, **context):
    """A page about a step of a referral, with what staff must know of the person on top."""
    return show(request, page, referral.person, referral=referral, risk=risk(referral), **context)
