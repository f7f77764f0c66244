"""The caseload as a list."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.desks.caseload.presenters.words import COLOURS, review_due, risk


@dataclass(frozen=True)
class Row:
    """One referral of the caseload."""

    pk: str
    name: str
    born_on: date
    href: str
    practice: str
    state: str
    colour: str
    to_do: str
    referred_on: date
    reached_on: date | None
    planned_on: date | None
    due: dict | None
    alert: bool
    needs: bool
    died_on: date | None


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
            pk=str(each.pk),
            name=each.person.name,
            born_on=each.person.born_on,
            href=reverse("caseload:person", args=[each.person_id]),
            practice=each.practice.name,
            state=each.get_state_display(),
            colour=COLOURS[each.state],
            to_do=journey.TO_DO.get(each.to_do, ""),
            referred_on=each.referred_on,
            reached_on=each.reached_on,
            planned_on=each.planned_on,
            due=review_due(due.get(each.pk), today),
            alert=bool(risk(each)),
            needs=bool(each.person.access_needs),
            died_on=each.person.died_on,
        )
        for each in referrals
    ]


COLUMNS = (
    ("name", "Person"),
    ("", "State and what is next"),
    ("contact", "Last spoken with"),
    ("planned", "Next planned"),
    ("review", "Review"),
    ("referred", "Referred"),
)


def columns(order):
    """The headings: words, how the table is sorted by them now, and the order that pressing them asks for."""
    by = order.removeprefix("-")
    way = "descending" if order.startswith("-") else "ascending"
    return [
        {"words": words, "sorted": way if key == by else "none", "asks": f"-{key}" if order == key else key}
        if key
        else {"words": words}
        for key, words in COLUMNS
    ]
