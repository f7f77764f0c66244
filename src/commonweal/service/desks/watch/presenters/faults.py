"""The board of what is missing, late or impossible, and the list behind each count."""

from itertools import groupby

from django.urls import reverse

from commonweal.service.ground.ui.presenters.words import day

BOARD_HEAD = ["What", "How many", "Why it matters"]
HEAD = ["Person", "Referred", "Practice", "Advisor", "State"]


def board(counts):
    """By kind: the checks, those that found something linked to their list."""
    grouped = groupby(counts, key=lambda pair: pair[0].kind)
    return [(kind, [_row(check, many) for check, many in found]) for kind, found in grouped]


def _row(check, many):
    name = {"text": check.title, "href": reverse("watch:faults", args=[check.code])} if many else check.title
    return [name, many, check.why]


def rows(page):
    return [
        [
            {"text": each.person.name, "href": reverse("caseload:person", args=[each.person_id])},
            day(each.referred_on),
            each.practice.name,
            each.advisor.name if each.advisor else "Nobody yet",
            each.get_state_display(),
        ]
        for each in page
    ]
