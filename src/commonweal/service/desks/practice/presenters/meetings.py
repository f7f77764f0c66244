"""Meetings as the practice and the teams read them."""

from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.ground.ui.presenters.words import clock, day

HEAD = ("Day", "Practice", "Held by", "State", "People", "Tasks open")


def rows(meetings):
    return [
        [
            {"text": day(each.on), "href": reverse("practice:meeting", args=[each.pk])},
            each.practice.name,
            each.held_by.name,
            each.get_state_display(),
            each.talked_about,
            each.to_do,
        ]
        for each in meetings
    ]


def summary(meeting, attendees):
    when = ", ".join(filter(None, (day(meeting.on), clock(meeting.at_time))))
    label = "Who came" if meeting.state == "held" else "Who is asked"
    return [
        ("When", when),
        ("Where", meeting.place),
        ("Held by", meeting.held_by.name),
        ("State", meeting.get_state_display()),
        (label, "\n".join(each.name_and_job for each in attendees if each.came is not False)),
    ]


def cases(cases, may_open):
    """Who is talked about; only those whose referral this reader may follow have a link."""
    return [
        {
            "case": each,
            "person": each.referral.person,
            "state": journey.REFERRAL_STATES[each.referral.state],
            "advisor": each.referral.advisor.name if each.referral.advisor else "",
            "href": reverse("practice:referral", args=[each.referral_id]) if each.referral_id in may_open else "",
            "tasks": list(each.tasks.all()),
        }
        for each in cases
    ]
