"""Organisations, users, and what was done by whom."""

from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.desks.governance.queries import said
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.ground.ui.presenters.words import moment

ORGANISATION_HEAD = ("Organisation", "What it is", "Code", "Can sign in", "State")
USER_HEAD = ("Name", "Role", "Organisation", "Last signed in", "State")
WORKER_HEAD = ("Name", "Role", "Last signed in", "State")
ENTRY_HEAD = ("When", "What was done", "By")
DONE_HEAD = ("When", "What was done")


def organisation_rows(organisations):
    return [
        [
            {"text": each.name, "href": reverse("governance:organisation", args=[each.pk])},
            each.get_kind_display(),
            each.code,
            each.active_users,
            "Open" if each.active else "Closed",
        ]
        for each in organisations
    ]


def user_rows(users):
    return [
        [
            {"text": each.name, "href": reverse("governance:user", args=[each.pk])},
            each.get_role_display(),
            each.organisation.name,
            signed_in(each),
            state(each),
        ]
        for each in users
    ]


def worker_rows(users):
    """The same without the organisation, on the page of the organisation."""
    return [[name, role, *rest] for name, role, _, *rest in user_rows(users)]


def organisation(found):
    return [
        ("What it is", found.get_kind_display()),
        ("Code", found.code),
        *_team(found),
        *_provider(found),
        ("State", "Open" if found.active else "Closed"),
    ]


def _team(found):
    if found.kind == Organisation.Kind.TEAM:
        served = ", ".join(each.practice.name for each in found.serves.select_related("practice"))
        change = reverse("governance:team", args=[found.pk])
        yield "Pathway", journey.PATHWAYS[found.refers_as], change
        yield "Refers for", served or "No practice yet: its people cannot refer anybody", change


def _provider(found):
    if found.kind == Organisation.Kind.PROVIDER:
        yield "Told of referrals at", found.email or "Not by e-mail", reverse("governance:told", args=[found.pk])


def user(found):
    return [
        ("E-mail address", found.email),
        ("Role", found.get_role_display()),
        ("Organisation", found.organisation.name),
        ("Last signed in", signed_in(found)),
        ("State", state(found)),
    ]


def signed_in(user):
    return moment(user.last_login) if user.last_login else "Never"


def state(user):
    return "Can sign in" if user.is_active else "Switched off"


def entry_rows(entries):
    return [[moment(each.at), said(each.event), each.by.name if each.by else "The system"] for each in entries]


def done_rows(entries):
    return [[moment(each.at), said(each.event)] for each in entries]
