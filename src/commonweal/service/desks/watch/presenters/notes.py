"""Supervision: who waits for an answer, and what was said."""

from django.urls import reverse
from django.utils import timezone

from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.ui.presenters.words import day

HEAD = ["Advisor", "Waiting for you", "Last said"]


def advisors(found):
    return [
        [
            {"text": each.name, "href": reverse("watch:supervise", args=[each.pk])},
            each.waiting,
            day(timezone.localdate(each.last_at)) if each.last_at else "Nothing yet",
        ]
        for each in found
    ]


def told(found, user):
    return [{"note": each, "case": _case(each, user), "to_see": _is_to_see(each, user)} for each in found]


def _case(note, user):
    if note.referral is None:
        return None
    return {"text": note.referral.person.name, "href": reverse("caseload:person", args=[note.referral.person_id])}


def _is_to_see(note, user):
    """Whether this user is the one it was said to, and has not said that it was seen."""
    if note.seen_at or note.by_id == user.pk:
        return False
    return user.role == Role.ADVISOR or note.by_id == note.advisor_id
