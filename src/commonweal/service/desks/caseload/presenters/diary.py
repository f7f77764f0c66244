"""The calendar as a week on a screen and a day on paper."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.urls import reverse

from commonweal.service.desks.caseload.presenters.words import risk, where


@dataclass(frozen=True)
class Entry:
    """One contact as the calendar shows it."""

    at: time | None
    kind: str
    purpose: str
    name: str
    href: str
    has_come: bool
    contact: object
    risk: str = ""
    needs: str = ""


@dataclass(frozen=True)
class Day:
    """One day of the week."""

    on: date
    is_today: bool
    is_past: bool
    entries: list[Entry]


@dataclass(frozen=True)
class Week:
    """Seven days, and the way to the weeks on either side."""

    days: list[Day]
    before: date
    after: date

    @property
    def count(self):
        return sum(len(each.entries) for each in self.days)


def monday(day):
    return day - timedelta(days=day.weekday())


def week(planned, first, today):
    """The contacts of seven days, each under its day."""
    days = [first + timedelta(days=number) for number in range(7)]
    planned = list(planned)
    shown = [
        Day(on, on == today, on < today, [_entry(each, today) for each in planned if each.on == on]) for on in days
    ]
    return Week(shown, first - timedelta(days=7), first + timedelta(days=7))


def _entry(contact, today):
    person = contact.referral.person
    return Entry(
        at=contact.at_time,
        kind=contact.get_kind_display(),
        purpose=contact.get_purpose_display().lower(),
        name=person.name,
        href=reverse("caseload:person", args=[person.pk]),
        has_come=contact.on <= today,
        contact=contact,
        risk=risk(contact.referral),
        needs=person.access_needs,
    )


def sheet(planned, on):
    """What to take along: where, whom, what to mind; no NHS number and nothing of anybody's health."""
    stops = [_stop(each) for each in planned]
    return {"on": on, "stops": stops, "risky": sum(bool(each["risk"]) for each in stops)}


def _stop(contact):
    person = contact.referral.person
    return {
        "at": contact.at_time,
        "what": f"{contact.get_kind_display()}, {contact.get_purpose_display().lower()}",
        "is_visit": contact.kind == "visit",
        "name": person.name,
        "known_as": person.known_as,
        "facts": [fact for fact in _facts(person) if fact[1]],
        "risk": risk(contact.referral),
    }


def _facts(person):
    return [
        ("Address", where(person)),
        ("Phone", person.phone),
        ("Language", person.language),
        ("Access and communication needs", person.access_needs),
    ]
