"""The lines of the day's lists: who, what, when, and where to act on it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.urls import reverse

from commonweal.domain import journey
from commonweal.domain.outcomes import MONTHS
from commonweal.service.desks.caseload.presenters.words import review_due
from commonweal.service.ground.ui.presenters.words import due


@dataclass(frozen=True)
class Row:
    """One line of a list: who, what, when, and where to act on it."""

    name: str
    born_on: date | None
    href: str
    what: str
    said: str = ""
    on: date | datetime | None = None
    at: time | None = None
    due: dict | None = None
    act: str = ""
    act_href: str = ""
    alert: str = ""
    phone: str = ""
    tap: str = ""
    tap_href: str = ""
    version: int | None = None


def person_link(referral):
    return reverse("caseload:person", args=[referral.person_id])


def alert(referral):
    return "Risks to staff" if referral.risk_to_staff else ""


def row(referral, what, **more):
    """A line about the person of a referral."""
    person = referral.person
    return Row(person.name, person.born_on, person_link(referral), what, alert=alert(referral), **more)


def visits(contacts, today):
    return [_contact(each, "", None) for each in contacts]


def late(contacts, today):
    return [_contact(each, "planned for", each.on) for each in contacts]


def _contact(contact, said, on):
    own = [contact.referral_id, contact.pk]
    return row(
        contact.referral,
        _what(contact),
        said=said,
        on=on,
        at=contact.at_time,
        act="Record the outcome",
        act_href=reverse("caseload:complete", args=own),
        phone=contact.referral.person.phone,
        tap="Could not reach",
        tap_href=reverse("caseload:no_answer", args=own),
        version=contact.version,
    )


def later(contacts, today):
    return [
        row(
            each.referral,
            _what(each),
            said="planned for",
            on=each.on,
            at=each.at_time,
            act="Move or cancel",
            act_href=reverse("caseload:move", args=[each.referral_id, each.pk]),
        )
        for each in contacts
    ]


def _what(contact):
    return f"{contact.get_kind_display()}, {contact.get_purpose_display().lower()}"


def reviews(referrals, today):
    return [
        row(
            each,
            each.practice.name,
            due=review_due(each.review_due_on, today),
            act="Review",
            act_href=reverse("caseload:review", args=[each.pk]),
            phone=each.person.phone,
            tap="Could not reach",
            tap_href=reverse("caseload:unreached", args=[each.pk]),
        )
        for each in referrals
    ]


def replies(onwards, today):
    return [
        row(
            each.referral,
            f"{each.service.name}: {journey.ONWARD_STATES[each.state].lower()}",
            said="answered",
            on=each.answered_at,
            tap="Mark as read",
            tap_href=reverse("caseload:read", args=[each.referral_id, each.pk]),
        )
        for each in onwards
    ]


def new(referrals, today):
    return [
        row(
            each,
            each.practice.name,
            said="referred",
            on=each.referred_on,
            act="Plan the first visit",
            act_href=reverse("caseload:plan", args=[each.pk]),
            phone=each.person.phone,
            tap="Could not reach",
            tap_href=reverse("caseload:unreached", args=[each.pk]),
        )
        for each in referrals
    ]


def ending(onwards, today):
    return [
        row(
            each.referral,
            each.service.name,
            said="funded until",
            on=each.funded_until,
            act="Agree what comes next",
            act_href=reverse("caseload:step_down", args=[each.referral_id, each.pk]),
        )
        for each in onwards
    ]


def asking(onwards, today):
    """Their referral may be closed, and their record with it: the page to ask is the one to open."""
    return [_asked(each, today, reverse("caseload:still_going", args=[each.pk])) for each in onwards]


def _asked(onward, today, page):
    return replace(
        row(onward.referral, f"{onward.service.name}, {MONTHS[onward.months]}", due=due(onward.due_on, today)),
        href=page,
        act="Record what they said",
        act_href=page,
        phone=onward.referral.person.phone,
    )


def tasks(tasks, today):
    """What was agreed at a meeting: about a person, or about none."""
    return [
        Row(
            each.what,
            None,
            reverse("caseload:meeting", args=[each.meeting_id]),
            f"Agreed with {each.meeting.practice.name}" + (f" about {_about(each)}" if each.case else ""),
            due=due(each.due_on, today),
        )
        for each in tasks
    ]


def _about(task):
    return task.case.referral.person.name
