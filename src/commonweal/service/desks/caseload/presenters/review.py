"""The reviews to be done, and the attempts before giving up."""

from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.desks.caseload.presenters.words import review_due, risk


def rows(referrals, today):
    """Reviews as lines of a list."""
    return [
        {
            "name": each.person.name,
            "born_on": each.person.born_on,
            "href": reverse("caseload:person", args=[each.person_id]),
            "practice": each.practice.name,
            "due": review_due(each.review_due_on, today),
            "review": reverse("caseload:review", args=[each.pk]),
            "unable": reverse("caseload:unable", args=[each.pk]),
            "alert": bool(risk(each)),
        }
        for each in referrals
    ]


def rungs(ladder):
    """The attempts to make: what, and when it was made."""
    return [
        {
            "what": journey.CONTACT_KINDS[kind],
            "on": contact.on if contact else None,
            "outcome": contact.get_outcome_display() if contact else "",
        }
        for kind, contact in ladder.steps
    ]
