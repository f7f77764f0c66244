"""Meetings as the advisor who holds them sees them."""

from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.ground.ui.presenters.words import clock, day

HEAD = ("Day", "Practice", "State", "People", "Tasks open")


def rows(meetings):
    return [
        [
            {"text": day(each.on), "href": reverse("caseload:meeting", args=[each.pk])},
            each.practice.name,
            each.get_state_display(),
            each.talked_about,
            each.to_do,
        ]
        for each in meetings
    ]


def summary(meeting, attendees):
    """When, where and who; with a way to change it while it is planned."""
    planned = meeting.state == "planned"
    change, asked = (
        reverse(f"caseload:{name}", args=[meeting.pk]) if planned else "" for name in ("change_meeting", "asked")
    )
    when = ", ".join(filter(None, (day(meeting.on), clock(meeting.at_time))))
    label = "Who is asked" if planned else "Who came"
    return [
        ("When", when, change),
        ("Where", meeting.place, change),
        ("Held by", meeting.held_by.name),
        ("State", meeting.get_state_display()),
        (label, "\n".join(each.name_and_job for each in attendees if each.came is not False), asked),
    ]


def asked(attendees):
    """Who is asked already, as the form has them."""
    guests = (", ".join(filter(None, (each.guest, each.job))) for each in attendees if each.guest)
    users = [str(each.user_id) for each in attendees if each.user_id]
    return {"users": users, "guests": "\n".join(guests)}


def cases(cases, over=False):
    """Who is talked about; of a meeting that was cancelled there is nothing to write down."""
    return [
        {
            "case": each,
            "person": each.referral.person,
            "state": journey.REFERRAL_STATES[each.referral.state],
            "href": "" if over else reverse("caseload:meeting_case", args=[each.meeting_id, each.pk]),
            "tasks": list(each.tasks.all()),
        }
        for each in cases
    ]


def about(case, earlier):
    """What to know before talking about somebody: why they were referred, how far they are, what was said before."""
    referral = case.referral
    told = [
        *([("Asked by the practice", case.why)] if case.why else []),
        ("What might help", ", ".join(journey.REASONS[each] for each in referral.reasons)),
        ("Referred", day(referral.referred_on)),
        ("State", journey.REFERRAL_STATES[referral.state]),
    ]
    return told + [(f"Said on {day(each.meeting.on)}", each.note) for each in earlier]
