"""The day in one screen: each section's count is the length of its whole list, of which the first are shown."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from django.db.models import QuerySet
from django.urls import reverse

from commonweal.domain import journey
from commonweal.domain.outcomes import MONTHS
from commonweal.service.desks.caseload.presenters.words import review_due
from commonweal.service.ground.ui.presenters.words import due

SHOWN = 20


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


@dataclass(frozen=True)
class Section:
    """A list under a heading, with the words for when it is empty."""

    key: str
    title: str
    empty: str
    count: int
    rows: list[Row] = field(default_factory=list)
    more: tuple[str, str] = ()

    @property
    def href(self):
        """Where its tile leads: to the list on the page, or to the whole of it when that is longer."""
        return f"#{self.key}" if self.count == len(self.rows) else self.whole

    @property
    def whole(self):
        return reverse("caseload:listed", args=[self.key])


def sections(work, today):
    """The lists of the day, the first of each."""
    return [section(key, found, today) for key, found in work.items()]


def section(key, found, today):
    """One list: all that was found is counted, and as much as a screen bears is shown."""
    first = list(found[: SHOWN + 1])
    count = len(first) if len(first) <= SHOWN else counted(found)
    return whole(key, first[:SHOWN], today, count)


def counted(found):
    """How many there are, without fetching those that are not fetched yet."""
    return found.count() if isinstance(found, QuerySet) else len(found)


def whole(key, found, today, count):
    """A list, or a page of it, under its heading and its count."""
    title, empty, rows, more = SECTIONS[key]
    return Section(key, title, empty, count, rows(found, today), more() if more else ())


def reviews_page():
    """Where to go when nobody can be reached."""
    return "All reviews, and what to do when nobody can be reached", reverse("caseload:reviews")


def person_link(referral):
    return reverse("caseload:person", args=[referral.person_id])


def alert(referral):
    return "Risks to staff" if referral.risk_to_staff else ""


def row(referral, what, **more):
    """A line about the person of a referral."""
    person = referral.person
    return Row(person.name, person.born_on, person_link(referral), what, alert=alert(referral), **more)


def _today(contacts, today):
    return [_contact(each, "", None) for each in contacts]


def _late(contacts, today):
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


def _later(contacts, today):
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


def _reviews(referrals, today):
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


def _replies(onwards, today):
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


def _new(referrals, today):
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


def _ending(onwards, today):
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


def _asking(onwards, today):
    """Their referral may be closed, and their record with it: the page to ask is the one to open."""
    return [
        replace(
            row(each.referral, f"{each.service.name}, {MONTHS[each.months]}", due=due(each.due_on, today)),
            href=reverse("caseload:still_going", args=[each.pk]),
            phone=each.referral.person.phone,
        )
        for each in onwards
    ]


def _tasks(tasks, today):
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


def ending_page():
    return "All whose funded time ends, and what is agreed", reverse("caseload:ending")


def continuing_page():
    return "All to ask, those who could not be reached, and how complete it is", reverse("caseload:continuing")


# Key of the list: heading, words for when it is empty, what makes its rows, where else to go.
SECTIONS = {
    "visits": ("Today's visits and calls", "Nothing planned for today.", _today, None),
    "late": ("Planned contacts without an outcome", "Every contact has an outcome.", _late, None),
    "overdue": ("Reviews overdue", "No review is overdue.", _reviews, reviews_page),
    "due": ("Reviews due", "No review is due.", _reviews, reviews_page),
    "replies": ("Replies from providers", "No new replies.", _replies, None),
    "ending": ("Funded time ending", "Everybody whose funded time ends knows what is next.", _ending, ending_page),
    "asking": ("Ask whether they still go", "Nobody is to be asked now.", _asking, continuing_page),
    "tasks": ("Tasks from meetings", "Nothing left to do.", _tasks, None),
    "new": ("New on your caseload", "Nobody new.", _new, None),
    "later": ("Coming up", "Nothing planned after today.", _later, None),
}
