"""The caseload as a list."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from commonweal.service.desks.caseload.presenters.words import COLOURS, review_due, risk


@dataclass(frozen=True)
class Row:
    """One referral of the caseload."""

    name: str
    born_on: date
    href: str
    practice: str
    state: str
    colour: str
    referred_on: date
    due: dict | None
    alert: bool


def people(found):
    """The people found by a search."""
    return [
        {
            "name": each.name,
            "href": reverse("caseload:person", args=[each.pk]),
            "practice": each.practice.name,
            "born_on": each.born_on,
        }
        for each in found
    ]


def rows(referrals, due, today):
    """The referrals as rows; `due` says when the review of one is due."""
    return [
        Row(
            name=each.person.name,
            born_on=each.person.born_on,
            href=reverse("caseload:person", args=[each.person_id]),
            practice=each.practice.name,
            state=each.get_state_display(),
            colour=COLOURS[each.state],
            referred_on=each.referred_on,
            due=review_due(due.get(each.pk), today),
            alert=bool(risk(each)),
        )
        for each in referrals
    ]
