"""A week in the advisors' calendars, notes put right, and three concerns that only the manager reads."""

from datetime import time, timedelta

from commonweal.domain import journey
from commonweal.service.ground.accounts.models import Role
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.referrals.models import Referral

A_DAY = 3
WORKING_DAYS = 5
HOURS = (time(9, 30), time(11), time(14), time(15, 30))
CONCERNS = (
    ("financial", "The person said that a neighbour keeps the bank card and the money is gone early.", "open", ""),
    ("self_neglect", "No heating on, and food past its date.", "passed_on", "Adult social care will visit this week."),
    (
        "emotional",
        "The person is shouted at when asking for help.",
        "closed",
        "Talked with the family. A carer comes.",
    ),
)


def fill(rng, borough, today, clock):
    """Plan the days to come, and write and mend a few things as advisors do."""
    advisor = borough.users[Role.ADVISOR]
    people = list(_supported(advisor)[: A_DAY * WORKING_DAYS])
    clock.set(today)
    _plan(rng, advisor, people, today)
    _mend(advisor)
    _worry(rng, advisor, borough.manager, people, today, clock)


def _supported(advisor):
    living = {"person__died_on": None, "state__in": (journey.ASSESSED, journey.SUPPORTED, journey.REVIEWED)}
    return Referral.objects.filter(advisor=advisor, **living).order_by("-referred_on", "person__nhs_number")


def _plan(rng, advisor, people, today):
    days = [each for each in (today + timedelta(days=number) for number in range(8)) if each.weekday() < WORKING_DAYS]
    for number, referral in enumerate(people):
        kind, day = rng.choice(("visit", "phone", "phone")), days[number % len(days)]
        planned = {"kind": kind, "purpose": "support", "on": day, "at_time": rng.choice(HOURS)}
        contact = contacts.plan(referral=referral, by=advisor, **planned)
        if number % 7 == 3:
            moved = {"on": day + timedelta(days=1), "at_time": contact.at_time, "why": "person_asked"}
            contacts.move(contact=contact, by=advisor, version=contact.version, **moved)
        elif number % 7 == 5:
            contacts.cancel(contact=contact, by=advisor, version=contact.version, why="weather")


def _mend(advisor):
    """A note that was put right, and a call that was logged for the wrong person."""
    open_ones = {"referral__advisor": advisor, "referral__state__in": journey.OPEN_STATES}
    written = Contact.objects.done().filter(**open_ones).select_related("referral")
    written = written.order_by("-on", "referral__person__nhs_number", "purpose", "kind", "outcome")
    for contact in written[:1]:
        told = {name: getattr(contact, name) for name in ("kind", "purpose", "on", "outcome")}
        mended = {"note": f"{contact.note} Prefers to be rung after ten.".strip(), "minutes": 25}
        contacts.put_right(contact=contact, by=advisor, version=contact.version, **told, **mended)
    for contact in written[1:2]:
        tried = {"kind": "phone", "purpose": contact.purpose, "on": contact.on, "outcome": "voicemail"}
        slip = contacts.log(referral=contact.referral, by=advisor, **tried)
        contacts.strike_out(contact=slip, by=advisor, version=slip.version)


def _worry(rng, advisor, manager, people, today, clock):
    for (kind, seen, state, done), referral, days in zip(CONCERNS, people, (0, 6, 40), strict=False):
        clock.set(today - timedelta(days=days))
        told = {"kind": kind, "seen": seen, "immediate": kind == "self_neglect", "on": today - timedelta(days=days)}
        concern = contacts.raise_concern(person=referral.person, referral=referral, by=advisor, **told)
        if done:
            contacts.handle_concern(concern=concern, by=manager, version=concern.version, state=state, done=done)
    clock.set(today)
