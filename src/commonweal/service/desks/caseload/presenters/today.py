"""The day in one screen: each section's count is the length of its list, and nothing else."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.desks.caseload.presenters.words import review_due


@dataclass(frozen=True)
class Row:
    """One line of a list: who, what, when, and where to act on it."""

    name: str
    born_on: date
    href: str
    what: str
    said: str = ""
    on: date | datetime | None = None
    at: time | None = None
    due: dict | None = None
    act: str = ""
    act_href: str = ""
    alert: str = ""


@dataclass(frozen=True)
class Section:
    """A list under a heading, with the words for when it is empty."""

    key: str
    title: str
    empty: str
    rows: list[Row] = field(default_factory=list)
    more: tuple[str, str] = ()

    @property
    def count(self):
        return len(self.rows)


def sections(work, today):
    """The lists of the day."""
    return [
        Section("visits", "Today's visits and calls", "Nothing planned for today.", _contacts(work["visits"], "")),
        Section(
            "late",
            "Planned contacts without an outcome",
            "Every contact has an outcome.",
            _contacts(work["late"], "planned for"),
        ),
        Section("overdue", "Reviews overdue", "No review is overdue.", _reviews(work["overdue"], today), more()),
        Section("due", "Reviews due", "No review is due.", _reviews(work["due"], today), more()),
        Section("replies", "Replies from providers", "No new replies.", _replies(work["replies"])),
        Section("new", "New on your caseload", "Nobody new.", _new(work["new"])),
        Section("later", "Coming up", "Nothing planned after today.", _later(work["later"])),
    ]


def more():
    """Where to go when nobody can be reached."""
    return "All reviews, and what to do when nobody can be reached", reverse("caseload:reviews")


def person_link(referral):
    return reverse("caseload:person", args=[referral.person_id])


def alert(referral):
    return "Risks to staff" if referral.staff_risk == "known" else ""


def _row(referral, what, **more):
    return Row(
        referral.person.name, referral.person.born_on, person_link(referral), what, alert=alert(referral), **more
    )


def _contacts(contacts, said):
    return [
        _row(
            each.referral,
            _what(each),
            said=said,
            on=each.on if said else None,
            at=each.at_time,
            act="Record the outcome",
            act_href=reverse("caseload:complete", args=[each.referral_id, each.pk]),
        )
        for each in contacts
    ]


def _later(contacts):
    return [
        _row(
            each.referral,
            _what(each),
            said="planned for",
            on=each.on,
            at=each.at_time,
            act="Cancel",
            act_href=reverse("caseload:cancel", args=[each.referral_id, each.pk]),
        )
        for each in contacts
    ]


def _what(contact):
    return f"{contact.get_kind_display()}, {contact.get_purpose_display().lower()}"


def _reviews(referrals, today):
    return [
        _row(
            each,
            each.practice.name,
            due=review_due(each.review_due_on, today),
            act="Review",
            act_href=reverse("caseload:review", args=[each.pk]),
        )
        for each in referrals
    ]


def _replies(onwards):
    return [
        _row(
            each.referral,
            f"{each.service.name}: {journey.ONWARD_STATES[each.state].lower()}",
            said="answered",
            on=each.answered_at,
        )
        for each in onwards
    ]


def _new(referrals):
    return [
        _row(
            each,
            each.practice.name,
            said="referred",
            on=each.referred_on,
            act="Plan the first visit",
            act_href=reverse("caseload:plan", args=[each.pk]),
        )
        for each in referrals
    ]
